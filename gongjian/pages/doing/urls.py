"""The addresses of all acts."""
from gongjian.pages.doing import approvals, card, evidence, figures, mending, milestones, problems, trips, units

urls = [*card.urls, *figures.urls, *milestones.urls, *approvals.urls, *evidence.urls, *problems.urls, *mending.urls, *units.urls, *trips.urls]
