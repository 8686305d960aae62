"""The acts offered on a project's approvals page."""
from django.urls import reverse

from gongjian.approvals import acts as approvals
from gongjian.approvals.models import ChecklistStanding
from gongjian.pages.approvals.project.found import Found
from gongjian.papers import acts as papers
from gongjian.papers.kinds import every_kind


def acts(told: Found) -> tuple[list[dict], str]:
    """The acts on the approvals as a whole; those on one item stand in its row."""
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
