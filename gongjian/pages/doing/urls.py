"""The addresses of all acts."""
from gongjian.pages.doing import approvals, card, evidence, figures, mending, milestones, problems

urls = [*card.urls, *figures.urls, *milestones.urls, *approvals.urls, *evidence.urls, *problems.urls, *mending.urls]
