"""Lists of problems as offices send them, and what becomes of them: hands of the tests."""


from gongjian.intake.applying import receive
from gongjian.intake.matching import Known
from gongjian.intake.previewing import preview
from gongjian.problems.models import ProblemStanding, ProblemStep
from gongjian.projects.models import Project
from gongjian.timeline.facts import facts_of_the_house
from gongjian.timeline.when import When
from tests.intake.make import xlsx
from tests.world import TODAY, looks, sits

HEADS = ["序号", "问题", "涉及项目", "类别", "事权层级", "牵头单位", "配合单位", "分管领导", "责任科室", "责任人", "交办日期", "办结时限", "进展", "销号时间"]
LAND = [1, "未签供地合同", "煤层气增压站及配套管网", "用地", "县级", "县自然资源局", "嘉峰镇、县林业局", "钱副", "利用股", "孙工", "2023-12-01", "2023-12-30", "正在组件", ""]
POWER = [2, "10千伏线路未迁改", "端氏镇曲堤连接线工程", "电力", "县级", "", "", "", "", "", "", "", "", ""]
FOREST = [3, "使用林地手续未批", "肉羊全产业链项目", "林地", "县级", "县林业局", "", "", "", "陈林", "2023-11-22", "2023-12-10", "属实", ""]


def but(row, **instead):
    """A row with some cells said differently, by heading."""
    return [instead.get(head, value) for head, value in zip(HEADS, row, strict=True)]


def ledger(*rows, heads=HEADS, title="项目问题困难清单"):
    return xlsx([[title], heads, *rows])


def seen(world, data, officer="office", decisions=None, on=TODAY, name="问题清单.xlsx"):
    return preview(data, name, looks(getattr(world.officers, officer), on, today=on), decisions=decisions)


def bring(world, data, officer="office", decisions=None, on=TODAY, name="问题清单.xlsx"):
    desk = sits(getattr(world.officers, officer), on)
    found = seen(world, data, officer, decisions, on, name)
    return receive(found, desk.told(), Known.at(desk.lens.see(Project), desk.lens.when, desk.lens.officer.area, found.understood.sha256))


def counts(found):
    return {kind: number for kind, number in found.counts("problems").items() if number}


def standing(what, on=TODAY):
    return ProblemStanding.objects.at(When(on)).get(what=what)


def said(found) -> str:
    return "\n".join(f"{one.row}{one.column} {one.reason}" for one in found.remarks)


def errors(found) -> list[tuple]:
    return [(one.row, one.column, one.reason) for sheet_read in found.understood.taken for one in sheet_read.errors] + [
        (one.row, one.column, one.reason) for one in found.errors]


def steps(what) -> list[str]:
    return [step.step for step in ProblemStep.objects.as_of(When(TODAY)).filter(problem__what=what).order_by("occurred_on", "pk")]


def changes(found) -> list[tuple]:
    return [(one.label, one.before, one.after) for row in found.problems for one in row.changes]


def facts() -> int:
    return sum(model.objects.count() for model in facts_of_the_house())
