"""六、下步要求: from what is lacking on the day; the rest is for the person who edits."""
from gongjian.indicators.standing import MEASURE, TargetLine, spoken
from gongjian.papers.blocks import Block, Heading, Para
from gongjian.papers.bulletin.county import County
from gongjian.papers.bulletin.solving import NOTHING
from gongjian.reading.catch_up_words import CatchUp


def next_steps(county: County) -> list[Block]:
    sections = (("money", "紧盯投资目标", money), ("starts", "加快开工入统", starts), ("problems", "限期破解难题", problems), ("reports", "如实按时填报", reports))
    blocks: list[Block] = [Heading("next", 1, "下步工作要求")]
    for key, title, say in sections:
        blocks += [Heading(f"next-{key}", 2, title), Para(f"next-{key}-said", say(county))]
    return blocks


def money(county: County) -> str:
    line = county.line("invested")
    if line is None or line.gap is None:
        return "各单位要对照目标任务，把任务分解到项目、到月，加快形成投资。"
    if not line.gap:
        return f"{line.target.title}目标已完成。各单位要保持力度，抓好后续项目接续。"
    worst = line.worst(3)
    named = f"，{'、'.join(f'{unit.name}（{spoken(line, unit.gap)}{MEASURE[line.target.measure]}）' for unit in worst)}缺口较大" if worst else ""
    over = "目标到期仍差" if line.pace == 100 else "距目标还差"
    asks = "未完成任务的单位要查明原因、提出补差措施" if line.pace == 100 else "各单位要逐项目倒排进度，主要领导亲自抓、分管领导具体抓"
    return f"{line.target.title}{over}{spoken(line, line.gap)}{MEASURE[line.target.measure]}{named}。{asks}。"


def starts(county: County) -> str:
    parts = [gap(line) for line in county.of("starts", "enrolments") if line.gap]
    lists = county.lists
    said = f"{'，'.join(parts)}。" if parts else ""
    asks = []
    if len(lists[5]):
        asks.append(f"对未开工的{len(lists[5])}个项目逐个明确开工条件和时间")
    if len(lists[6]):
        asks.append(f"对已开工未入统的{len(lists[6])}个项目逐项补齐材料，推动应统尽统")
    if len(lists[7]):
        unplanned = sum(row[lists[7].place("catch_up")] in (CatchUp.NO_PLAN, CatchUp.RETURNED) for row in lists[7].rows)
        asks.append(f"对未按时序进度推进的{len(lists[7])}个项目分析原因、限期赶上" + (f"，{unplanned}个没有追赶计划的尽快报送" if unplanned else ""))
    return said + ("要" + "，".join(asks) + "。" if asks else "要抓好新项目开工入统的衔接，推动应统尽统。")


def gap(line: TargetLine) -> str:
    return f"{line.target.title}还差{spoken(line, line.gap)}{MEASURE[line.target.measure]}"


def problems(county: County) -> str:
    told = county.solving.get(None, NOTHING)
    late = f"对逾期未办结的{told.late}项问题，牵头单位主要负责人要亲自过问，限期办结；" if told.late else ""
    return f"{late}严格执行13710工作制度，按节点反馈，省、市事权的及时上报，办结一项、销号一项，直至清零。"


def reports(county: County) -> str:
    lack = sum(county.lacking.values())
    said = f"{len(county.lacking)}家单位的{lack}个项目要补报{county.period.title}进度。" if county.period and lack else ""
    return f"{said}各单位要如实填报、附具凭证，不得代填代报、虚报瞒报。"
