"""What the tool knows about prose: pure functions over text."""
