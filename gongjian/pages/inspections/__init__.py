"""督查: the month's matrix, one inspection at a desk and at the site, what is known beforehand, and the acts of its course."""
