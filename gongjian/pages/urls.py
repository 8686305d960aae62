"""Every page says its own addresses; here they are put together. A page is one line."""
from gongjian.pages import (
    account,
    arrival,
    comparing,
    due,
    evidence,
    intake,
    issue,
    issues,
    projects,
    search,
    sheet,
    sheets,
    sign_in,
    stages,
    target,
    target_acts,
    targets,
    twins,
    unit,
    units,
    wall,
)
from gongjian.pages.admin import site as admin
from gongjian.pages.approvals import urls as approvals
from gongjian.pages.clauses import urls as clauses
from gongjian.pages.doing import urls as doing
from gongjian.pages.enrolment import urls as enrolment
from gongjian.pages.inspections import course as inspection_course
from gongjian.pages.inspections import inspection, month, site
from gongjian.pages.matrix import page as matrix
from gongjian.pages.matrix import projects as matrix_projects
from gongjian.pages.notices import urls as notices
from gongjian.pages.overview import page as overview
from gongjian.pages.overview import reporting
from gongjian.pages.papers import urls as papers
from gongjian.pages.problem import page as problem
from gongjian.pages.problems import board, cause, causes, ledger
from gongjian.pages.project import page as project
from gongjian.pages.promotion import urls as promotion
from gongjian.pages.publicity import urls as publicity
from gongjian.pages.rankings import urls as rankings
from gongjian.pages.reserve import urls as reserve
from gongjian.pages.sittings import urls as sittings
from gongjian.pages.stocktakes import urls as stocktakes
from gongjian.pages.systems import urls as systems
from gongjian.pages.workplans import urls as workplans

urlpatterns = [
    *overview.urls,
    *reporting.urls,
    *due.urls,
    *notices.urls,
    *sign_in.urls,
    *account.urls,
    *sheets.urls,
    *sheet.urls,
    *comparing.urls,
    *issue.urls,
    *issues.urls,
    *projects.urls,
    *project.urls,
    *ledger.urls,
    *board.urls,
    *causes.urls,
    *cause.urls,
    *problem.urls,
    *approvals.urls,
    *reserve.urls,
    *matrix.urls,
    *matrix_projects.urls,
    *stages.urls,
    *workplans.urls,
    *doing.urls,
    *evidence.urls,
    *enrolment.urls,
    *search.urls,
    *clauses.urls,
    *targets.urls,
    *target.urls,
    *target_acts.urls,
    *units.urls,
    *unit.urls,
    *month.urls,
    *inspection_course.urls,
    *inspection.urls,
    *site.urls,
    *papers.urls,
    *rankings.urls,
    *publicity.urls,
    *wall.urls,
    *twins.urls,
    *promotion.urls,
    *stocktakes.urls,
    *sittings.urls,
    *intake.urls,
    *arrival.urls,
    *systems.urls,
    *admin.urls,
]
