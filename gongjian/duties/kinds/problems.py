"""问题各节点：who holds a problem owes its next node (13710), and the office what it owes beside that (rules.md §1, M44, M45)."""
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from gongjian.desk.relations import COUNTY, OFFICE, SOLVER
from gongjian.duties.duty import Duty, Kind, Whose
from gongjian.duties.names import shorts
from gongjian.people.posts import Rank, Role
from gongjian.problems.extensions import WHO, rules_on
from gongjian.problems.flow import FLOW, Step
from gongjian.problems.models import Problem
from gongjian.problems.nodes import SETTLES, Node
from gongjian.problems.rules import Rules
from gongjian.reading.say import say
from gongjian.reading.word import At

OF_THE_UNIT = (Node.SIGN, Node.FEEDBACK, Node.REPORT_UP, Node.SOLVE)
OWING = (SOLVER, OFFICE, COUNTY)  # by these relations a problem's nodes can be one's to settle
LABELS = {Node.SOLVE: "问题办结", Node.FEEDBACK: "反馈进展", Node.REPORT_UP: "上报上级"}
DOES = {
    Node.FEEDBACK: "反馈", Node.REPORT_UP: "记上报", Node.SOLVE: "申请办结", Node.LOOK: "复查催办", Node.CONCLUDE: "办结", Node.EXTENSION: "审批",
    Node.DELIBERATE: "记专题会议",
}
COLUMNS = ("problem_id", "what", "step", "lead_id", "person", "extensions", "project_name")


def find(at: At, until: date, whose: Whose | None) -> Iterable[Duty]:
    """One query, and one for the rules where somebody asked for more time."""
    node, beside = Q(node__gt="", node_by__lte=until), Q(beside__gt="", beside_by__lte=until)
    if whose:
        node &= (Q(node__in=OF_THE_UNIT, lead=whose.unit) if whose.unit else Q(pk__in=[])) | (~Q(node__in=OF_THE_UNIT) if whose.role == Role.OFFICE else Q(pk__in=[]))
        beside &= Q(beside__gt="") if whose.role == Role.OFFICE or whose.rank == Rank.HEAD else Q(pk__in=[])
    seen = at.lens.see(Problem, OWING if whose else None)
    rows = say(seen.filter(node | beside), Problem, at, ("project_name",)).order_by()
    names, rules = shorts(at), None
    for *said, first, first_by, second, second_by in rows.values_list(*COLUMNS, "node", "node_by", "beside", "beside_by"):
        if first and first_by and first_by <= until:
            yield _duty(Node(first), first_by, said, names, None)
        if second and second_by and second_by <= until:
            rules = rules or rules_on(at.on)
            yield _duty(Node(second), second_by, said, names, rules)


def _duty(node: Node, on: date, said: list, names: dict[int, str], rules: Rules | None) -> Duty:
    key, what, step, lead, person, extensions, project = said
    whose: dict = {"role": Role.OFFICE.value, "who": Role.OFFICE.label}
    if node in OF_THE_UNIT:
        whose = {"unit": lead, "who": names.get(lead, "")}
    elif node == Node.EXTENSION and rules:
        role = rules.extend_by[min(extensions, len(rules.extend_by) - 1)]
        whose = {"role": role, "rank": Rank.HEAD.value, "who": WHO.get(role, role)}
    does = settling(node, Step(step))
    label = does.label if does == Step.FEEDBACK else DOES.get(node, node.label)
    return Duty(
        label=LABELS.get(node, node.label), key=f"problem:{key}:{node.value}", on=on, text=what, small=" · ".join(filter(None, [project, person])),
        subject=("problem", key), act=(label, "advance", (key, does.value)),
        page=("problem", (key,)), **whose,
    )


def settling(node: Node, step: Step) -> Step:
    """The step that settles a node from where the problem stands; nobody applies for closing who never fed back; what is held is looked at by pressing."""
    if node == Node.LOOK:
        return Step.PRESSED
    return Step.FEEDBACK if node == Node.SOLVE and step not in FLOW[Step.SOLVED].after else SETTLES[node]


KIND = Kind("问题节点", find)
