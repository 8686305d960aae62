"""Problems (难题): what stands in a project's way, who must solve it, by when; the life of a problem is one table."""
