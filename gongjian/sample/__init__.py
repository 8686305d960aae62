"""Invented counties: the sample drive that a first start shows, and the crowd that the bench measures. Nothing here is real."""
