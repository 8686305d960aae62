"""Targets: the plan, what it asks of whom, and the lists that were issued as orders."""
