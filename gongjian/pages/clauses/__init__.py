"""方案条款 · 逐条对账: all clauses, one clause, one workstream (G7, M02)."""
