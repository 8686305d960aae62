"""提交、主管部门核实、县统计初审、上级审核结果、退回、记入统、退库: one turn of the flow a page."""
from django import forms
from django.urls import path

from gongjian.enrolment.acts import course
from gongjian.enrolment.flow import ANSWERS, FLOW, HELD_BY, EnrolState, Level, Reason
from gongjian.enrolment.needs import NATIONAL
from gongjian.enrolment.readiness import Readiness
from gongjian.enrolment.windows import windows_at
from gongjian.pages.doing.enrolment.page import EnrolmentForm, EnrolmentPage
from gongjian.pages.doing.fields import UnitChoice, choice, day, maybe, why, words
from gongjian.people.models import Unit
from gongjian.people.posts import Role

S = EnrolState


class SubmitForm(EnrolmentForm):
    new_legal_person = forms.BooleanField(label="建设单位是首次申报的新法人", required=False, help_text="新法人的窗口截止得早")
    note = why("说明", required=False)

    def build(self) -> None:
        super().build()
        self.fields["verifier"] = UnitChoice(
            self.look.when, self.look.request.user.area, kinds=(Unit.Kind.DEPARTMENT,), label="行业主管部门", help_text="由它核实项目和材料属实；须由提交人以外的人核实",
        )
        self.order_fields(["verifier", "new_legal_person", "note"])

    def odd(self, said: dict) -> list[str]:
        """What does not stop it; and in which month it counts, when not in the day's own."""
        window = windows_at(self.look.when, self.look.request.user.area).next(self.today, said["new_legal_person"])
        late = [] if window.holds(self.today) else [f"今天不在申报窗口内，这次提交计入 {window.title}（{window.opens_on} 至 {window.closes_on}）"]
        warns = [f"{finding.paper_label}{finding.what}" for finding in self.ready.warns]
        return late + ([f"检查还有 {len(warns)} 处要核对：{'；'.join(warns)}"] if warns else [])


class SubmitPage(EnrolmentPage):
    title, form, act, submit, follows = "提交入统材料", SubmitForm, staticmethod(course.submit_papers), "提交", S.SUBMITTED
    intro = "提交后先由行业主管部门核实，再到县统计局。退回补正后可再提交。"

    def initial(self) -> dict:
        """The department named last time, else the project's own unit where it is one."""
        way, unit = self.ready.standing, self.row.unit
        named = way.verifier_id if way else None
        own = unit.pk if unit and unit.kind == Unit.Kind.DEPARTMENT else None
        return {"verifier": named or own, "new_legal_person": bool(way and way.new_legal_person)}

    def details(self, said: dict) -> dict:
        return {"verifier": said["verifier"], "new_legal_person": said["new_legal_person"]}

    def told(self, facts, said) -> str:
        month = facts[0].window
        return f"已提交，由{said['verifier'].name_on(self.look.on)}核实，计入 {month.year}年{month.month}月"


class NoteForm(EnrolmentForm):
    note = why("意见", required=False)


class VerifyPage(EnrolmentPage):
    title, form, act, submit, follows = "主管部门核实", NoteForm, staticmethod(course.verify_papers), "核实属实，送县统计局", S.VERIFIED
    intro = "核实项目和材料属实：动工的是不是永久性工程，照片和合同是不是这个项目的。不属实或不齐的请退回。"

    def told(self, facts, said) -> str:
        return "已核实，送县统计局初审"


class ReviewPage(EnrolmentPage):
    title, form, act, submit, follows = "县统计初审", NoteForm, staticmethod(course.review_papers), "初审通过，报市统计局", S.REVIEWED
    intro = "不合要求的请退回并写明原因。"

    def told(self, facts, said) -> str:
        return "已记初审通过，报市统计局"


def answers(ready: Readiness) -> list[Level]:
    """Which levels may have passed the papers from where they are."""
    return [level for level, state in ANSWERS.items() if ready.state in FLOW[state].after and (level != Level.NATION or (ready.row.total or 0) >= NATIONAL)]


class AnswerForm(EnrolmentForm):
    papers, papers_title, paper_kinds = 1, "审核结果", ("document", "platform", "other")
    on = day("审核通过日期")
    document = words("文号", 80)
    note = why("说明", required=False)

    def build(self) -> None:
        super().build()
        self.fields["level"] = choice("审核通过的是", [(level.value, level.label) for level in answers(self.ready)])
        self.order_fields(["level", "on", "document", "note"])


class AnswerPage(EnrolmentPage):
    title, form, act, submit = "上级审核结果", AnswerForm, staticmethod(course.record_answer), "记审核通过"
    intro = "市、省、国家统计局审核通过的，由县统计局照实记下；上级退回的请用“退回”。"

    def why_closed(self) -> str:
        if answers(self.ready):
            return ""
        waits = FLOW[self.ready.state].waits if self.ready.state in FLOW else "责任单位提交材料"
        return f"入统当前为「{self.ready.state.label}」，没有上级审核结果可记" + (f"：在等{waits}" if waits else "")

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {"level": said["level"], "on": said["on"], "document": said["document"]}

    def told(self, facts, said) -> str:
        return f"已记{Level(said['level']).label}审核通过：{said['on']}"


class ReturnForm(EnrolmentForm):
    reason = choice("原因", maybe(Reason.choices))
    note = why("退回什么、怎样补正")
    on = day("退回日期")

    def build(self) -> None:
        """A department returns what it was handed; the bureau also records that a higher level did."""
        super().build()
        seat, held = self.look.lens.seat, HELD_BY.get(self.ready.state, Level.COUNTY)
        if seat and seat.role == Role.STATISTICS:
            levels = [level for level in Level if level != Level.VERIFIER]
            self.fields["level"] = choice("由谁退回", [(level.value, level.label) for level in levels], initial=held if held in levels else Level.COUNTY)
            self.order_fields(["level", "reason", "note", "on"])


class ReturnPage(EnrolmentPage):
    title, form, act, submit, follows = "退回", ReturnForm, staticmethod(course.send_back), "退回责任单位", S.RETURNED
    intro = "责任单位补正后可再提交；退回的原因和次数都留在记录里。"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {"reason": said["reason"], "on": said["on"], "level": said.get("level", "")}

    def told(self, facts, said) -> str:
        return f"已退回：{Reason(said['reason']).label}"


class DayForm(EnrolmentForm):
    on = day("日期")
    note = why("说明", required=False)


class EnrolPage(EnrolmentPage):
    title, form, act, submit, follows = "记入统", DayForm, staticmethod(course.enrol), "记入统", S.ENROLLED
    intro = "上级审核通过、项目进了统计库之后记；从这一天起算已入统。"

    def initial(self) -> dict:
        return {"on": self.look.today}

    def details(self, said: dict) -> dict:
        return {"on": said["on"]}

    def told(self, facts, said) -> str:
        return f"已记入统：{said['on']}"


class RemoveForm(DayForm):
    note = why("退库的原因和依据")


class RemovePage(EnrolPage):
    title, form, act, submit, follows = "退库", RemoveForm, staticmethod(course.unenrol), "记退库", S.REMOVED
    intro = "从这一天起不再算已入统；原来的入统记录保留，补正后可以重新提交。"

    def told(self, facts, said) -> str:
        return f"已记退库：{said['on']}"


PAGES = (
    ("submit", "submit-papers", SubmitPage), ("verify", "verify-papers", VerifyPage), ("review", "review-papers", ReviewPage), ("answer", "record-answer", AnswerPage),
    ("return", "send-back", ReturnPage), ("enrol", "enrol", EnrolPage), ("remove", "unenrol", RemovePage),
)
urls = [path(f"projects/<int:pk>/enrolment/{way}", page.as_view(), name=name) for way, name, page in PAGES]
