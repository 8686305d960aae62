"""行业 × 属地 (M57): one matrix for any indicator, and the projects behind each figure."""
