"""逐条对账: the plan clause by clause: what the system says, on which evidence, what is lacking, who leads and who cooperates (G7)."""
