"""Tag each sentence of a text as fact, allegation or opinion, and link it to its sources."""


def __getattr__(name: str) -> str:
    """Look `__version__` up when it is asked for: what it takes to import would double the time to start."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version  # noqa: PLC0415 - see above

    return version("claim-annotator")
