"""The addresses of all acts."""
from gongjian.pages.doing import card, catch_up, evidence, figures, mending, milestones, trips, units
from gongjian.pages.doing.approvals import urls as approvals
from gongjian.pages.doing.enrolment import urls as enrolment
from gongjian.pages.doing.problems import urls as problems
from gongjian.pages.doing.reserve import urls as reserve

urls = [
    *card.urls, *figures.urls, *milestones.urls, *approvals.urls, *evidence.urls, *problems.urls, *enrolment.urls, *reserve.urls, *mending.urls, *units.urls,
    *trips.urls, *catch_up.urls,
]
