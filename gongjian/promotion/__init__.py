"""Investment promotion (招商): whom we court, how far each lead has come, what was promised on both sides, and what may be counted, once (M22–M29, G13)."""
