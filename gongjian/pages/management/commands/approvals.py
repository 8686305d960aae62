"""approvals PROJECT: a project's items as they stand: state, who handles it, limit, who held the file how many days, paper and how long it holds."""
from datetime import timedelta

from gongjian.approvals.catalogue.choosing import Needed
from gongjian.approvals.clock import charged
from gongjian.approvals.flow import Desk, State
from gongjian.approvals.models import ApprovalStanding, ChecklistStanding
from gongjian.approvals.vetting import Verdict
from gongjian.approvals.way import Way, ways
from gongjian.duties.names import shorts
from gongjian.pages.command import HouseCommand
from gongjian.pages.management.commands.path import project_of
from gongjian.reading.word import At
from gongjian.timeline.daycount import day_counter

HEADS = ["事项", "状态", "承办单位", "承办人", "时限", "在谁手上", "项目单位/承办单位/中介 天数", "批文", "有效期至"]


class Command(HouseCommand):
    help = "一个项目的手续：每项的状态、承办单位和承办人、时限、文件在谁手上几个工作日、批文和有效期；--needed 不列无需办理的"

    def add_arguments(self, parser):
        parser.add_argument("project", metavar="项目", help="编号、名称或名称的一部分")
        parser.add_argument("--needed", action="store_true", help="不列无需办理的")
        super().add_arguments(parser)

    def work(self, options):
        at = self.at(options)
        row = project_of(at, options["project"])
        way = ways(at.when, [row.project_id])[row.project_id]
        whole = ChecklistStanding.objects.at(at.when).filter(project=row.project_id).first()
        items = [one for one in items_of(at, way) if not (options["needed"] and one["state"] == State.NOT_NEEDED)]
        if options["json"]:
            self.say_json(head(row.name, way, whole) | {"items": items})
            return
        self._write(row.name, way, whole, items)

    def _write(self, name: str, way: Way, whole: ChecklistStanding | None, items: list[dict]) -> None:
        said = head(name, way, whole)
        listed = f"{said['kind']}　{said['path']}　{said['listed_on']} 编清单" if whole and whole.listed_on else "没有编审批清单，以下按项目信息推定"
        self.stdout.write(f"{name}　截至 {way.on}　{listed}")
        rate = f"办结 {said['done']} / {said['needed']}" if said["needed"] else "还没有记过手续"
        self.stdout.write("　".join(filter(None, [rate, f"待核 {said['unknown']} 项" if said["unknown"] else "", said["agent"] and f"代办员 {said['agent']}"])))
        for label, words in (("研判", said["vetting"]), ("政策性障碍", said["obstacle"]), ("缺件", said["lacking"]), ("施工许可卡在", said["permit_waits"])):
            if words:
                self.stdout.write(f"{label}：{words}")
        self.columns([_line(one) for one in items], HEADS)


def head(name: str, way: Way, whole: ChecklistStanding | None) -> dict:
    kinds, paths = way.catalogue.kinds, way.catalogue.attributes["path"].choices
    stood = whole or ChecklistStanding()
    return {
        "project": way.project, "name": name, "on": way.on, "assumed": way.assumed, "listed_on": stood.listed_on,
        "kind": kinds[stood.kind_of].label if stood.kind_of in kinds else stood.kind_of, "path": paths.get(stood.path, stood.path), "done": stood.done,
        "needed": stood.needed, "unknown": stood.unknown, "agent": stood.agent_name, "vetting": Verdict(stood.vetting).label if stood.vetting else "",
        "obstacle": stood.obstacle, "lacking": stood.lacking, "permit_waits": stood.permit_waits,
    }


def items_of(at: At, way: Way) -> list[dict]:
    """In the order of the catalogue. An item nobody told of and no checklist lists is as the assumed one has it."""
    rows = {row.item: row for row in ApprovalStanding.objects.at(at.when).filter(project=way.project)}
    days, names = day_counter(True, min([row.begun_on for row in rows.values() if row.begun_on], default=at.on), at.on + timedelta(1)), shorts(at)
    found = []
    for code in dict.fromkeys([*way.choices, *rows]):
        row, choice = rows.get(code), way.choices.get(code)
        if row is None and (choice is None or choice.item.stage >= 4 or not way.assumed or code == "start"):
            continue
        if row is None:
            row = ApprovalStanding(item=code, state=_assumed(choice.needed), why=choice.why)  # type: ignore[union-attr]
        held = charged({desk.value: getattr(row, f"{desk.value}_days") for desk in Desk}, row.desk, row.desk_on, at.on, days)
        found.append({
            "code": code, "name": way.name(code), "state": row.state, "why": row.why, "unit": names.get(row.unit_id, ""), "handler": row.handler,
            "due_on": row.due_on, "late": row.state == State.UNDER_WAY and row.due_on is not None and row.due_on < at.on, "desk": row.desk, "agency": row.agency,
            "superior": row.superior, "level": row.level, "begun_on": row.begun_on, "accepted_on": row.accepted_on, "done_on": row.done_on,
            "days": held, "document": row.document, "valid_until": row.valid_until,
        })
    return found


def _assumed(needed: Needed) -> str:
    return {Needed.YES: State.NOT_BEGUN, Needed.NO: State.NOT_NEEDED, Needed.UNKNOWN: State.UNKNOWN}[needed].value


def _line(one: dict) -> list[str]:
    limit = f"{one['due_on']}{' 逾期' if one['late'] else ''}" if one["due_on"] and one["state"] != State.DONE else ""
    whose = one["superior"] and f"已转报{one['superior']}" or one["agency"] if one["desk"] == Desk.AGENCY else one["desk"] and Desk(one["desk"]).label
    days = "/".join(str(one["days"][desk.value]) for desk in (Desk.OWNER, Desk.BUREAU, Desk.AGENCY)) if one["begun_on"] else ""
    state = State(one["state"]).label + (f"（{one['why'][:30]}）" if one["why"] and one["state"] in (State.NOT_NEEDED, State.UNKNOWN, State.REFUSED) else "")
    return [one["name"], state, one["unit"], one["handler"], limit, whose or "", days, one["document"], str(one["valid_until"] or "")]
