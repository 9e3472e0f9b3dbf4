"""Files become text with its metadata; no database is known here."""
