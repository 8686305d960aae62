"""clauses [CODE]: the plan clause by clause on a day: how it stands, the figures, the gap, the evidence, who leads and who cooperates."""
from django.core.management import CommandError

from gongjian.clauses.figure import Figure
from gongjian.clauses.spoken import evidence, name_of, state_said, word
from gongjian.clauses.spoken import said as spoken
from gongjian.clauses.standing import BY_HAND, ClauseLine, clause_line, clause_lines, counted
from gongjian.pages.command import HouseCommand
from gongjian.people.loading import unit_by_name
from gongjian.people.models import Unit
from gongjian.reading.word import At
from gongjian.targets.owners import Owners
from gongjian.timeline.refused import Refused


class Command(HouseCommand):
    help = "方案条款逐条对账：做到哪一步、差多少、凭据、谁牵头谁配合"

    def add_arguments(self, parser):
        parser.add_argument("code", nargs="?", default="", metavar="条款", help="如 M15；不写就全部列出")
        parser.add_argument("--unit", default="", metavar="单位", help="只看这个单位牵头、配合的条款和它的数")
        super().add_arguments(parser)

    def work(self, options):
        at = self.at(options)
        if at.drive is None:
            raise Refused("还没有载入行动方案：bin/gongjian plan plans/….toml")
        unit = self._unit(at, options["unit"])
        if options["code"]:
            try:
                line = clause_line(at, options["code"].upper(), unit)
            except KeyError as missing:
                raise CommandError(missing.args[0]) from None
            self.say_json(record(line, at)) if options["json"] else self._one(line, at)
            return
        lines = [line for line in clause_lines(at, unit) if unit is None or line.owners.part_of(unit)]
        if options["json"]:
            self.say_json([record(line, at) for line in lines])
            return
        how = "，".join(f"{state.label} {number}" for state, number in counted(lines))
        self.stdout.write(f"{at.drive.title}　截至 {at.on}　{len(lines)} 条：{how}")
        heads = ["条款", "情况", "牵头", "系统记录", "差距"]
        self.columns([
            [line.mark, line.state.label, line.owners.lead_words[:20], spoken(line.figures[0])[:44] if line.figures else BY_HAND,
             "；".join(figure.gap for figure in line.gaps)[:30]] for line in lines
        ], heads)

    def _unit(self, at: At, name: str) -> int | None:
        if not name:
            return None
        unit = unit_by_name(name, at.on, at.lens.officer.area)
        if unit is None or not at.lens.see(Unit).filter(unit=unit.pk).exists():
            raise CommandError(f"没有您可见的单位「{name}」")
        return unit.pk

    def _one(self, line: ClauseLine, at: At) -> None:
        clause = line.clause
        self.stdout.write(f"{clause.mark}　{clause.part}　截至 {at.on}　{line.state.label}")
        self.stdout.write(f"原文　{clause.text}")
        self.stdout.write(f"牵头　{line.owners.lead_words or '未写'}")
        if line.owners.cooperates:
            self.stdout.write(f"配合　{line.owners.cooperating_words}")
        for figure in line.figures:
            self.stdout.write(f"· {spoken(figure)}　{state_said(figure)}" + (f"　{figure.small}" if figure.small else ""))
            if figure.evidence.count:
                self.stdout.write(f"  凭据 {evidence(figure.evidence)}")
        if not line.figures:
            self.stdout.write(f"· {BY_HAND}")
        for one in line.words:
            self.stdout.write(f"· {word(one)}")
        for link in line.amiss:
            self.stdout.write(f"· 方案里写的「{link}」现在没有")


def record(line: ClauseLine, at: At) -> dict:
    clause = line.clause
    return {
        "code": clause.mark, "on": at.on, "part": clause.part, "text": clause.text, "workstream": clause.workstream, "state": line.state.value,
        "said": line.state.label, "light": line.light, "owners": owners(line.owners), "figures": [figure_record(figure) for figure in line.figures],
        "by_hand": not line.figures, "amiss": list(line.amiss),
        "words": [{"unit": one.unit.name_on(one.occurred_on), "on": one.occurred_on, "words": one.words, "document": one.document} for one in line.words],
    }


def owners(told: Owners) -> dict:
    return {"lead": [one.name for one in told.leads], "cooperate": [one.name for one in told.cooperates], "said": told.said}


def figure_record(figure: Figure) -> dict:
    return {
        "what": name_of(figure), "basis": figure.basis, "asked": figure.asked, "done": figure.done, "gap": figure.gap, "state": figure.state.value,
        "said": figure.state.label, "light": figure.colour, "small": figure.small,
        "evidence": {"count": figure.evidence.count, "latest": [{"on": one.on, "text": one.text, "by": one.by} for one in figure.evidence.rows]},
    }
