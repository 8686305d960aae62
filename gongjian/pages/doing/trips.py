"""记外出招商：a leader of the unit went to an enterprise, what came of it, and what is to follow (M22)."""
from django.urls import path

from gongjian.pages.doing.fields import day, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.doing.units import UnitPage
from gongjian.people.posts import Rank, who_answered
from gongjian.promotion import acts as promotion
from gongjian.timeline.when import When


class TripForm(Doing):
    leader = words("带队领导", 40, required=True)
    on = day("外出日期", help_text="多日外出填出发那一天")
    place = words("去了哪里", 120, required=True, help_text="如：江苏省苏州市")
    enterprise = words("对接企业", 120, required=True)
    outcome = words("成果", 500, 3, required=True, help_text="见了谁、谈成什么；没有结果也照实写")
    direction = words("招商方向", 40, help_text="如：先进制造、菌菇、文旅康养、数字信息、专业镇")
    next_step = words("下一步", 300, 2)
    next_on = day("下一步时限", required=False, help_text="写了下一步，就要写时限")
    note = words("说明", 500)


class TripPage(UnitPage):
    title, form, act = "记外出招商", TripForm, staticmethod(promotion.travel)
    intro = "主要领导带队外出招商，一家企业记一条。"

    def initial(self) -> dict:
        seats = who_answered(self.thing.pk, When(self.look.today), Rank.HEAD)
        return {"on": self.look.today, "leader": seats[0].officer.name if seats else ""}

    def details(self, said: dict) -> dict:
        return {name: said[name] for name in ("leader", "on", "place", "enterprise", "outcome", "next_step", "next_on", "direction")}

    def told(self, facts, said) -> str:
        return f"已记外出招商：{said['leader']} {said['on']} 对接{said['enterprise']}"


urls = [path("units/<int:pk>/trips/new", TripPage.as_view(), name="travel")]
