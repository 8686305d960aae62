"""approvals-late --on D: items past their limit by the bureau that handles them, and units that have not handed in their list (M31, M33)."""
from collections import defaultdict

from gongjian.approvals.flow import State
from gongjian.approvals.handing_in import handed
from gongjian.approvals.items import item_name
from gongjian.approvals.models import ApprovalStanding
from gongjian.duties.names import shorts
from gongjian.pages.command import HouseCommand
from gongjian.people.models import Unit
from gongjian.projects.models import Project
from gongjian.reading.word import At
from gongjian.timeline.daycount import day_counter


class Command(HouseCommand):
    help = "逾期的手续（按承办单位）和逾期没有报送前期手续清单的单位"

    def work(self, options):
        at = self.at(options)
        items, lists = late_items(at), late_lists(at)
        if options["json"]:
            self.say_json({"on": at.on, "items": items, "hand_ins": lists})
            return
        by: dict[str, list[dict]] = defaultdict(list)
        for one in items:
            by[one["unit"]].append(one)
        self.stdout.write(f"截至 {at.on}　逾期手续 {len(items)} 项，涉及 {len(by)} 个承办单位")
        for unit, late in sorted(by.items(), key=lambda pair: -len(pair[1])):
            self.stdout.write(f"{unit or '没有写明承办单位'}　{len(late)} 项")
            self.columns([["", one["item"], one["project"][:24], one["handler"], str(one["due_on"]), f"{one['days']} 个工作日"] for one in late],
                         ["", "事项", "项目", "承办人", "时限", "已逾期"])
        self.stdout.write(self._lists(at, lists))

    def _lists(self, at: At, lists: list[dict]) -> str:
        due = at.drive.approvals_due if at.drive else None
        if due is None:
            return "方案没有定前期手续清单的报送日期"
        if at.on <= due:
            return f"前期手续清单 {due} 前报送，还没有到期"
        named = "、".join(f"{one['unit']}（{one['projects']} 个项目）" for one in lists)
        return f"逾期没有报送前期手续清单的单位 {len(lists)} 个：{named}" if lists else "前期手续清单都已报送"


def late_items(at: At) -> list[dict]:
    """Accepted and past the limit, of projects he sees that have not withdrawn; the longest late first."""
    projects = dict(at.lens.see(Project).filter(withdrawn_on=None).order_by().values_list("project_id", "name"))
    rows = ApprovalStanding.objects.at(at.when).filter(state=State.UNDER_WAY, due_on__lt=at.on).order_by("due_on", "project", "item")
    found, names = [row for row in rows if row.project_id in projects], shorts(at)
    days = day_counter(bool(found), min([row.due_on for row in found if row.due_on], default=at.on), at.on)
    return [
        {
            "project": projects[row.project_id], "id": row.project_id, "item": item_name(row.item), "code": row.item, "unit": names.get(row.unit_id, ""),
            "handler": row.handler, "due_on": row.due_on, "days": days.count(row.due_on or at.on, at.on),
        }
        for row in found
    ]


def late_lists(at: At) -> list[dict]:
    """Units he sees that owe a list and handed none in by the day after the plan's day."""
    due, names = at.drive.approvals_due if at.drive else None, shorts(at)
    units = set(at.lens.see(Unit).values_list("unit_id", flat=True))
    owing = handed(at.when, at.lens.officer.area, at.next_year, units)
    return [{"unit": names.get(one.unit, ""), "projects": len(one.projects), "due_on": due} for one in owing if one.late(at.on, due)]
