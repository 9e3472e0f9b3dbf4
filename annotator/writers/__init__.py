"""Values become files; no database is known here."""
