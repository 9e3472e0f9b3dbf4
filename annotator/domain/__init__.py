"""The words of the field as frozen values and enums: no input or output, no library."""
