"""One problem: where it stands and on whose desk, its clock and its rungs, every step with its papers, and what may be done next."""
