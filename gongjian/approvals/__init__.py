"""Approvals (手续): the items on the way to a start and where each stands."""
