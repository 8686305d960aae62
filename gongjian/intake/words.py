"""The words an incoming column can say: each with its Chinese label and the kind of value it holds. Lists of projects speak WORDS, lists of problems LEDGER."""
from typing import Literal, NamedTuple

Kind = Literal["number", "text", "lines", "organ", "people", "money", "year", "day", "period", "yes_no", "units", "when", "none"]


class Word(NamedTuple):
    """`label` for the officer, `kind` decides how cells are read."""

    label: str
    kind: Kind


WORDS: dict[str, Word] = {
    "number": Word("序号", "number"), "name": Word("项目名称", "text"), "code": Word("项目代码", "text"),
    "owner": Word("建设单位", "organ"), "unit": Word("责任单位", "organ"), "service_unit": Word("手续代办单位", "organ"),
    "nature": Word("建设性质", "text"), "content": Word("建设内容及规模", "lines"), "place": Word("建设地点", "text"),
    "sector": Word("行业类别", "text"), "industry": Word("行业代码", "text"), "total": Word("总投资", "money"),
    "year_plan": Word("年度计划投资", "money"), "invested": Word("累计完成投资", "money"), "year_invested": Word("本年完成投资", "money"),
    "official": Word("统计口径完成投资", "money"), "paid": Word("到位资金", "money"), "physical": Word("形象进度", "lines"),
    "start_year": Word("开工年份", "year"), "end_year": Word("竣工年份", "year"), "period": Word("建设起止年限", "period"),
    "started_on": Word("开工时间", "day"), "planned_start_on": Word("计划开工时间", "day"), "planned_end_on": Word("计划竣工时间", "day"),
    "has_started": Word("是否开工", "yes_no"), "funding": Word("投资主体", "organ"), "leaders": Word("包联领导", "people"),
    "responsible": Word("责任人", "text"), "contact": Word("联系方式", "text"), "problem": Word("存在问题", "lines"),
    "approvals": Word("前期手续情况", "lines"), "level": Word("项目层级", "text"), "alert": Word("预警", "text"), "remarks": Word("备注", "lines"),
    "plan_after": Word("次年计划投资", "money"), "plan_third": Word("第三年计划投资", "money"),
    **{f"q{n}_plan": Word(f"{c}季度计划投资", "money") for n, c in enumerate("一二三四", 1)},
    **{f"q{n}_work": Word(f"{c}季度工作计划", "lines") for n, c in enumerate("一二三四", 1)},
    "other": Word("其他", "none"),
}
LEDGER: dict[str, Word] = {
    "number": WORDS["number"], "what": Word("问题", "lines"), "projects": Word("涉及项目", "lines"), "code": WORDS["code"], "category": Word("类别", "text"),
    "competence": Word("事权层级", "text"), "weight": Word("程度", "text"), "lead": Word("牵头单位", "units"), "cooperating": Word("配合单位", "units"),
    "leader": Word("分管领导", "text"), "section": Word("责任科室", "text"), "person": Word("责任人", "text"), "found_on": Word("发现日期", "when"),
    "assigned_on": Word("交办日期", "when"), "due_on": Word("办结时限", "when"), "progress": Word("进展", "lines"), "struck_on": Word("销号时间", "when"),
    "project_unit": Word("项目责任单位", "units"), "measures": Word("解决措施", "lines"), "origin": Word("问题来源", "text"), "step": Word("环节", "text"),
    "rung": Word("督办层级", "text"), "light": Word("灯", "text"), "limit_on": Word("应办结", "when"), "desk": Word("在谁手上", "text"),
    "contact": WORDS["contact"], "remarks": WORDS["remarks"], "other": WORDS["other"],
}
EVERY = WORDS | LEDGER
MONEY = tuple(word for word, said in WORDS.items() if said.kind == "money")
DAYS = tuple(word for word, said in WORDS.items() if said.kind == "day")
QUARTERS = tuple(f"q{n}_plan" for n in range(1, 5))
FREE = "other"
ROLLING = {1: "plan_after", 2: "plan_third"}  # 三年滚动: the plans of the two years after the list's own
