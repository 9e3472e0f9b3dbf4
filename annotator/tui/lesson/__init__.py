"""The lesson of `annotator tutorial`: its text, its tasks, and what they are judged by."""
