"""调度: the matrix leader × half-month, one leader's projects, recording a stocktake, the panel on a project's page."""
