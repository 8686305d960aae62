"""调度材料: what a sitting goes through."""
