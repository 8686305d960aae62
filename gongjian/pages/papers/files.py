"""A paper to take away: what was signed, byte for byte; a draft as it reads now."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from gongjian.pages.listing import download
from gongjian.pages.papers.found import found
from gongjian.papers.docx import write
from gongjian.papers.life import Life
from gongjian.papers.pdf import write_pdf
from gongjian.papers.printing import stored
from gongjian.timeline.refused import Refused

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LOST = "原件不在存放处，或与签发时的哈希不符，不能下载。请告诉系统管理员"


def named(life: Life, ending: str) -> str:
    number = f"（{life.number}）" if life.number else "（稿）"
    return f"{life.document.title}{number}{ending}"


def docx(request: HttpRequest, pk: int) -> HttpResponse:
    _, life = found(request, pk)
    signed = life.signed
    data = stored(signed.docx, signed.docx_sha256) if signed else write(life.paper)
    if data is None:
        raise Refused(LOST)
    return download(data, named(life, ".docx"), WORD)


def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Raises Refused, with what to install, where the machine has no Chinese font."""
    _, life = found(request, pk)
    if life.signed and not life.signed.pdf:
        raise Http404
    data = stored(life.signed.pdf, life.signed.pdf_sha256) if life.signed else write_pdf(life.paper)
    if data is None:
        raise Refused(LOST)
    return download(data, named(life, ".pdf"), "application/pdf")


urls = [path("papers/<int:pk>.docx", docx, name="paper-docx"), path("papers/<int:pk>.pdf", pdf, name="paper-pdf")]
