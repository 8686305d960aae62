"""What can be done with an item of the queue: one turn at a time, by the flow table. Each act names its row of MAY."""
import hashlib
import json
from datetime import date, datetime, timedelta
from typing import Any

from gongjian.desk.may import under
from gongjian.people.models import Unit
from gongjian.publicity.flow import ANSWER_DAYS, FLOW, WRITTEN, Kind, Step
from gongjian.publicity.items import Item, ItemStep
from gongjian.publicity.life import Figures, Life, life_of
from gongjian.publicity.wording import clean, personal, tidy
from gongjian.targets.models import Drive
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told

LONGEST = 8000  # signs of a text


@under("write_publicity")
def draft(unit: Unit, told: Told, *, drive: Drive | None, kind: str, title: str, words: str) -> list[Fact]:
    """动态, 成效, 经验 or 典型, sent in by a unit of itself or written by the office."""
    if kind not in WRITTEN:
        raise Refused("这里只写动态、成效、经验、典型；曝光和数据另有办法起草")
    return [_begun(told, drive, kind, unit, None, title, words)]


@under("expose_unit")
def expose(about: Unit, told: Told, *, drive: Drive | None, title: str, words: str, ground: str) -> list[Fact]:
    """曝光 of a unit, on a ground: the number of a 督查通报, of a problem. The unit is told and may answer before it is signed."""
    ground = tidy(ground)
    if not ground:
        raise Refused("曝光须写明依据，如督查通报文号、问题编号")
    clean(ground)
    seat = told.by.seat_on(told.on) if told.by else None
    return [_begun(told, drive, Kind.EXPOSURE, seat.unit if seat else None, about, title, words, ground=ground)]


@under("draw_up_figures")
def draw_up(drive: Drive, told: Told, *, title: str, words: str = "", figures: Figures, known: datetime) -> list[Fact]:
    """数据: figures of a day as `release.drawn` made them of what was known at `known`."""
    _worth(figures)
    seat = told.by.seat_on(told.on) if told.by else None
    return [_begun(told, drive, Kind.FIGURES, seat.unit if seat else None, None, title, words, **_of(figures, known))]


def _of(figures: Figures, known: datetime) -> dict:
    return {"figures": figures, "known": known, "day": date.fromisoformat(figures["on"])}


def _begun(told: Told, drive: Drive | None, kind: str, unit: Unit | None, about: Unit | None, title: str, words: str, **said) -> ItemStep:
    if drive is None:
        raise Refused("还没有载入行动方案，不能写稿")
    title, words = _text(kind, title, words)
    item = Item.objects.create(area=told.area, drive=drive, kind=kind, unit=unit, about=about)
    return told.tell(ItemStep, item=item, step=Step.DRAFTED, title=title, words=words, **said)


def _text(kind: str, title: str, words: str) -> tuple[str, str]:
    """Figures may go without words."""
    title, words = tidy(title).replace("\n", " "), tidy(words)
    if not title:
        raise Refused("请写标题")
    if not words and kind != Kind.FIGURES:
        raise Refused("请写正文")
    if len(title) > 120 or len(words) > LONGEST:
        raise Refused(f"标题最多 120 字，正文最多 {LONGEST} 字")
    clean(title, words)
    return title, words


def _worth(figures: Figures) -> None:
    if not figures.get("county") and not figures.get("projects"):
        raise Refused("这一天还没有可以公开的数据")
    for record in figures["projects"]:
        if found := [said for value in record.values() if isinstance(value, str) for said in personal(value)]:
            raise Refused(f"重点项目「{record['name']}」的项目卡里有个人信息（{'、'.join(dict.fromkeys(found))}），请先更正项目卡，或不列入这个项目")


@under("write_publicity")
def edit(unit: Unit, told: Told, *, item: Item, title: str, words: str, ground: str = "") -> list[Fact]:
    """By the unit that sent it in, or by the office. Of figures only title and words: the numbers are drawn up anew."""
    if item.unit_id != unit.pk:
        raise Refused("这篇稿件不是这个单位的")
    life = _turn(item, Step.EDITED, told)
    title, words = _text(life.kind, title, words)
    ground = tidy(ground) or life.written.ground
    clean(ground)
    before = life.written
    if (title, words, ground) == (before.title, before.words, before.ground) and life.step != Step.RETURNED:
        raise Refused("文字没有改动")
    said: dict[str, Any] = {"title": title, "words": words, "ground": ground, "figures": before.figures, "known": before.known, "day": before.day}
    return [told.tell(ItemStep, item=item, step=Step.EDITED, **said)]


@under("draw_up_figures")
def draw_again(item: Item, told: Told, *, figures: Figures, known: datetime) -> list[Fact]:
    """The figures as they are known now."""
    if item.kind != Kind.FIGURES:
        raise Refused("只有数据可以重新取数")
    _worth(figures)
    before = _turn(item, Step.EDITED, told).written
    return [told.tell(ItemStep, item=item, step=Step.EDITED, title=before.title, words=before.words, **_of(figures, known))]


@under("check_publicity")
def check(item: Item, told: Told) -> list[Fact]:
    """By another person than those who wrote it."""
    life = _turn(item, Step.CHECKED, told)
    if told.by is not None and told.by.pk in life.writers:
        raise Refused("写稿、改稿的同志不能核自己的稿，请换一位同志核稿")
    return [told.tell(ItemStep, item=item, step=Step.CHECKED)]


@under("check_publicity")
def tell_unit(item: Item, told: Told) -> list[Fact]:
    """The unit that is to be exposed is told, and has its days to answer."""
    _turn(item, Step.TOLD, told)
    return [told.tell(ItemStep, item=item, step=Step.TOLD, answer_by=told.on + timedelta(days=ANSWER_DAYS))]


@under("answer_publicity")
def answer(unit: Unit, told: Told, *, item: Item, words: str) -> list[Fact]:
    """The unit's own answer; it goes out beside the exposure, word for word."""
    if item.about_id != unit.pk:
        raise Refused("这篇曝光稿说的不是这个单位")
    _turn(item, Step.ANSWERED, told)
    words = tidy(words)
    if not words:
        raise Refused("请写答复")
    if len(words) > LONGEST:
        raise Refused(f"答复最多 {LONGEST} 字")
    clean(words)
    return [told.tell(ItemStep, item=item, step=Step.ANSWERED, words=words)]


@under("return_publicity")
def give_back(item: Item, told: Told) -> list[Fact]:
    _turn(item, Step.RETURNED, told)
    return [told.tell(ItemStep, item=item, step=Step.RETURNED)]


@under("sign_publicity")
def sign(item: Item, told: Told) -> list[Fact]:
    """Words and figures are frozen with their hash. An exposure waits for the unit's answer or the end of its days."""
    life = _turn(item, Step.SIGNED, told)
    if life.open_on(told.on):
        raise Refused(f"单位答复到 {life.last.answer_by} 止，答复或到期以后才能签发")
    said: dict[str, Any] = {"title": life.written.title, "words": life.written.words, "ground": life.written.ground, "figures": life.written.figures}
    return [told.tell(ItemStep, item=item, step=Step.SIGNED, known=life.written.known, day=life.written.day, sha256=digest(said), **said)]


@under("publish_publicity")
def publish(item: Item, told: Told) -> list[Fact]:
    """Out. Refused when what was signed is no longer what is kept."""
    life = _turn(item, Step.PUBLISHED, told)
    if life.signed is None or not intact(life):
        raise Refused("签发的内容与存档不符，不能公开。请退回重办")
    return [told.tell(ItemStep, item=item, step=Step.PUBLISHED, sha256=life.signed.sha256)]


@under("withdraw_publicity")
def withdraw(item: Item, told: Told) -> list[Fact]:
    """Taken down, with the reason; what was out and until when stays on record."""
    _turn(item, Step.WITHDRAWN, told)
    return [told.tell(ItemStep, item=item, step=Step.WITHDRAWN)]


@under("check_publicity")
def drop(item: Item, told: Told) -> list[Fact]:
    """Before it is out."""
    _turn(item, Step.DROPPED, told)
    return [told.tell(ItemStep, item=item, step=Step.DROPPED)]


def digest(said: dict) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def intact(life: Life) -> bool:
    """Whether what is kept is what was signed."""
    step = life.signed
    return step is not None and step.sha256 == digest({"title": step.title, "words": step.words, "ground": step.ground, "figures": step.figures})


def _turn(item: Item, step: Step, told: Told) -> Life:
    """The item as it stands, if this step may follow."""
    life = life_of(item)
    if life is None or not life.may_follow(step):
        stands = f"「{life.step.label}」" if life else "还没有起草"
        raise Refused(f"这篇稿件当前为{stands}，不能{step.label}")
    if FLOW[step].reasoned and not told.note:
        raise Refused(f"{step.label}须写明理由")
    return life
