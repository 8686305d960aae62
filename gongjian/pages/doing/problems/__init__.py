"""提问题，以及问题的每一步 (M42–M46): found, moved on by the flow table, mended, joined with others, with papers beside it."""
