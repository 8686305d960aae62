"""The nine lists (九张清单, M48): one file each, found by this folder. A tenth list is one more file."""
