"""谋划储备 (M18–M21): the master pool, its lists and sub-pools, the queue of proposals, what has not moved, the province's candidates, the axes."""
