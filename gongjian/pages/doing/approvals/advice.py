"""一次性告知 (M35): every obstacle said on one page, once; and an obstacle out of the way, by its document."""
from django.urls import path

from gongjian.approvals.acts import advise, lift
from gongjian.approvals.advice import Advice, Finding, Obstacle
from gongjian.pages.doing.approvals.page import ApprovalsPage
from gongjian.pages.doing.fields import UnitChoice, choice, day, why, words
from gongjian.pages.doing.form import Doing
from gongjian.timeline.when import When


class AdviseForm(Doing):
    papers, papers_title, paper_kinds, paper_first = 1, "告知书", ("document", "other"), "document"
    beside = {"逐项核查": "pairs", "告知": "threes"}
    on = day("告知日期")
    number = words("告知书文号", 60)
    note = why("为什么又告知一次", required=False)

    def build(self) -> None:
        page: AdvisePage = self.look.page  # type: ignore[attr-defined]
        seat = self.look.lens.seat
        self.fields["unit"] = UnitChoice(When(self.today), self.look.request.user.area, label="告知单位", initial=seat.unit_id if seat else None, required=False)
        rows = []
        for obstacle in Obstacle:
            self.fields[f"found_{obstacle.value}"] = choice(obstacle.label, Finding.choices, initial=Finding.NONE)
            self.fields[f"words_{obstacle.value}"] = words("说明", 200)
            rows += [f"found_{obstacle.value}", f"words_{obstacle.value}"]
        if not page.before:
            del self.fields["note"]
        else:
            self.fields["note"].required = True
        self.parts = (("告知", ("on", "unit", "number")), ("逐项核查", tuple(rows)), ("", ("note",) if page.before else ()))

    def clean(self):
        said = super().clean()
        for obstacle in Obstacle:
            if said.get(f"found_{obstacle.value}") == Finding.CONFLICT and not said.get(f"words_{obstacle.value}"):
                self.add_error(f"words_{obstacle.value}", "冲突的须写明在哪里、多少、怎么处理")
        return said

    def odd(self, said: dict) -> list[str]:
        stops = [obstacle.label for obstacle in Obstacle if said.get(f"found_{obstacle.value}") == Finding.CONFLICT]
        return [f"{'、'.join(stops)}有冲突：保存后这个项目的手续停在这里，消除障碍后才接着推算开工日期"] if stops else []


class AdvisePage(ApprovalsPage):
    title, form, act = "一次性告知", AdviseForm, staticmethod(advise)
    intro = "把政策性障碍一次说清：不涉及的也要选“不涉及”。同一个项目再告知一次的，写明当时为什么没有说，并会标出。"

    def find(self, pk: int) -> None:
        super().find(pk)
        self.before = list(Advice.objects.as_of(When(self.look.today)).filter(project=self.thing).order_by("occurred_on", "pk"))

    def initial(self) -> dict:
        last = {one["kind"]: one for one in self.before[-1].obstacles} if self.before else {}
        told = {f"found_{kind}": one["finding"] for kind, one in last.items()} | {f"words_{kind}": one.get("words", "") for kind, one in last.items()}
        return {"on": self.look.today} | told

    def details(self, said: dict) -> dict:
        told = [{"kind": one.value, "finding": said[f"found_{one.value}"], "words": said[f"words_{one.value}"]} for one in Obstacle]
        return {"obstacles": told, "number": said["number"], "unit": said["unit"], "on": said["on"]}

    def about(self) -> list[dict]:
        if not self.before:
            return [{"label": "以前", "text": "还没有告知过"}]
        return [{"label": "以前", "text": f"{len(self.before)} 次，最近 {self.before[-1].occurred_on}", "small": "这是再次告知，会标出"}]

    def told(self, facts, said) -> str:
        return f"已一次性告知：{self.row.name}"


class LiftForm(Doing):
    papers, papers_title, paper_kinds, paper_first = 1, "依据", ("permit", "document", "other"), "document"
    obstacle = choice("消除了哪项障碍", ())
    document = words("依据", 80, required=True, help_text="如：局部调整批复文号、调整后的选址坐标文件")
    on = day("日期")
    note = why("说明", required=False)

    def build(self) -> None:
        self.fields["obstacle"].choices = self.look.page.standing()  # type: ignore[attr-defined]


class LiftPage(ApprovalsPage):
    title, form, act = "消除障碍", LiftForm, staticmethod(lift)

    def standing(self) -> list[tuple[str, str]]:
        """Obstacles that stand today."""
        from gongjian.approvals.advice import Lifted
        from gongjian.approvals.whole import obstacles
        from gongjian.timeline.facts import in_turn

        told, lifted = (in_turn(kind._base_manager.filter(project=self.thing)) for kind in (Advice, Lifted))
        return list(obstacles(told, lifted, self.look.today).items())

    def why_closed(self) -> str:
        return "" if self.standing() else "这个项目没有未消除的政策性障碍"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("obstacle", "document", "on")}

    def told(self, facts, said) -> str:
        return f"障碍已消除：{Obstacle(said['obstacle']).label}"


urls = [
    path("projects/<int:pk>/advice", AdvisePage.as_view(), name="advise"), path("projects/<int:pk>/advice/lift", LiftPage.as_view(), name="lift-obstacle"),
]
