"""One module per operation: its types, its rules and where each argument goes.  Imported with the first call."""
