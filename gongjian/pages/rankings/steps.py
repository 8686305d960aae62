"""The acts of a round, a page each: 征求意见, 重新征求意见, 答复, 核定, 公布, 撤回."""
from django import forms
from django.http import Http404
from django.urls import path, reverse

from gongjian.pages import clock
from gongjian.pages.doing.act import ActPage
from gongjian.pages.doing.fields import choice, why, words
from gongjian.pages.doing.form import Doing
from gongjian.pages.rankings.round import found
from gongjian.people.models import Unit
from gongjian.rankings import acts
from gongjian.rankings.flow import Plea, Step
from gongjian.rankings.frozen import Said, as_json
from gongjian.rankings.life import Life, again
from gongjian.rankings.registry import pack
from gongjian.rankings.rounds import RoundAnswer
from gongjian.rankings.rulepack import RulePack
from gongjian.rankings.scoring import BLACK, RED
from gongjian.rankings.standing import ranking
from gongjian.reading.word import At
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When

DAYS = 3  # [C] calendar days to answer, as for inspections


def reckoned(page: "ActPage", rules: RulePack, on) -> tuple[Said, object]:
    """The ranking of a day by what is known this moment, and the moment."""
    known = clock.now()
    at = At(page.look.lens.at(When(on, known)), page.look.drive)
    return as_json(ranking(at, rules)), known


class RoundPage(ActPage):
    """An act on the round at hand; `step` is the one it takes."""

    step = Step.PROPOSED

    def find(self, pk: int) -> None:
        self.life: Life = found(self.look, pk)
        self.thing = self.life.round

    def why_closed(self) -> str:
        return "" if self.life.may_follow(self.step) else f"这一期排名已经{self.life.step.label}，不能{self.title}"

    def name(self) -> str:
        return self.life.title

    def back(self) -> str:
        return reverse("ranking-round", args=[self.life.round.pk])

    def crumb(self) -> list[dict]:
        home = {"label": "晾晒比拼", "url": reverse("ranking", args=[self.life.round.pack])}
        return [home, {"label": self.life.number or self.life.step.label, "url": self.back()}, {"label": self.title}]

    def about(self) -> list[dict]:
        return [{"label": "截至", "text": str(self.life.round.on)}, {"label": "答复期限", "text": str(self.life.proposal.answer_by)}]

    def told(self, facts, said) -> str:
        return f"已{self.title}：{self.life.title}"


class ProposeForm(Doing):
    title = words("标题", 200, required=True)
    days = forms.IntegerField(label="征求意见几天", min_value=acts.LEAST_DAYS, max_value=acts.MOST_DAYS, help_text="自然日；各单位在这几天里可以答复、申辩")
    note = words("说明", 500, 2)


class ProposePage(ActPage):
    """Of the day looked at, which is today: what it reckons now is frozen with the pack's file."""

    title, form, act, submit = "征求意见", ProposeForm, staticmethod(acts.propose), "送各单位征求意见"
    intro = "按今天的数据排出名次，连同考评办法一起冻结，送各单位征求意见。数据有误的由填报单位更正后重新征求意见；核定为不可抗力的不列黑榜。"

    def find(self, key: str) -> None:
        self.thing = self.rules = pack(key)

    def name(self) -> str:
        return self.rules.called

    def back(self) -> str:
        return reverse("ranking", args=[self.rules.key])

    def crumb(self) -> list[dict]:
        return [{"label": "晾晒比拼", "url": self.back()}, {"label": self.title}]

    def about(self) -> list[dict]:
        on = self.look.on
        return [{"label": "截至", "text": str(on)}, {"label": "办法", "text": self.rules.called, "small": "" if self.rules.verified else "含未核实的默认值"}]

    def initial(self) -> dict:
        drive = self.look.drive.title if self.look.drive else ""
        return {"title": f"{drive}晾晒比拼排名（截至{self.look.on.month}月{self.look.on.day}日）", "days": DAYS}

    def details(self, said: dict) -> dict:
        told, known = reckoned(self, self.rules, self.look.on)
        return {"drive": self.look.drive, "on": self.look.on, "known": known, "said": told, "title": said["title"], "days": said["days"]}

    def told(self, facts, said) -> str:
        return f"已送各单位征求意见，{facts[0].answer_by} 前可以答复"

    def after(self, facts: list[Fact]) -> str:
        return reverse("ranking-round", args=[facts[0].round_id]) if facts else self.back()


class AgainForm(Doing):
    days = forms.IntegerField(label="征求意见几天", min_value=acts.LEAST_DAYS, max_value=acts.MOST_DAYS)
    note = words("说明", 500, 2, help_text="如：某单位更正了 12 月上半月填报")


class AgainPage(RoundPage):
    title, form, act, submit = "重新征求意见", AgainForm, staticmethod(acts.propose_again), "重新征求意见"
    intro = "同一个截止日期，按现在已知的数据和现在的办法重算。已有的答复和核定留着，各单位重新有这些天答复。"

    def initial(self) -> dict:
        return {"days": DAYS}

    def details(self, said: dict) -> dict:
        rules = pack(self.life.round.pack)
        told, known = reckoned(self, rules, self.life.round.on)
        return {"pack": rules, "known": known, "said": told, "days": said["days"]}


class AnswerForm(Doing):
    plea = choice("意见", Plea.choices)
    words = words("说明", 3000, 6, help_text="数据有误的写哪一项、应是多少、依据；不可抗力的写何时、何事、影响了什么。无异议可不写")


class AnswerPage(RoundPage):
    title, form, act, submit = "答复", AnswerForm, staticmethod(acts.answer), "提交答复"
    intro = "答复和指挥部办公室的核定意见，在排名公布以后仍留在旁边。填报的数据有误，请同时更正填报。"

    def find(self, pk: int, unit: int) -> None:
        self.life = found(self.look, pk)
        row = self.look.lens.see(Unit).filter(unit=unit).select_related("unit").first()
        if row is None or unit not in self.life.units:
            raise Http404
        self.thing, self.row = row.unit, row

    def why_closed(self) -> str:
        return "" if self.life.step == Step.PROPOSED else f"这一期排名已经{self.life.step.label}，不再收答复"

    def name(self) -> str:
        return f"{self.row.short} · {self.life.title}"

    def about(self) -> list[dict]:
        told = [{"label": "截至", "text": str(self.life.round.on)}, {"label": "答复期限", "text": str(self.life.proposal.answer_by)}]
        for one in self.life.said["boards"]:
            for league in one["leagues"]:
                for row in league["rows"]:
                    if row["unit"] == self.thing.pk:
                        place = f"第 {row['place']} / {sum(other['score'] is not None for other in league['rows'])}" if row["place"] else "没有位次"
                        score = "" if row["score"] is None else f"得分 {row['score']:.1f}"
                        told.append({"label": one["title"], "text": f"{place}　{score}", "small": {RED: "拟列红榜", BLACK: "拟列黑榜"}.get(row["honour"], "")})
        return told

    def details(self, said: dict) -> dict:
        return {"round": self.life.round, "plea": said["plea"], "words": said["words"]}

    def beside(self, facts: list[Fact]):
        return None

    def told(self, facts, said) -> str:
        return f"已答复：{Plea(said['plea']).label}"


class RuleForm(Doing):
    upheld = choice("核定", [("yes", "采纳"), ("no", "不采纳")])
    words = words("核定意见", 2000, 5, required=True, help_text="采纳的写怎样处理，不采纳的写理由")


class RulePage(RoundPage):
    title, form, act, submit = "核定申辩", RuleForm, staticmethod(acts.rule), "核定"
    intro = "采纳不可抗力的，不列黑榜，名次不变。数据有误属实的，由填报单位更正后重新征求意见。"

    def find(self, pk: int) -> None:
        self.thing = RoundAnswer.objects.filter(pk=pk, area__startswith=self.look.request.user.area).select_related("round", "unit").first()
        if self.thing is None:
            raise Http404
        self.life = found(self.look, self.thing.round_id)

    def why_closed(self) -> str:
        if self.life.step != Step.PROPOSED:
            return f"这一期排名已经{self.life.step.label}，不再核定"
        return "这条申辩已经核定过" if self.thing.pk in self.life.rulings else ""

    def about(self) -> list[dict]:
        return [
            {"label": "单位", "text": self.thing.unit.name_on(self.look.on), "small": str(self.thing.occurred_on)},
            {"label": "意见", "text": self.thing.get_plea_display()}, {"label": "说明", "text": self.thing.words or "无"},
        ]

    def details(self, said: dict) -> dict:
        return {"upheld": said["upheld"] == "yes", "words": said["words"]}

    def told(self, facts, said) -> str:
        return f"已核定：{'采纳' if said['upheld'] == 'yes' else '不采纳'}"


class IssueForm(Doing):
    number = words("文号", 80, required=True, help_text="如 沁项攻坚办〔2023〕6号")


class IssuePage(RoundPage):
    step = Step.ISSUED
    title, form, act, submit = "公布", IssueForm, staticmethod(acts.issue), "公布并冻结"
    intro = "公布以后，名次、办法、文件和哈希都冻结，不再随数据变化；答复和核定意见留在旁边。"

    def about(self) -> list[dict]:
        waits = f"{len(self.life.unruled)} 条待核定" if self.life.unruled else "都已核定"
        silent = len(self.life.silent())
        return [
            *super().about(), {"label": "答复", "text": f"{len(self.life.answers)} 条，{waits}", "small": f"{silent} 家没有答复" if silent else ""},
            {"label": "不可抗力", "text": f"{len(self.life.excused)} 家核定为不可抗力，不列黑榜" if self.life.excused else "没有"},
        ]

    def details(self, said: dict) -> dict:
        told = again(self.life, At(self.look.lens, self.look.drive), self.life.excused)
        if told is None:
            raise Refused("征求意见时的考评办法现在读不了，不能重算。请改好办法后重新征求意见")
        return {"number": said["number"], "said": told}


class WithdrawForm(Doing):
    note = why("撤回的理由")


class WithdrawPage(RoundPage):
    step = Step.WITHDRAWN
    title, form, act, submit = "撤回", WithdrawForm, staticmethod(acts.withdraw), "撤回"
    intro = "撤回后这一期不再征求意见，记录和答复都保留；同一个截止日期可以重新起头。"


urls = [
    path("rankings/<slug:key>/propose", ProposePage.as_view(), name="propose-ranking"),
    path("rankings/rounds/<int:pk>/propose", AgainPage.as_view(), name="propose-ranking-again"),
    path("rankings/rounds/<int:pk>/units/<int:unit>/answer", AnswerPage.as_view(), name="answer-ranking"),
    path("rankings/answers/<int:pk>/rule", RulePage.as_view(), name="rule-ranking"),
    path("rankings/rounds/<int:pk>/issue", IssuePage.as_view(), name="issue-ranking"),
    path("rankings/rounds/<int:pk>/withdraw", WithdrawPage.as_view(), name="withdraw-ranking"),
]
