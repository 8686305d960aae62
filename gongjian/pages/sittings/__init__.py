"""会议: the list, calling one with its pack, the page in the room with minutes and decisions, closing."""
