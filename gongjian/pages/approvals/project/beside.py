"""The panels beside the items: the checklist, the notice of obstacles, vetting, papers that are lacking, what will lapse."""
from datetime import date, timedelta

from django.urls import reverse

from gongjian.approvals.advice import Advice, Finding, Lifted, Obstacle
from gongjian.approvals.assumed import assume
from gongjian.approvals.flow import State
from gongjian.approvals.models import ApprovalStanding, ChecklistStanding
from gongjian.approvals.vetting import Verdict, Vetting
from gongjian.approvals.whole import obstacles
from gongjian.pages.approvals.project.found import Found
from gongjian.pages.drawing import light
from gongjian.timeline.facts import in_turn

FACTS = "gongjian/parts/facts.html"
SOON = 30  # days before a grant lapses at which it is said


def checklist(told: Found) -> dict:
    """M32: kind, path, what was told, what is still open, who runs it through."""
    book, listed = told.book, told.listed
    if listed is None:
        guess = assume(book, told.row.name, told.row.sector, told.row.funding, told.row.industrial)
        facts = [
            {"label": "审批清单", "text": "还没有编", "small": "上面按推定的类型和路径列出，未核实"}, {"label": "推定类型", "text": book.kinds[guess.kind_of].label},
            {"label": "推定路径", "text": book.attributes["path"].choices[guess.path]},
        ]
        return {"title": "项目情况", "part": FACTS, "data": facts, "id": "checklist"}
    agent = (listed.agent.name if listed.agent else listed.agent_name) or "没有指定"
    unit = told.names.get(listed.agent_unit_id, "") if listed.agent_unit_id else ""
    known = [{"label": one.label, "text": one.shown(listed.says[key])} for key, one in book.attributes.items() if key in listed.says]
    open_ = sorted({name for choice in told.way.choices.values() for name in choice.assumed})
    kind = book.kinds.get(listed.kind_of)
    facts = [
        {"label": "类型", "text": kind.label if kind else listed.kind_of, "small": kind.mark.said if kind else ""},
        {"label": "路径", "text": book.attributes["path"].choices.get(listed.path, listed.path)}, {"label": "代办员", "text": agent, "small": unit},
        {"label": "目录版本", "text": str(listed.catalogue_on)}, *known,
        *([{"label": "按类型推定", "text": "、".join(book.attributes[name].label for name in open_), "small": "没有填，按项目类型推定"}] if open_ else []),
    ]
    return {"title": "项目情况", "small": f"{listed.occurred_on} 编的清单", "part": FACTS, "data": facts, "id": "checklist"}


def advice(told: Found) -> dict:
    """M35: every notice, the second one flagged; each obstacle and whether it still stands."""
    eyes, project = told.eyes, told.row.project
    notices = [one for one in in_turn(Advice._base_manager.filter(project=project).select_related("unit"), eyes.when.known) if one.occurred_on <= eyes.on]
    lifted = [one for one in in_turn(Lifted._base_manager.filter(project=project), eyes.when.known) if one.occurred_on <= eyes.on]
    standing = obstacles(notices, lifted, eyes.on)
    items = []
    if not notices:
        none = [{"light": light("N", "没有告知"), "text": "还没有一次性告知政策性障碍", "after": ""}]
        return {"title": "一次性告知", "part": "gongjian/parts/needs.html", "data": none, "id": "advice"}
    last = {one["kind"]: one for notice in notices for one in notice.obstacles}
    for kind, one in last.items():
        stands = kind in standing
        finding = Finding(one["finding"])
        done = next((row for row in reversed(lifted) if row.obstacle == kind), None) if finding == Finding.CONFLICT and not stands else None
        colour = "R" if stands else "Y" if finding == Finding.SETTLE else "G"
        items.append({
            "light": light(colour, f"{Obstacle(kind).label}：{finding.label}{'，已消除' if done else ''}"), "text": Obstacle(kind).label,
            "small": "；".join(filter(None, [one.get("words", ""), f"{done.occurred_on} 消除：{done.document}" if done else ""])),
            "after": "已消除" if done else finding.label.split("，")[0],
        })
    items.sort(key=lambda item: item["after"] == "不涉及")
    again = f"，告知了 {len(notices)} 次（应当一次说清）" if len(notices) > 1 else ""
    reasons = "；".join(f"{one.occurred_on} 再次告知：{one.note}" for one in notices[1:])
    return {
        "title": "一次性告知", "small": f"{notices[-1].occurred_on}{again}", "part": "gongjian/parts/needs.html", "data": items, "foot": reasons, "id": "advice",
    }


def vetting(told: Found) -> dict:
    """M30."""
    eyes = told.eyes
    rows = list(Vetting.objects.as_of(eyes.when).filter(project=told.row.project).order_by("occurred_on", "pk"))
    if not rows:
        return {"title": "研判", "part": FACTS, "data": [{"label": "研判", "text": "还没有研判"}], "id": "vetting"}
    last = rows[-1]
    tone = {Verdict.PASS: "G", Verdict.CONDITION: "Y", Verdict.STOP: "R"}[Verdict(last.verdict)]
    facts = [
        {"label": "意见", "text": Verdict(last.verdict).label, "light": light(tone, Verdict(last.verdict).label), "small": last.note},
        *([{"label": "条件", "text": last.conditions}] if last.conditions else []), *({"label": one["point"], "text": one["words"]} for one in last.points),
        {"label": "签字", "text": "、".join(f"{one['unit']} {one['name']}" for one in last.signers)},
    ]
    return {"title": "研判", "small": f"{last.occurred_on}" + (f"，第 {len(rows)} 次" if len(rows) > 1 else ""), "part": FACTS, "data": facts, "id": "vetting"}


def lacking(told: Found) -> list[dict]:
    """M37: papers that are not there yet or came back, by item; grants that lapse soon."""
    whole = ChecklistStanding.objects.at(told.eyes.when).filter(project=told.row.project_id).first()
    panels = []
    if whole and whole.lacking:
        rows = [{"text": part, "light": light("Y", "缺件"), "after": ""} for part in whole.lacking.split("；")]
        panels.append({"title": "缺件", "part": "gongjian/parts/needs.html", "data": rows, "id": "lacking"})
    ends = told.eyes.on + timedelta(SOON)
    if lapsing := [row for row in told.stands.values() if row.item in told.book.items and lapses(row, ends, told.row.started_on is not None)]:
        rows = [
            {"light": light("R", "过期") if row.state == State.EXPIRED else light("Y", "将到期"), "text": told.book.items[row.item].name, "small": row.document,
             "after": f"{row.valid_until} 到期"} for row in lapsing
        ]
        panels.append({"title": "有效期", "small": "提前 30 天提醒，天数未核实", "part": "gongjian/parts/needs.html", "data": rows})
    return panels


def lapses(row: ApprovalStanding, ends: date, started: bool) -> bool:
    """A project that has started has used what was granted."""
    return row.state == State.EXPIRED or (row.state == State.DONE and row.valid_until is not None and row.valid_until <= ends and not started)


def acts(told: Found) -> tuple[list[dict], str]:
    """The acts on the approvals as a whole; those on one item stand in its row."""
    from gongjian.approvals import acts as approvals
    from gongjian.papers import acts as papers
    from gongjian.papers.kinds import every_kind

    eyes, key = told.eyes, told.row.project_id
    if eyes.lens.past:
        return [], "这是过去的一天，只读；要办理请回到今天"
    may = eyes.desk().offers(told.row.project)
    standing = ChecklistStanding.objects.at(eyes.when).filter(project=key).exclude(obstacle="").exists()
    offered = (
        (approvals.draw_up, "checklist", "改审批清单" if told.listed else "编审批清单", True), (approvals.stand, "stand-approval", "记手续", True),
        (approvals.advise, "advise", "一次性告知", True), (approvals.lift, "lift-obstacle", "消除障碍", standing), (approvals.vet, "vet", "研判", True),
    )
    found = [{"label": label, "url": reverse(page, args=[key])} for act, page, label, fits in offered if fits and may(act)]
    if found and not told.listed:
        found[0]["key"] = True
    if eyes.desk().may(papers.draft, every_kind()["one_project"]):
        found.append({"label": "起草一项目一清单一方案", "url": f"{reverse('paper-new', args=['one_project'])}?project={key}"})
    return found, "" if found else "您只能查看这个项目的手续"
