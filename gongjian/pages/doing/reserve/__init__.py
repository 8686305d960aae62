"""谋划储备的办理 (M18, M19): proposing and joining in, every step on a project's way, its tags, the county's reference lists and the reserve's days."""
