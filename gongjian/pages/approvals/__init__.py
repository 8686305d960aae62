"""Approvals on the screen: the matrix, a project's way to its start, a bureau's queue, what blocks whom, handing in, the catalogue."""
