"""The addresses of all acts."""
from gongjian.pages.doing import card, evidence, figures, mending, milestones, trips, units
from gongjian.pages.doing.approvals import urls as approvals
from gongjian.pages.doing.problems import urls as problems

urls = [*card.urls, *figures.urls, *milestones.urls, *approvals.urls, *evidence.urls, *problems.urls, *mending.urls, *units.urls, *trips.urls]
