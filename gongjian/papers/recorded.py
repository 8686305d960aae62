"""What papers tell of the plan's clauses: kinds issued, one-project papers, what is marked to be made public (M34, M53, M61)."""
from gongjian.approvals.handing_in import ahead
from gongjian.clauses.figure import Figure, Page, Record, State, View, many, proofs, tally
from gongjian.papers.classes import KIND_CLASSES, MARK
from gongjian.papers.documents import DocumentStep
from gongjian.papers.flow import Step
from gongjian.papers.kinds import every_kind
from gongjian.projects.models import Project
from gongjian.reading.classes import OPEN


def _signed(view: View):
    return view.told(DocumentStep, step=Step.SIGNED, document__drive=view.at.drive).select_related("document")


def _told(rows):
    return proofs(rows, lambda step: f"{step.number} {step.document.title}", lambda step: Page("paper", (step.document_id,)))


def issued(view: View) -> list[Figure]:
    """Papers signed of one kind: record:papers:inspection."""
    kind = every_kind().get(view.arg)
    if kind is None:
        raise KeyError(view.arg)
    rows = _signed(view).filter(document__kind=kind.key)
    count = rows.count()
    return [Figure(f"{kind.title}签发", State.RECORDED if count else State.UNTOLD, "", many(count, "份"), page=Page("papers"), proofs=_told(rows))]


def one_project(view: View) -> list[Figure]:
    """Of the projects that are to start in the coming first quarter: those with a signed 一项目一清单一方案."""
    keys = view.at.lens.see(Project).filter(ahead(view.at.next_year)).order_by()
    keys = keys.filter(unit=view.unit) if view.unit is not None else keys
    wanted = set(keys.values_list("project_id", flat=True))
    rows = _signed(view).filter(document__kind="one_project")
    of = {step.pk: str(step.document.about.get("project", "")) for step in rows}
    mine = rows.filter(pk__in=[key for key, project in of.items() if project.isdecimal() and int(project) in wanted])
    done = {of[step.pk] for step in mine}
    return [tally("一项目一清单一方案签发", len(wanted), len(done), page=Page("papers"), scope=view.scope_of(Project), proofs=_told(mine))]


def public(view: View) -> list[Figure]:
    """Signed papers of kinds that may go out, by whether they end with （此件公开发布）."""
    rows = _signed(view).filter(document__kind__in=[key for key, what in KIND_CLASSES.items() if what == OPEN])
    marked = [step.pk for step in rows if any(block["kind"] == "note" and MARK in block["text"] for block in (step.paper or {}).get("blocks", ()))]
    out = rows.filter(pk__in=marked)
    state = State.RECORDED if marked else State.UNTOLD
    return [Figure("注明此件公开发布的公文", state, "", many(len(marked), "份"), page=Page("papers"), proofs=_told(out))]


RECORDS = {
    "papers": Record("签发的公文", issued, county=True, asks="公文种类", choices=every_kind),
    "one_project": Record("一项目一清单一方案", one_project),
    "public_papers": Record("公开的公文", public, county=True),
}
