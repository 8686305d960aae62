"""reserve: the master pool and the sub-pools on a day: targets in pairs, three quantities, sizes, states, what has not moved."""
from django.db.models import Count, Q

from gongjian.duties.kinds.reserve import limit
from gongjian.indicators.growing import quantities, sentence
from gongjian.indicators.pool import IN_STOCK
from gongjian.indicators.pools import pools
from gongjian.indicators.standing import MEASURE, pair_says, spoken, target_lines
from gongjian.pages.command import HouseCommand
from gongjian.pages.reserve.stale import stale_rows
from gongjian.projects.bands import Band
from gongjian.projects.models import Project
from gongjian.reading.reserve_words import Place
from gongjian.reading.say import say
from gongjian.reserve.grades import Grade
from gongjian.reserve.rules import rules_on
from gongjian.timeline.money import yi


class Command(HouseCommand):
    help = "谋划储备：总库与子库、成对目标、三量、规模、成熟度、在审、无进展"

    def work(self, options):
        at = self.at(options)
        said = self.said(at)
        if options["json"]:
            self.say_json(said)
            return
        self.stdout.write(f"截至 {at.on}　{at.next_year}年总库 {said['master']} 个，年度投资 {yi(said['money'])} 亿元；各子库相加 {said['added_up']} 个")
        for pair in said["pairs"]:
            count, money = pair["count"], pair["money"]
            self.stdout.write(f"  {pair['title']}　{count['done']}/{count['asked']} 个，{money['done']}/{money['asked']} 亿元　{pair['says']}")
        self.stdout.write(f"  与去年同日相比：{said['grown']}")
        self.stdout.write("  " + "，".join(f"{row['label']} {row['count']}" for row in said["places"] if row["count"]))
        self.stdout.write("  成熟度　" + "，".join(f"{row['label']} {row['count']}" for row in said["grades"]))
        rows = [[pool["unit"], str(pool["held"]), str(pool["shared"]), str(pool["credited"]), yi(pool["money"])] for pool in said["pools"]]
        if rows:
            self.columns(rows, ["子库", "在子库", "共有", "计入", "年度投资（亿元）"])

    @staticmethod
    def said(at) -> dict:
        lines = {line.target.key: line for line in target_lines(at)}
        pairs = [
            (line, lines[line.target.paired_with]) for line in lines.values()
            if line.target.measure == "count" and "reserve" in line.target.indicator and line.target.paired_with in lines
        ]
        told, three, rules = pools(at), quantities(at), rules_on(at.on, at.lens.officer.area[:6])
        places = counted(at, "reserve_place")
        stock = counted(at, "maturity", IN_STOCK), counted(at, "band", IN_STOCK)
        on_the_way = Q(reserve_place__in=[Place.PROPOSED.value, Place.VETTED.value, Place.RETURNED.value])
        waiting = say(at.lens.see(Project), Project, at, ("unit_name", "vetter_name", "reserve_place", "reserve_step_on"), using=[on_the_way]).filter(on_the_way)
        stale = stale_rows(at, 0, rules.stale).values("project_id", "name", "moved_on")
        return {
            "on": at.on, "year": at.next_year, "master": len(told.master), "money": told.money, "added_up": told.added_up, "in_several": told.in_several,
            "pairs": [
                {"key": count.target.key, "title": count.target.title, "says": pair_says(count, money)}
                | {name: {"asked": spoken(line, line.asked), "done": spoken(line, line.done), "unit": MEASURE[line.target.measure], "reached": line.reached}
                   for name, line in (("count", count), ("money", money))}
                for count, money in pairs
            ],
            "grown": sentence(three),
            "quantities": [{"of": one.of, "title": one.indicator.title, "now": one.now, "a_year_ago": one.before, "word": one.word} for one in three],
            "places": [{"key": place.value, "label": place.label, "count": places.get(place.value, 0)} for place in Place],
            "grades": [{"key": grade.value, "label": grade.label, "count": stock[0].get(grade.value, 0)} for grade in Grade],
            "bands": [{"key": band.value, "label": band.label, "count": stock[1].get(band.value, 0)} for band in Band],
            "waiting": [
                {"project": key, "name": name, "unit": unit, "vetter": vetter, "place": place, "since": since, "due_on": limit(place, since, rules)}
                for key, name, unit, vetter, place, since in waiting.order_by("reserve_step_on", "pk").values_list(
                    "project_id", "name", "unit_name", "vetter_name", "reserve_place", "reserve_step_on"
                )
            ],
            "stale": list(stale),
            "pools": [
                {"unit": pool.name, "kind": pool.kind, "held": len(pool.held), "shared": len(pool.shared), "credited": len(pool.credited), "money": pool.money}
                for pool in told.pools
            ],
        }


def counted(at, name: str, where: Q | None = None) -> dict[str, int]:
    """{value of a word: how many projects he sees}."""
    rows = say(at.lens.see(Project), Project, at, (name,), using=[where] if where else ())
    rows = (rows.filter(where) if where else rows).order_by().values(name).annotate(n=Count("pk"))
    return {row[name]: row["n"] for row in rows}
