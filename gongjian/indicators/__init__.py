"""Indicators: one file each, found by this folder. A target names the indicator it is measured by."""
