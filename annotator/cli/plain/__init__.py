"""Stepping through a document line by line: for screen readers, dumb terminals and scripts."""
