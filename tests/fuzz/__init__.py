"""Hostile input by the tens of thousands; `python -m tests.fuzz` counts what becomes of it."""
