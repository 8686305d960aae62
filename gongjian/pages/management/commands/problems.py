"""problems [--late]: the ledger of open problems on a day, with lights and limits."""
from django.db.models import F

from gongjian.pages.command import HouseCommand
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Rung
from gongjian.problems.models import Problem
from gongjian.problems.nodes import Node
from gongjian.reading.problem_words import OPEN, Light
from gongjian.reading.say import say

WORDS = ("project_name", "lead_name", "light", "limit_on", "desk_name")
COLUMNS = ("problem_id", "light", "what", "project_name", "lead_name", "person", "step", "rung", "limit_on", "red_on", "desk_name", "node", "node_by")


class Command(HouseCommand):
    help = "未销号的问题：灯、环节、层级、时限、在谁手上；--late 只要逾期的"

    def add_arguments(self, parser):
        parser.add_argument("--late", action="store_true", help="只要逾期的")
        super().add_arguments(parser)

    def work(self, options):
        at = self.at(options)
        rows = say(at.lens.see(Problem).filter(OPEN), Problem, at, WORDS)
        if options["late"]:
            rows = rows.filter(light=Light.RED)
        found = [dict(zip(COLUMNS, row, strict=True)) for row in rows.order_by(F("red_on").asc(nulls_last=True), "problem_id").values_list(*COLUMNS)]
        if options["json"]:
            self.say_json([{"id": row.pop("problem_id"), **row} for row in found])
            return
        self.stdout.write(f"截至 {at.on}　未销号{'且逾期' if options['late'] else ''}的问题 {len(found)} 件")
        lines = [
            [str(row["problem_id"]), Light(row["light"]).label, row["what"][:24], row["lead_name"] or "未交办", Step(row["step"]).label, Rung(row["rung"]).label,
             str(row["limit_on"] or ""), row["desk_name"] or "", f"{Node(row['node']).label} {row['node_by'] or ''}" if row["node"] else ""]
            for row in found
        ]
        if lines:
            self.columns(lines, ["编号", "灯", "问题", "牵头单位", "环节", "层级", "应办结", "在谁手上", "下一节点"])
