"""What makes the bureau return papers (rules.md §2.5), one file a check: what is wrong, in which paper, what would settle it."""
