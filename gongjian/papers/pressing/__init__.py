"""督办函: what is late is asked for again, with a day."""
