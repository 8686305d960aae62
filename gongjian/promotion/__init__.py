"""Investment promotion (招商): signings, credited to units, each counted once."""
