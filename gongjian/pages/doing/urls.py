"""The addresses of all acts."""
from gongjian.pages.doing import approvals, card, evidence, figures, mending, milestones, trips, units
from gongjian.pages.doing.problems import urls as problems
from gongjian.pages.doing.reserve import urls as reserve

urls = [*card.urls, *figures.urls, *milestones.urls, *approvals.urls, *evidence.urls, *problems.urls, *reserve.urls, *mending.urls, *units.urls, *trips.urls]
