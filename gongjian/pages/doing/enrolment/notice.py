"""改申报窗口: the bureau's notice of one month and level, with its ground. What was before stays on record."""
from datetime import date

from django import forms
from django.urls import path, reverse

from gongjian.enrolment.acts.windows import give_notice
from gongjian.enrolment.windows import Window, WindowLevel, windows_at
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, day, why, words
from gongjian.pages.doing.form import Doing

AHEAD = 12  # months


class NoticeForm(Doing):
    month = choice("月份", ())
    level = choice("层级", WindowLevel.choices)
    closed = forms.BooleanField(label="本月不受理", required=False)
    opens_on = day("开始", required=False)
    closes_on = day("截止", required=False, help_text="当天仍受理")
    document = words("文号", 80)
    note = why("依据", help_text="如县统计局当月通知")

    def build(self) -> None:
        """January has no window."""
        months = windows_at(self.look.when, self.look.request.user.area).months(self.today, AHEAD)
        firsts = [row[WindowLevel.NEW].month for row in months]
        self.fields["month"].choices = [(first.isoformat(), f"{first.year}年{first.month}月") for first in firsts if first.month != 1]


class NoticePage(ActPage):
    title, form, act, submit = "改申报窗口", NoticeForm, staticmethod(give_notice), "保存"
    intro = "从今天起按这里的日期；已提交的材料仍计入提交时的月份。1月份数据免报，没有窗口。"

    def find(self) -> None:
        self.thing = "county"

    def name(self) -> str:
        return ""

    def back(self) -> str:
        return reverse("enrolment-windows")

    def crumb(self) -> list[dict]:
        return [{"label": "入统", "url": reverse("enrolment")}, {"label": "申报窗口", "url": self.back()}, {"label": self.title}]

    def asked(self) -> Window:
        """The month and level of the address, else the day's own for other projects."""
        try:
            month = date.fromisoformat(f"{self.request.GET.get('month', '')[:7]}-01")
        except ValueError:
            month = self.look.today.replace(day=1)
        level = self.request.GET.get("level", "")
        return windows_at(self.look.when, self.look.request.user.area).of(month, level if level in WindowLevel.values else WindowLevel.OTHER)

    def initial(self) -> dict:
        window = self.asked()
        return {
            "month": window.month.isoformat(), "level": window.level.value, "opens_on": window.opens_on, "closes_on": window.closes_on,
            "closed": window.closed, "document": window.document,
        }

    def details(self, said: dict) -> dict:
        month = date.fromisoformat(said["month"])
        return {"month": month} | {name: said[name] for name in ("level", "opens_on", "closes_on", "closed", "document")}

    def told(self, facts, said) -> str:
        window = facts[0]
        span = "不受理" if window.closed else f"{window.opens_on} 至 {window.closes_on}"
        return f"已改：{window.month.year}年{window.month.month}月 {WindowLevel(window.level).label} {span}"


urls = [path("enrolment/windows/new", NoticePage.as_view(), name="give-notice")]
