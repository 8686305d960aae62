"""会议纪要: what was heard and what was decided."""
