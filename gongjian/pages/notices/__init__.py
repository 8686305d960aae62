"""Pages of being told: the inbox, one notice, how one wants to be told, the calendar link, standing in."""
