"""审批清单 (M32): kind, path, what is known of the project, who runs it through. What is left open stays 待核, unless the kind's template speaks for it."""
from django import forms
from django.urls import path

from gongjian.approvals.acts import draw_up
from gongjian.approvals.assumed import assume
from gongjian.approvals.catalogue.attribute import Attribute
from gongjian.approvals.catalogue.choosing import Choice, Needed, chosen
from gongjian.approvals.changes import catalogue_on
from gongjian.pages.doing.approvals.page import ApprovalsPage
from gongjian.pages.doing.fields import UnitChoice, choice, maybe, seated, why, words
from gongjian.pages.doing.form import Doing
from gongjian.people.models import Officer
from gongjian.timeline.when import When

PATH, SITUATION, AGENT = "path", "项目情况（不填的待核，或按项目类型推定）", "代办（全代办）"


class ChecklistForm(Doing):
    beside = {"类型和路径": "twos", SITUATION: "threes", AGENT: "threes"}
    kind_of = choice("项目类型", ())
    path = choice("审批路径", ())
    agent_name = words("代办员姓名", 40, help_text="不在系统里的人员写姓名")
    renew = forms.BooleanField(label="换用今天的目录", required=False)
    note = why("说明", required=False, help_text="换用新目录、改项目类型须写明理由")

    def build(self) -> None:
        page: ChecklistPage = self.look.page  # type: ignore[attr-defined]
        self.book = page.book
        self.fields["kind_of"].choices = maybe([(kind.key, kind.label) for kind in self.book.kinds.values()])
        self.fields["path"].choices = maybe(list(self.book.attributes[PATH].choices.items()))
        kind = self.book.kinds.get(self.data.get("kind_of") or self.initial.get("kind_of") or "")
        self.told = [one for one in self.book.attributes.values() if one.key != PATH]
        for attribute in self.told:
            self.fields[f"has_{attribute.key}"] = asked(attribute, kind.defaults.get(attribute.key) if kind else None)
        area = self.look.request.user.area
        self.fields["agent"] = forms.TypedChoiceField(
            label="代办员", required=False, choices=maybe(seated(When(self.today), area)), coerce=lambda key: Officer.objects.get(pk=key), empty_value=None,
        )
        self.fields["agent_unit"] = UnitChoice(When(self.today), area, label="代办单位", required=False)
        if page.listed is None or page.listed.catalogue_on == self.today:
            del self.fields["renew"]
        else:
            self.fields["renew"].help_text = f"这个项目现在用 {page.listed.catalogue_on} 版目录"
        self.parts = (
            ("类型和路径", ("kind_of", "path")), (SITUATION, tuple(f"has_{one.key}" for one in self.told)), (AGENT, ("agent", "agent_name", "agent_unit")),
            ("", tuple(name for name in ("renew", "note") if name in self.fields)),
        )

    def says(self, said: dict) -> dict:
        return {one.key: value for one in self.told if (value := heard(one, said.get(f"has_{one.key}"))) is not None}

    def clean(self):
        said = super().clean()
        said["says"] = {} if self.errors else self.says(said)
        return said

    def choices(self, said: dict) -> dict[str, Choice]:
        page: ChecklistPage = self.look.page  # type: ignore[attr-defined]
        book = catalogue_on(self.today, self.thing.area) if said.get("renew") else page.book
        return chosen(book, said["kind_of"], said["path"], said["says"])

    def odd(self, said: dict) -> list[str]:
        """What is still open, so that whoever fills it in sees what it costs; and items in hand that fall away."""
        found = self.choices(said)
        waiting = [f"{choice.item.name}（{choice.why.removeprefix('待核：')}）" for choice in found.values() if choice.needed is Needed.UNKNOWN and choice.item.stage < 4]
        told = [f"还有 {len(waiting)} 项要不要办定不下来：{'；'.join(waiting)}"] if waiting else []
        in_hand = self.thing.approval_standings.at(When(self.today)).filter(state__in=("preparing", "under_way", "correcting", "done")).values_list("item", flat=True)
        away = [found[code].item.name for code in in_hand if code in found and found[code].needed is Needed.NO]
        return told + ([f"按此不需要办、但已经在办或办结的：{'、'.join(away)}"] if away else [])


def asked(attribute: Attribute, default) -> forms.Field:
    """Left open it is not known; where the kind's template has a word for it, that is said."""
    unknown = f"按类型推定：{attribute.shown(default)}" if default is not None else "待核"
    if attribute.kind == "number":
        box = forms.NumberInput({"step": "any", "inputmode": "decimal"})
        said = "；".join(filter(None, [attribute.help, unknown]))
        return forms.FloatField(label=f"{attribute.label}（{attribute.unit}）", required=False, min_value=0, widget=box, help_text=said)
    options = [("true", "是"), ("false", attribute.denied or "否")] if attribute.kind == "flag" else list(attribute.choices.items())
    return choice(attribute.label, [("", unknown), *options], required=False, help_text=attribute.help)


def heard(attribute: Attribute, value):
    if value in ("", None):
        return None
    return value == "true" if attribute.kind == "flag" else value


class ChecklistPage(ApprovalsPage):
    title, form, act, submit = "编审批清单", ChecklistForm, staticmethod(draw_up), "保存清单"
    intro = "按项目类型和情况生成审批清单、要素前置清单；哪一项为什么不用办，系统逐项说明。情况变了随时再编，以前的清单留底。"

    def initial(self) -> dict:
        said: dict = {"agent": None}
        if self.listed is None:
            guess = assume(self.book, self.row.name, self.row.sector, self.row.funding, self.row.industrial)
            return said | {"kind_of": guess.kind_of, "path": guess.path}
        one = self.listed
        said |= {"kind_of": one.kind_of, "path": one.path, "agent": one.agent_id, "agent_name": "" if one.agent_id else one.agent_name, "agent_unit": one.agent_unit_id}
        return said | self.told_so_far(one.says)

    def told_so_far(self, says: dict) -> dict:
        return {f"has_{key}": ("true" if value else "false") if isinstance(value, bool) else value for key, value in says.items()}

    def details(self, said: dict) -> dict:
        names = ("kind_of", "path", "says", "agent", "agent_name", "agent_unit")
        return {name: said[name] for name in names} | {"renew": bool(said.get("renew"))}

    def about(self) -> list[dict]:
        if self.listed is None:
            return [{"label": "现在", "text": "还没有编审批清单", "small": "下面的类型和路径按项目信息推定，请核对"}]
        return [{"label": "现在", "text": f"{self.listed.occurred_on} 编的清单", "small": f"目录 {self.listed.catalogue_on} 版"}]

    def told(self, facts, said) -> str:
        return f"审批清单已保存：{self.row.name}"


urls = [path("projects/<int:pk>/checklist", ChecklistPage.as_view(), name="checklist")]
