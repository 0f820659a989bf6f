"""What changed between two revisions of the pages, and whom it breaks."""
