"""Papers on the screen: the register, drafting, one paper with its steps, what has changed since."""
