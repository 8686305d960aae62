"""The overview: one sentence, the targets, what is due today, the nine lists."""
