"""Tag each sentence of a text as fact, allegation or opinion, and link it to its sources."""

from importlib.metadata import version

__version__ = version("claim-annotator")
