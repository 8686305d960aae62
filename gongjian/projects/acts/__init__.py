"""What can be done to a project. Every act adds facts, or refuses with a reason in the officer's language."""
