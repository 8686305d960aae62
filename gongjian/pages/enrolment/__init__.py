"""入统: which projects are ready to be entered and what each still lacks, one project's papers and course, doubts, windows, evidence packs."""
