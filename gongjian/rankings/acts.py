"""What is done about a ranking: proposed, answered, found upon, published, withdrawn; points entered. Each act names its row of MAY."""
import hashlib
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from gongjian.desk.may import under
from gongjian.people.models import Unit
from gongjian.rankings.flow import FLOW, Plea, Step
from gongjian.rankings.frozen import Said, digest
from gongjian.rankings.life import Life, life_of
from gongjian.rankings.rounds import PointEntry, Round, RoundAnswer, RoundRuling, RoundStep
from gongjian.rankings.rulepack import RulePack
from gongjian.rankings.tables import book
from gongjian.rankings.ways.entered import Entered
from gongjian.targets.models import Drive
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told

LEAST_DAYS, MOST_DAYS = 1, 30


@under("propose_ranking")
def propose(pack: RulePack, told: Told, *, drive: Drive | None, on: date, known: datetime, said: Said, title: str, days: int) -> list[Fact]:
    """A round begins: `said` is the ranking of the day `on` by what was known at `known`; its units may answer for `days` calendar days."""
    if drive is None:
        raise Refused("还没有载入行动方案，不能排名")
    if on > told.on:
        raise Refused(f"{on} 还没到")
    before = [life for one in Round.objects.filter(area=told.area, pack=pack.key, on=on) if (life := life_of(one)) and life.step != Step.WITHDRAWN]
    if before:
        raise Refused(f"《{pack.title}》截至 {on} 的排名已经{before[0].step.label}，请在那一期上办理")
    same = RoundStep.objects.filter(area=told.area, version=pack.version, round__pack=pack.key).exclude(rules_sha256="").order_by("pk").last()
    if same and same.rules_sha256 != _sha(pack.text):
        raise Refused(f"《{pack.title}》的内容改过，而版本号还是第{pack.version}版（{same.occurred_on} 用过）。请在 rulepacks/{pack.key}.toml 里换一个 version")
    begun = Round.objects.create(area=told.area, drive=drive, pack=pack.key, on=on)
    return [_proposal(begun, told, pack, known, said, title, days)]


@under("propose_ranking")
def propose_again(begun: Round, told: Told, *, pack: RulePack, known: datetime, said: Said, days: int) -> list[Fact]:
    """With what is known today: figures that were set right since. Answers stay; the units have their days anew."""
    life = _turn(begun, Step.PROPOSED, told)
    if digest(said) == digest(life.said) and life.proposal.rules_sha256 == _sha(pack.text):
        raise Refused("数据和办法都没有变，不必重新征求意见")
    return [_proposal(begun, told, pack, known, said, life.title, days)]


def _proposal(begun: Round, told: Told, pack: RulePack, known: datetime, said: Said, title: str, days: int) -> RoundStep:
    if not LEAST_DAYS <= days <= MOST_DAYS:
        raise Refused(f"征求意见须在 {LEAST_DAYS} 到 {MOST_DAYS} 天之间")
    if not any(row["score"] is not None for board in said["boards"] for league in board["leagues"] for row in league["rows"]):
        raise Refused("没有一个单位有任务可排，不必征求意见")
    return told.tell(
        RoundStep, round=begun, step=Step.PROPOSED, title=title.strip()[:200], version=pack.version, rules=pack.text, rules_sha256=_sha(pack.text),
        known=known, ranking=said, answer_by=told.on + timedelta(days=days),
    )


@under("answer_ranking")
def answer(unit: Unit, told: Told, *, round: Round, plea: str, words: str = "") -> list[Fact]:
    """The unit's own answer, before the ranking is published; anything but 无异议 says why."""
    life = life_of(round)
    if life is None or life.step != Step.PROPOSED:
        raise Refused(f"这一期排名{'已经' + life.step.label if life else '还没有征求意见'}，不再收答复" + ("；有不同意见请向指挥部办公室书面提出" if life else ""))
    if unit.pk not in life.units:
        raise Refused("这一期排名里没有这个单位")
    if plea != Plea.AGREES and not words.strip():
        raise Refused(f"{Plea(plea).label}须写明情况和依据")
    return [told.tell(RoundAnswer, round=round, unit=unit, plea=plea, words=words.strip())]


@under("rule_ranking")
def rule(said: RoundAnswer, told: Told, *, upheld: bool, words: str) -> list[Fact]:
    """What the office found on an answer. Figures that are wrong are set right by those who told them, and the ranking is proposed again."""
    life = life_of(said.round)
    if life is None or life.step != Step.PROPOSED:
        raise Refused(f"这一期排名已经{life.step.label if life else '撤回'}，不再核定")
    if said.pk in life.rulings:
        raise Refused("这条申辩已经核定过")
    if said.plea == Plea.AGREES:
        raise Refused("单位没有异议，不需要核定")
    if not words.strip():
        raise Refused("请写明核定意见：采纳的怎样改，不采纳的为什么")
    return [told.tell(RoundRuling, answer=said, upheld=upheld, words=words.strip())]


@under("issue_ranking")
def issue(begun: Round, told: Told, *, number: str, said: Said) -> list[Fact]:
    """Published and frozen: rows, rules, number, file and its hash. `said` is the round reckoned once more with what was found (`life.again` with `life.excused`).

    Refused while units have time to answer, or an answer waits for the office.
    """
    life = _turn(begun, Step.ISSUED, told)
    if not number.strip():
        raise Refused("公布排名须有文号")
    if RoundStep.objects.filter(area=told.area, number=number.strip()).exists():
        raise Refused(f"{number.strip()} 已经用过")
    if life.unruled:
        raise Refused(f"还有 {len(life.unruled)} 条申辩没有核定，核定后才能公布")
    if life.open_on(told.on) and life.silent():
        raise Refused(f"征求意见到 {life.proposal.answer_by} 止，还有 {len(life.silent())} 家没有答复，现在不能公布")
    if differs(life, said):
        raise Refused("按当时的办法和数据重算，结果与征求意见时不一致，不能公布。请重新征求意见")
    file, sha256 = _store(book(said, number.strip(), begun.drive.region, begun.drive.office, begun.on))
    step = life.proposal
    return [
        told.tell(
            RoundStep, round=begun, step=Step.ISSUED, title=step.title, version=step.version, rules=step.rules, rules_sha256=step.rules_sha256,
            known=step.known, ranking=said, answer_by=step.answer_by, number=number.strip(), file=file, file_sha256=sha256,
        )
    ]


def differs(life: Life, said: Said) -> bool:
    """Whether scores or places are others than those proposed; what was found on answers may only take a unit off the black board."""
    return digest(_bare(life.said)) != digest(_bare(said))


def _bare(said: Said) -> Said:
    return said | {
        "boards": [
            board | {
                "leagues": [
                    league | {"rows": [{name: value for name, value in row.items() if name not in ("honour", "excused")} for row in league["rows"]]}
                    for league in board["leagues"]
                ]
            }
            for board in said["boards"]
        ]
    }


@under("propose_ranking")
def withdraw(begun: Round, told: Told) -> list[Fact]:
    """Before it is published, with the reason; a published ranking stays."""
    _turn(begun, Step.WITHDRAWN, told)
    return [told.tell(RoundStep, round=begun, step=Step.WITHDRAWN)]


@under("enter_points")
def enter(unit: Unit, told: Told, *, drive: Drive | None, pack: RulePack, item: str, points: float, document: str, on: date | None = None) -> list[Fact]:
    """Points by a document, within what the pack lets be entered (加减分)."""
    ways = {part.way.item: (part, part.way) for part in pack.parts if isinstance(part.way, Entered)}
    if drive is None or item not in ways:
        raise Refused(f"《{pack.title}》没有「{item}」这个记分事项")
    part, way = ways[item]
    if not way.least <= points <= way.most:
        raise Refused(f"{part.title}每次只能记 {way.least:g} 到 {way.most:g} 分" if way.least != way.most else f"{part.title}每次记 {way.least:g} 分")
    if not document.strip():
        raise Refused("记分须写明依据的文件")
    if on and on > told.on:
        raise Refused("日期还没到")
    if unit.kind not in {kind for group in pack.groups for kind in group.kinds}:
        raise Refused("这个单位不在排名范围内")
    return [told.tell(PointEntry, on=on, drive=drive, unit=unit, pack=pack.key, item=item, hundredths=round(points * 100), document=document.strip())]


@under("enter_points")
def take_back(entry: PointEntry, told: Told) -> list[Fact]:
    """Points entered by mistake, or whose document was withdrawn; the entry stays on record."""
    if entry.void or PointEntry._base_manager.filter(corrects=entry.pk).exists():
        raise Refused("这条记分已经作废")
    if not told.note:
        raise Refused("作废须写明理由")
    said = {name: getattr(entry, name) for name in ("drive", "unit", "pack", "item", "hundredths", "document")}
    return [told.tell(PointEntry, on=entry.occurred_on, corrects=entry, void=True, **said)]


def _turn(begun: Round, step: Step, told: Told) -> Life:
    """The round as it stands, if this step may follow. Two at once are told one after the other."""
    Round.objects.select_for_update().filter(pk=begun.pk).first()
    life = life_of(begun)
    if life is None or not life.may_follow(step):
        raise Refused(f"这一期排名已经{life.step.label if life else '作废'}，不能{step.label}" + ("。已公布的排名不再改动" if life and life.issued else ""))
    if FLOW[step].reasoned and not told.note:
        raise Refused(f"{step.label}须写明理由")
    return life


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _store(data: bytes) -> tuple[str, str]:
    sha256 = hashlib.sha256(data).hexdigest()
    file = Path("rankings") / sha256[:2] / f"{sha256}.xlsx"
    full = Path(settings.MEDIA_ROOT) / file
    full.parent.mkdir(parents=True, exist_ok=True)
    full.write_bytes(data)
    return str(file), sha256
