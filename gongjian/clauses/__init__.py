"""逐条对账: every clause of the plan on a day: what the system itself can say of it, on which evidence, what is lacking, and whose it is (G7).

`figure` what can be said · `links` how a clause is tied to its measure · `measured` targets, indicators, lists · `records` everything else that is on record ·
`owners` who leads and who cooperates · `standing` the clause as a whole · `spoken` a clause in plain words, the same for page, paper and command.
"""
