"""Being told (通知): the daily run, the inbox, what leaves by which channel and when, the calendar feed. Nothing here is a fact; it all follows from facts."""
