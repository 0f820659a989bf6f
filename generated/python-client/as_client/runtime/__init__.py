"""What every operation of the client shares.  Written by hand; the generated code beside it only holds data and types."""
