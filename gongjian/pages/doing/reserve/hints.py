"""What the system notices of a proposal, beside the form of whoever vets or admits it. Hints only: a person judges."""
from gongjian.pages.look import Look
from gongjian.projects.duplicates import elsewhere, places_on
from gongjian.projects.models import ProjectStanding
from gongjian.projects.names import nearness
from gongjian.timeline.money import wan, yi

NEAR = 75
# Entry floors seen elsewhere, 元 (rules.md §5 [a]: other regions' libraries, not this county's).
FLOORS = ((("农", "菌菇", "林业"), 3000), (("装备", "制造", "煤", "新材料", "工业"), 5000))


def hints(eyes: Look, row: ProjectStanding) -> list[dict]:
    """For parts/facts.html: near names and the owner's other projects from the open directory, what is not filled in, the floor seen elsewhere."""
    known = (("建设单位", row.owner), ("建设地点", row.place), ("总投资", f"{yi(row.total, 2)} 亿元" if row.total else ""))
    found = [{"label": label, "text": text} for label, text in known]
    places = places_on(eyes.when)
    names = (name for name in _others(eyes, row).values_list("name", flat=True) if not elsewhere(row.name, name, places))
    near = sorted(((nearness(row.name, name), name) for name in names), reverse=True)[:3]
    if twins := "、".join(f"{name}（{close}%）" for close, name in near if close >= NEAR):
        found.append({"label": "名称相近", "text": twins, "small": "系统提示，请核对是否同一项目"})
    if row.owner and (same := list(_others(eyes, row).filter(owner=row.owner).values_list("name", flat=True)[:5])):
        found.append({"label": "同一主体", "text": "、".join(same)})
    lacking = [label for label, said in (("项目代码", row.code), ("总投资", row.total), ("建设内容", row.content), ("计划开工", row.planned_started_on)) if not said]
    if lacking:
        found.append({"label": "没有填", "text": "、".join(lacking)})
    floor = next((floor for marks, floor in FLOORS if any(mark in row.sector for mark in marks)), None)
    if floor and row.total is not None and row.total < floor * 10_000:
        found.append({"label": "规模", "text": f"总投资 {wan(row.total)} 万元，外地同类入库门槛为 {floor} 万元", "small": "未核实，仅供参考"})
    return found


def _others(eyes: Look, row: ProjectStanding):
    rows = ProjectStanding.objects.at(eyes.when).filter(area__startswith=eyes.request.user.area, withdrawn_on=None)
    return rows.exclude(project=row.project_id)
