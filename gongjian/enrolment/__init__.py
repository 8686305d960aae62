"""Enrolment (入统): which papers a project needs before the statistics bureau can take it in."""
