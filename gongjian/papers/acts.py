"""What can be done with a paper: one turn at a time, by the flow table. Each act names its row of MAY, for the desk stands below this room."""
from datetime import datetime

from gongjian.desk.may import under
from gongjian.papers.blocks import Paper, as_json
from gongjian.papers.documents import Document, DocumentStep, NumbersPassed
from gongjian.papers.flow import FLOW, Step
from gongjian.papers.kinds import Kind, kind
from gongjian.papers.life import Life, life_of
from gongjian.papers.printing import Printed
from gongjian.papers.register import last_used
from gongjian.papers.texts import TO_WRITE, heard, unwritten
from gongjian.targets.models import Drive
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told


def _drafters(thing: Kind | Document) -> str:
    return (thing if isinstance(thing, Kind) else kind(thing.kind)).drafted_by


@under(_drafters)
def draft(told_kind: Kind, told: Told, *, drive: Drive | None, about: dict[str, str], paper: Paper, known: datetime) -> list[Fact]:
    """A new paper, as `told_kind.drafted` made it of what was known at `known`."""
    if drive is None:
        raise Refused("还没有载入行动方案，不能起草公文")
    said = {name: text.strip() for name, text in about.items() if text.strip()}
    document = Document.objects.create(area=told.area, drive=drive, kind=told_kind.key, title=paper.title[:200], about=said)
    return [told.tell(DocumentStep, document=document, step=Step.DRAFTED, paper=as_json(paper), known=known)]


@under(_drafters)
def draft_again(document: Document, told: Told, *, paper: Paper, known: datetime) -> list[Fact]:
    """With the data of today; what persons wrote stays beside it."""
    _turn(document, Step.DRAFTED, told)
    return [told.tell(DocumentStep, document=document, step=Step.DRAFTED, paper=as_json(paper), known=known)]


@under(_drafters)
def edit(document: Document, told: Told, *, texts: dict[str, str]) -> list[Fact]:
    """Texts by the keys of their blocks; the draft itself stays as it is. Refused when nothing differs from what stands."""
    life = _turn(document, Step.EDITED, told)
    said = heard(life.drafted, life.texts | texts)
    if said == life.texts:
        raise Refused("文字没有改动")
    return [told.tell(DocumentStep, document=document, step=Step.EDITED, texts=said)]


@under(_drafters)
def check(document: Document, told: Told) -> list[Fact]:
    """By another person than the drafter, and not before everything is written."""
    life = _turn(document, Step.CHECKED, told)
    if life.drafter == told.by:
        raise Refused("起草人不能核自己起草的文稿，请换一位同志核稿")
    if left := unwritten(life.paper):
        raise Refused(f"文稿里还有 {left} 处{TO_WRITE}，请补写或删去后再核稿")
    return [told.tell(DocumentStep, document=document, step=Step.CHECKED)]


@under("return_paper")
def give_back(document: Document, told: Told) -> list[Fact]:
    _turn(document, Step.RETURNED, told)
    return [told.tell(DocumentStep, document=document, step=Step.RETURNED)]


@under(_drafters)
def withdraw(document: Document, told: Told) -> list[Fact]:
    """Before it is signed; a signed paper has a number and stays."""
    _turn(document, Step.WITHDRAWN, told)
    return [told.tell(DocumentStep, document=document, step=Step.WITHDRAWN)]


@under("sign_paper")
def sign(document: Document, told: Told, *, printed: Printed) -> list[Fact]:
    """签发: the number is taken, blocks and files are frozen. Refused when the paper or the register moved since it was printed."""
    life = _turn(document, Step.SIGNED, told)
    number = printed.number
    if life.steps[-1].pk != printed.after or last_used(told.area, number.prefix, number.year) + 1 != number.running:
        raise Refused("文稿或文号刚刚有变动，这次没有签发。请看过最新情况再签")
    return [
        told.tell(
            DocumentStep, document=document, step=Step.SIGNED, paper=as_json(printed.paper), known=life.draft.known, prefix=number.prefix, year=number.year,
            running=number.running, number=number.text, docx=printed.docx[0], docx_sha256=printed.docx[1], pdf=printed.pdf[0], pdf_sha256=printed.pdf[1],
        )
    ]


@under("pass_numbers")
def pass_numbers(drive: Drive, told: Told, *, prefix: str, year: int, upto: int) -> list[Fact]:
    """The numbers up to `upto` were used outside this register, or are left empty; the note says why."""
    last = last_used(told.area, prefix, year)
    if upto <= last:
        raise Refused(f"{prefix}〔{year}〕已经用到 {last} 号，只能说明之后的号")
    if upto - last > 500:
        raise Refused("一次最多说明 500 个号，请核对")
    if not told.note:
        raise Refused("请写明这些号为什么不在这里，如“系统启用前已用”")
    return [told.tell(NumbersPassed, prefix=prefix, year=year, first=last + 1, last=upto)]


def _turn(document: Document, step: Step, told: Told) -> Life:
    """The paper as it stands, if this step may follow."""
    life = life_of(document)
    if life is None or not life.may_follow(step):
        stands = f"「{life.step.label}」" if life else "还没有起草"
        raise Refused(f"这份文稿当前为{stands}，不能{step.label}" + ("。已签发的公文不再改动" if life and life.signed else ""))
    if FLOW[step].reasoned and not told.note:
        raise Refused(f"{step.label}须写明理由")
    return life
