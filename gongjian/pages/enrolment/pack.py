"""/projects/<key>/enrolment/pack.zip and .pdf: a project's papers for enrolment, ordered, with index and hashes. Who took them is written down."""
import hashlib
from tempfile import TemporaryFile

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest
from django.urls import path

from gongjian.enrolment.needs import Status, needs_of
from gongjian.pages.evidence import served
from gongjian.pages.look import Look, look
from gongjian.papers.evidence_pack import Pack, gathered
from gongjian.papers.evidence_sheets import write_bound, write_zip
from gongjian.papers.evidence_taken import PackTaken, take_pack
from gongjian.projects.card import InvestmentKind
from gongjian.projects.models import Project, ProjectStanding
from gongjian.reading.say import say
from gongjian.timeline.money import wan
from gongjian.timeline.refused import Refused

MEDIA = {PackTaken.Form.ZIP: "application/zip", PackTaken.Form.PDF: "application/pdf"}


def pack_zip(request: HttpRequest, pk: int) -> FileResponse:
    return given(request, pk, PackTaken.Form.ZIP)


def pack_pdf(request: HttpRequest, pk: int) -> FileResponse:
    return given(request, pk, PackTaken.Form.PDF)


def given(request: HttpRequest, pk: int, form: PackTaken.Form) -> FileResponse:
    """Raises Refused with what to do where there are no papers, too many, or no Chinese font."""
    eyes = look(request)
    row = say(eyes.lens.see(Project).filter(project=pk).select_related("project"), Project, eyes.at, ("unit_name",)).first()
    if row is None:
        raise Http404
    desk = eyes.desk()
    if reason := desk.why_not(take_pack, row.project):
        raise Refused(reason) if eyes.lens.past else PermissionDenied(reason)
    pack = pack_of(eyes, row)
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it when it is sent)
    if form == PackTaken.Form.ZIP:
        write_zip(pack, file)
    else:
        file.write(write_bound(pack))
    size = file.tell()
    file.seek(0)
    sha256 = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    desk.do(take_pack, row.project, form=form.value, count=len(pack.pieces), size=size, sha256=sha256)
    return served(FileResponse(file, content_type=MEDIA[form], as_attachment=True, filename=f"{pack.folder}.{form.value}"))


def pack_of(eyes: Look, row: ProjectStanding) -> Pack:
    """Of a row that says its unit's name."""
    papers = list(eyes.lens.evidence().filter(subject="project", subject_id=row.project_id))
    total = f"{wan(row.total)} 万元" if row.total is not None else "未填"
    facts = [
        ("项目代码", row.code or "未填"), ("责任单位", row.unit_name or "未定"), ("建设单位", row.owner or "未填"), ("总投资", total),
        ("入统类别", InvestmentKind(row.investment_kind or InvestmentKind.ORDINARY).label), ("开工日期", str(row.started_on or "未开工")),
    ]
    needs = needs_of(row.investment_kind, row.total)
    order = dict.fromkeys(kind.value for need in needs for kind in need.kinds)
    missing = [need.label for need in needs if need.status == Status.REQUIRED and not need.met(row.papers)]
    return gathered(row.name, facts, papers, list(order), missing)


urls = [
    path("projects/<int:pk>/enrolment/pack.zip", pack_zip, name="enrolment-pack-zip"),
    path("projects/<int:pk>/enrolment/pack.pdf", pack_pdf, name="enrolment-pack-pdf"),
]
