"""Inspections (督查): each month, each unit, ten points checked against what is known; numbered, within a window, under a cap, answered before published."""
