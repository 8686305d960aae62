"""One project: its life as a ribbon, its curves, who said what when, what is missing, who answers, and what may be done."""
