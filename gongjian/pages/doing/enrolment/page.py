"""What the acts on one project's enrolment share: only for those who see it, back to its page, and beside the form where it stands."""
from django.urls import reverse

from gongjian.enrolment.flow import FLOW, EnrolState
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.form import Doing
from gongjian.pages.ready import ready_of


class EnrolmentForm(Doing):
    """`ready`: the project's readiness on the day."""

    def build(self) -> None:
        self.ready = ready_of(self.look, self.thing.pk)


class EnrolmentPage(ActPage):
    """`follows`: the state the act leads to; closed where that may not follow."""

    follows: EnrolState | None = None

    def find(self, pk: int) -> None:
        self.ready = ready_of(self.look, pk)
        self.row, self.thing = self.ready.row, self.ready.row.project

    def why_closed(self) -> str:
        """Before anything is typed: where the papers are."""
        state = self.ready.state
        if self.follows is None or state in FLOW[self.follows].after:
            return ""
        waits = FLOW[state].waits if state in FLOW else ""
        return f"入统当前为「{state.label}」，不能{self.title}" + (f"：在等{waits}" if waits else "")

    def back(self) -> str:
        return reverse("project-enrolment", args=[self.row.project_id])

    def crumb(self) -> list[dict]:
        return [{"label": "入统", "url": reverse("enrolment")}, *super().crumb()]

    def about(self) -> list[dict]:
        ready, way = self.ready, self.ready.standing
        found = [{"label": "入统状态", "text": ready.state.label, "small": f"{ready.since} 起" if ready.since else ""}]
        if way and way.verifier_id and way.submitted_on:
            month = f"计入 {way.window.year}年{way.window.month}月" if way.window else ""
            found.append({"label": "提交", "text": f"{way.submitted_on}，由{way.verifier.name_on(self.look.on)}核实", "small": month})
        if ready.missing:
            found.append({"label": "缺材料", "text": "、".join(need.label for need in ready.missing)})
        said = [f"{count} 处{label}" for count, label in ((len(ready.blocks), "会被退回"), (len(ready.warns), "要核对"), (len(ready.unsaid), "未填要素")) if count]
        found.append({"label": "检查", "text": "，".join(said), "url": f"{self.back()}#findings"} if said else {"label": "检查", "text": "没有查出问题"})
        return found
