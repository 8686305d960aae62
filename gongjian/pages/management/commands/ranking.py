"""ranking [PACK]: units in their leagues on a day, as known at a moment; ranking explain PACK UNIT: where every point of a unit comes from, and what would lift it."""
from dataclasses import asdict
from datetime import date, datetime

from django.core.management import CommandError

from gongjian.desk.lens import Lens
from gongjian.pages.command import HouseCommand
from gongjian.people.loading import unit_by_name
from gongjian.rankings.figures import gather
from gongjian.rankings.frozen import Said, as_json
from gongjian.rankings.lift import KINDS, lifts
from gongjian.rankings.registry import every_pack, pack, pack_of
from gongjian.rankings.rulepack import RulePack
from gongjian.rankings.seen import only, sees_all, units_seen
from gongjian.rankings.standing import scored
from gongjian.rankings.tables import HONOURS
from gongjian.reading.word import At
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import CHINA, When, end_of


def a_moment(text: str) -> datetime:
    """A day (all that was known when it ended) or a moment of it."""
    try:
        return end_of(date.fromisoformat(text)) if len(text) == 10 else datetime.fromisoformat(text).replace(tzinfo=CHINA)
    except ValueError:
        raise CommandError(f"「{text}」不是日期或时刻，请写成 2023-12-13 或 2023-12-13T17:00") from None


class Command(HouseCommand):
    help = "排名：按考评办法给单位分组排名；explain 说明一个单位每一分从哪里来、办成什么提得最多"

    def add_arguments(self, parser):
        parser.add_argument("asked", nargs="*", metavar="办法", help="考评办法（默认方案写明的）；或 explain 办法 单位；或 packs：有哪些办法")
        super().add_arguments(parser)
        parser.add_argument("--known", metavar="时刻", help="只算这一刻以前知道的，如 2023-12-13")

    def work(self, options):
        asked = options["asked"]
        if asked == ["packs"]:
            return self._packs(options)
        at = self._at(options)
        if at.drive is None:
            raise Refused("还没有载入行动方案：bin/gongjian plan plans/….toml")
        if asked[:1] == ["explain"]:
            if len(asked) != 3:
                raise CommandError("请写成 bin/gongjian ranking explain 办法 单位")
            return self._explain(at, pack(asked[1]), asked[2], options)
        if len(asked) > 1:
            raise CommandError(f"不认识 {' '.join(asked[1:])}（bin/gongjian ranking -h 看用法）")
        return self._ranking(at, pack(asked[0]) if asked else pack_of(at.drive), options)

    def _at(self, options) -> At:
        at = self.at(options)
        known = a_moment(options["known"]) if options["known"] else None
        return At(Lens(at.lens.officer, When(at.on, known)), at.drive)

    def _packs(self, options) -> None:
        told = [{"key": one.key, "title": one.title, "version": one.version, "source": one.source, "confidence": one.confidence} for one in every_pack().values()]
        if options["json"]:
            self.say_json(told)
            return
        self.columns([[one["key"], one["title"], f"第{one['version']}版", one["source"], one["confidence"]] for one in told], ["办法", "名称", "版本", "来源", "可靠"])

    def _ranking(self, at: At, rules: RulePack, options) -> None:
        said = as_json(scored(gather(at, rules), rules))
        said = said if sees_all(at.lens) else only(said, units_seen(at.lens))
        if options["json"]:
            self.say_json(said | {"known": at.when.known})
            return
        known = f"　按 {at.when.known:%Y-%m-%d %H:%M} 时已知" if at.when.known else ""
        self.stdout.write(f"{rules.called}　截至 {at.on}{known}" + ("" if rules.verified else "　含未核实的默认值"))
        for board in said["boards"]:
            for league in board["leagues"]:
                self.stdout.write("")
                head = f"{board['title']}　{league['title']}" if len(said["boards"]) > 1 else league["title"]
                self.stdout.write(head + ("" if league["counts"] else "（家数不足，不排名）"))
                heads = ["位次", "单位", "得分", *(part["title"] for part in board["parts"]), "红黑榜"]
                self.columns([self._row(board, row) for row in league["rows"]], heads)

    @staticmethod
    def _row(board: Said, row: Said) -> list[str]:
        parts = {part["key"]: part.get("said", "") for part in row["parts"]}
        return [
            str(row["place"] or "—"), row["name"], "" if row["score"] is None else f"{row['score']:.1f}", *(parts[part["key"]] for part in board["parts"]),
            HONOURS[row["honour"]],
        ]

    def _explain(self, at: At, rules: RulePack, name: str, options) -> None:
        unit = unit_by_name(name, at.on, at.lens.officer.area)
        if unit is None or unit.pk not in units_seen(at.lens):
            raise CommandError(f"没有您可见的单位「{name}」")
        figures = gather(at, rules)
        ranking, told = scored(figures, rules), []
        for board in rules.boards:
            if found := ranking.row(board.key, unit.pk):
                told.append((board, *found, *lifts(at, figures, rules, board, unit.pk)))
        if not told:
            raise CommandError(f"「{name}」不在《{rules.title}》的排名范围内")
        if options["json"]:
            self.say_json({
                "pack": rules.key, "version": rules.version, "unit": name, "on": at.on, "known": at.when.known,
                "boards": [
                    asdict(row) | {"board": board.key, "league": league.group.key, "of": len(league.placed), "lifts": [asdict(lift) for lift in (*many, *one)]}
                    for board, league, row, one, many in told
                ],
            })
            return
        for board, league, row, one, many in told:
            head = f"{row.name}　{board.title}　{league.group.title}"
            place = f"第 {row.place} / {len(league.placed)}" if row.place else "没有位次"
            self.stdout.write(f"{head}　{place}" + (f"　得分 {row.score:.1f}" if row.score is not None else ""))
            for part in row.parts:
                got = "不计分" if part.got is None else f"{part.got:.1f} / {part.full:.1f}" if part.weight else f"{part.got:.1f}"
                self.stdout.write(f"  {part.title} {part.said} → {got}，因为 {part.why}")
            for lift in (*many, *one[:8]):
                small, after = f"（{lift.small}）" if lift.small else "", f"，可到第 {lift.place}" if lift.place else ""
                self.stdout.write(f"  +{lift.gain:.1f}　{KINDS[lift.kind]}：{lift.title}{small}{after}")
