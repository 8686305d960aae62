"""What a problem's page offers: the step that settles what is owed first, then those that may follow where it stands and are his to take."""
from datetime import date

from django.urls import reverse

from gongjian.desk.desk import Desk
from gongjian.pages.doing.problems.asks import ASKS
from gongjian.pages.doing.problems.step import GRANTED, step_url
from gongjian.papers import acts as papers
from gongjian.papers.kinds import every_kind
from gongjian.people.models import PostStanding
from gongjian.problems import acts as problems
from gongjian.problems.extensions import grants, rules_on
from gongjian.problems.flow import FLOW, OPEN, Step
from gongjian.problems.ledger import Competence, Rung
from gongjian.problems.models import ProblemStanding
from gongjian.problems.nodes import SETTLES, Node
from gongjian.problems.rules import Rules
from gongjian.projects.acts.evidence import add_evidence

BESIDE = (  # act, its page, its name, whether it makes sense here
    (add_evidence, "problem-paper", "补材料", lambda stands: True),
    (problems.concern, "concern", "加涉及项目", lambda stands: stands.struck_on is None),
    (problems.join, "join-cause", "归并同因", lambda stands: stands.struck_on is None),
    (problems.split, "split-cause", "拆出同因", lambda stands: stands.cause_id is not None),
)

PAPERS = ("assignment", "pressing")
ONWARD = (Step.VERIFIED, Step.ASSIGNED, Step.SIGNED, Step.FEEDBACK, Step.SOLVED, Step.REVIEWED, Step.CLOSED, Step.STRUCK, Step.PRESSED)


def on_problem(desk: Desk, stands: ProblemStanding) -> list[dict]:
    """Buttons for parts/acts.html; the key one leads on."""
    may, seat = desk.offers(stands.problem), desk.lens.seat
    now, rules = Step(stands.step), rules_on(desk.lens.when.on)
    steps = [step for step in ASKS if now in FLOW[step].after and may(problems.advance, kind=step) and sensible(step, stands, seat, rules, desk.lens.when.on)]
    first = [SETTLES[Node(node)] for node in (stands.node, stands.beside) if node]
    steps.sort(key=lambda step: first.index(step) if step in first else len(first))
    key = next((step for step in steps[:1] if step in first or step in ONWARD), None)
    found = [{"label": ASKS[step].title, "url": step_url(stands, step), "key": step == key} for step in steps]
    found += [{"label": label, "url": reverse(page, args=[stands.problem_id])} for act, page, label, fits in BESIDE if fits(stands) and may(act)]
    return found + papers_of(desk, stands, now)


def sensible(step: Step, stands: ProblemStanding, seat: PostStanding | None, rules: Rules, on: date) -> bool:
    """Not refused at once for what everybody can see; the act itself still judges."""
    if step in GRANTED:
        return bool(stands.asked_due_on) and seat is not None and grants(seat, stands, rules)
    if step == Step.ASKED:
        late = stands.red_on is not None and stands.red_on <= on
        return stands.due_on is not None and not stands.asked_due_on and not late and stands.extensions < rules.extensions
    if step == Step.REPORTED_UP:
        return stands.competence != Competence.COUNTY
    if step == Step.DELIBERATED:
        return stands.rung == Rung.MEETING
    return True


def papers_of(desk: Desk, stands: ProblemStanding, now: Step) -> list[dict]:
    """The papers that carry it to the unit and press for it, to those who may draft them."""
    kinds = [kind for key, kind in every_kind().items() if key in PAPERS and now in OPEN and desk.may(papers.draft, kind)]
    return [{"label": kind.title, "url": f"{reverse('paper-new', args=[kind.key])}?problem={stands.problem_id}"} for kind in kinds]
