"""What is done to an inspection: its course, and what is told at the site."""
