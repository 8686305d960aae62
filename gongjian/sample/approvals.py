"""前期手续 of the 46 projects of the first quarter (list 9) and of the thirteen that were late: listed in November, then moved on item by item."""
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from gongjian.approvals.catalogue.choosing import Choice, Needed
from gongjian.approvals.checklist import Checklist
from gongjian.approvals.items import Approval
from gongjian.approvals.materials import Material
from gongjian.projects.milestones import Milestone
from gongjian.sample.checklists import Profile, profile
from gongjian.sample.days import working_day
from gongjian.sample.lines import Tale, dice, moment
from gongjian.sample.people import clerks
from gongjian.sample.scheduling import BEFORE, Span, place, schedule, working
from gongjian.sample.sketches import Sketch

LISTED_LATE = {"guxian": date(2023, 11, 28), "health-sports": date(2023, 11, 27), "hudi": date(2023, 12, 1)}
END = date(2024, 2, 20)
# Reports that an intermediary writes before the bureau sees them, and who.
AGENCIES = {
    "feasibility": "晋东南工程咨询有限公司（示例）", "environment": "泽清环境技术有限公司（示例）", "energy": "晋能节能咨询有限公司（示例）",
    "water": "沁源水土技术服务部（示例）", "flood": "沁源水土技术服务部（示例）", "forest": "太行林业勘查设计院（示例）", "design": "晋城市建筑设计院（示例）",
    "geohazard": "二一二地质勘查队（示例）", "minerals": "二一二地质勘查队（示例）", "relics": "山右文物勘探有限公司（示例）", "trade_design": "晋城市建筑设计院（示例）",
    "drawings": "晋城市建筑设计院（示例）", "stability": "泽州社会风险评估中心（示例）",
}
SUPERIORS = {"city": "市级主管部门", "province": "省级主管部门"}
CORRECTIONS = ("申请表缺法定代表人签章", "坐标与选址图不一致，请核对", "投资估算与立项文件不一致", "缺专家意见修改说明", "附图比例尺不符，请重出", "授权委托书过期，请重新出具")
LEAVES = ("oversight", "tender", "energy", "environment", "water", "fire", "drawings", "trade_design")  # only the permit waits for them: some drag on
REFUSED = {"tender": "投标人不足三家，流标；修改招标文件后重新招标", "scheme": "建筑退线不足，不予通过；修改方案后重新申请"}


@dataclass(frozen=True)
class Step:
    on: date
    state: str
    said: dict
    note: str = ""


def tell_approvals(tale: Tale, sketches: list[Sketch]) -> None:
    refused = dict.fromkeys(REFUSED)  # each of them happens once
    for sketch in sketches:
        if sketch.group in ("spring", "late"):
            Telling(tale, sketch, refused).tell()


def listed_on(sketch: Sketch) -> date:
    """The day its unit drew up the checklist: by 25 November, three units later; the thirteen that were late at the drive's beginning."""
    if sketch.group == "late":
        return date(2023, 11, 3)
    return LISTED_LATE.get(sketch.unit) or date(2023, 11, 20) + timedelta(dice("listed", sketch.key).randint(0, 4))


def agent_of(sketch: Sketch) -> str:
    """代办员: for what was attracted the promotion centre's clerk, in the zone its own; else the approvals bureau's."""
    return clerks()["investment-promotion" if sketch.attracted else "zone" if sketch.unit == "zone" else "approvals"].login


class Telling:
    """One project's checklist and items."""

    def __init__(self, tale: Tale, sketch: Sketch, refused: dict):
        self.tale, self.sketch, self.refused = tale, sketch, refused
        self.rng, self.about, self.listed = dice("approvals", sketch.key), profile(sketch), listed_on(sketch)
        self.at, self.by = moment(self.listed, self.rng, 9, 11), clerks()[sketch.unit].login
        self.far = False  # whether its permit lies beyond the story's end
        self.ready = (sketch.started or working_day(sketch.planned + timedelta(self.rng.randint(-5, 24)))) - timedelta(1)

    def tell(self) -> None:
        sketch, about = self.sketch, self.about
        self.tale.tell(
            Checklist, self.listed, self.at, self.by, project=sketch.key, kind_of=about.kind, path=about.path, says=about.says, catalogue_on=self.listed,
            agent=agent_of(sketch), agent_name=_name(agent_of(sketch)), agent_unit=_unit(agent_of(sketch)),
        )
        choices = about.choices
        last = establishing(about)
        fixed = {last: sketch.approved} if sketch.approved else {}
        spans = schedule(choices, sketch.born, self.ready, fixed, self.rng, haste=self.rng.uniform(0.35, 0.95))
        self.far = not sketch.started and all(spans[code].done > date(2024, 2, 8) for code in ("permit", "start_report") if code in spans)
        for code, span in spans.items():
            if choices[code].item.stage < BEFORE and code not in ("start", "code"):
                self._item(code, choices[code], span, granted=code == last and bool(sketch.approved))
                if code == last and not sketch.approved and span.done <= END:
                    on = max(span.done, sketch.born)
                    self.tale.tell(Milestone, on, max(self.at, moment(on, self.rng, 17, 17)), "shenpi", project=sketch.key, kind_of="approved")
        self._put_aside(choices)

    def _item(self, code: str, choice: Choice, span: Span, granted: bool) -> None:
        """What was granted well before the list was drawn up is told by its number alone; the rest step by step."""
        if granted or (span.done <= self.listed and self.rng.random() < 0.55) or (span.done - span.begun).days < 2:
            if span.done <= END:
                self._say(code, Step(max(span.done, self.sketch.born), "done", {"document": document(choice.item.name, span.done, self.rng)}))
            return
        steps = [step for step in self._steps(code, choice, span) if step.on <= END]
        for step in steps:
            self._say(code, step)
        if any(step.state == "under_way" for step in steps) and choice.item.materials and self.rng.random() < 0.45:
            self._papers(code, choice, steps)

    def _steps(self, code: str, choice: Choice, span: Span) -> list[Step]:
        """组卷, often with an intermediary; 受理; sometimes 补正; handed up where a higher authority decides; 办结."""
        first, last = place(span.begun), place(span.done)
        whole = last - first
        slow = 0.3 if self.rng.random() < 0.3 else 1.0  # now and then the bureau has it too long
        accepted = first + max(1, round(whole * (0.6 if code in AGENCIES else 0.4) * slow))
        steps = [Step(working()[first], "preparing", {})]
        if code in AGENCIES and accepted - first >= 2:
            steps.append(Step(working()[first + 1], "preparing", {"desk": "agency", "agency": AGENCIES[code]}))
        if self.far and code in LEAVES and span.done > date(2023, 12, 1) and self.rng.random() < 0.4:
            span = Span(span.begun, working()[last + self.rng.randint(12, 28)])
        taken = {"unit": self._bureau(choice), "handler": clerks()[self._bureau(choice)].name}
        due = {} if choice.item.limit else {"due_on": working()[max(accepted, last + self.rng.randint(-8, 7))]}
        steps.append(Step(working()[accepted], "under_way", taken | due))
        left, middle = place(span.done) - accepted, accepted
        if left >= 6 and self.rng.random() < 0.2:
            middle = accepted + left // 3
            steps += [
                Step(working()[middle], "correcting", {}, self.rng.choice(CORRECTIONS)), Step(working()[middle + self.rng.randint(1, 3)], "under_way", {}, "补正材料齐全，恢复办理"),
            ]
            middle += 3
        if choice.item.level in SUPERIORS and place(span.done) - middle >= 3:
            steps.append(Step(working()[middle + 1], "under_way", {"superior": SUPERIORS[choice.item.level], "level": choice.item.level}, "县级初审通过，转报"))
        return [*steps, *self._ending(code, choice, span)]

    def _ending(self, code: str, choice: Choice, span: Span) -> list[Step]:
        granted = Step(span.done, "done", {"document": document(choice.item.name, span.done, self.rng)})
        if self.far and self.refused.get(code, "") is None and self.listed < span.done < date(2024, 2, 8):
            self.refused[code] = self.sketch.key
            again = working()[place(span.done) + 3]
            return [Step(span.done, "refused", {}, REFUSED[code]), Step(again, "preparing", {}, "按意见修改后重新组卷")]
        return [granted]

    def _bureau(self, choice: Choice) -> str:
        if choice.item.bureau in clerks():
            return choice.item.bureau
        return self.sketch.unit if choice.item.code in ("trade_design", "start_report") else "approvals"

    def _say(self, code: str, step: Step) -> None:
        """On its own day; what was before the list was drawn up, with the list. 组卷 is the owner's, the rest the bureau's."""
        at = self.at if step.on <= self.listed else moment(step.on, self.rng, 9 if step.state == "preparing" else 14, 17)
        by = self.by if step.on <= self.listed or step.state == "preparing" else self._clerk(code)
        self.tale.tell(Approval, max(step.on, self.sketch.born), at, by, step.note, project=self.sketch.key, item=code, state=step.state, **step.said)

    def _clerk(self, code: str) -> str:
        return clerks()[self._bureau(self.about.choices[code])].login

    def _papers(self, code: str, choice: Choice, steps: list[Step]) -> None:
        """材料: supplied by the day the file is handed in; one came back where the bureau asked for a correction; then complete."""
        accepted = next(step.on for step in steps if step.state == "under_way")
        back = next((step for step in steps if step.state == "correcting"), None)
        again = next((step.on for step in steps if back and step.state == "under_way" and step.on > back.on), None)

        def told(on: date, hour: int, by: str, state: str, paper: str, note: str = "") -> None:
            at = self.at + timedelta(minutes=1 + hour - 9) if on <= self.listed else moment(on, self.rng, hour, hour)
            self.tale.tell(Material, max(on, self.sketch.born), at, by, note, project=self.sketch.key, item=code, document=paper, state=state)

        for paper in choice.item.materials:
            told(accepted, 8, self.by, "supplied", paper)
        if back:
            paper = self.rng.choice(choice.item.materials)
            told(back.on, 16, self._clerk(code), "returned", paper, back.note)
            if again is None:
                return
            told(again, 9, self.by, "supplied", paper)
        told(again or accepted, 13, self._clerk(code), "complete", "")

    def _put_aside(self, choices: dict[str, Choice]) -> None:
        """Now and then a bureau finds that an item is not needed after all, and says why."""
        code, day = "geohazard", date(2023, 12, 6)
        if self.sketch.group == "spring" and not self.sketch.started and choices[code].needed is Needed.UNKNOWN and self.rng.random() < 0.6:
            at = moment(day, self.rng, 10, 12)
            self.tale.tell(
                Approval, day, at, clerks()["natural-resources"].login, "经核查不在地质灾害易发区", project=self.sketch.key, item=code, state="not_needed",
                unit="natural-resources",
            )


def establishing(about: Profile) -> str:
    """The item whose grant is 立项: the last of those on its path."""
    return [code for code, choice in about.choices.items() if choice.item.group == "establish" and choice.needed is Needed.YES][-1]


def document(name: str, day: date, rng: Random) -> str:
    return f"沁{name[:1]}审字〔{day.year}〕{rng.randint(3, 240)}号（示例）"


def _person(login: str):
    return next(person for person in clerks().values() if person.login == login)


def _name(login: str) -> str:
    return _person(login).name


def _unit(login: str) -> str:
    return _person(login).unit


__all__ = ["END", "LISTED_LATE", "agent_of", "listed_on", "tell_approvals"]
