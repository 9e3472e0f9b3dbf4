"""What a person does: one call, one transaction."""
