"""What follows from a row about a problem that is new."""
from gongjian.intake.ledger.finding import Found
from gongjian.intake.ledger.moves import Following, Move, Moves
from gongjian.problems.flow import Step
from gongjian.problems.ledger import Competence, Weight


def follows(row: Following, found: Found) -> Moves:
    """Registered; and verified and assigned where the row has all an assignment needs. Only of projects the officer may raise problems of."""
    said, ledger = found.said, row.ledger
    if foreign := [key for key in found.projects if key not in ledger.finds]:
        row.say(said, "projects", f"“{ledger.name(foreign[0])}”不是本单位的项目，它的问题由责任单位或指挥部办公室导入。", "error")
        return Moves()
    day = said.found_on or said.assigned_on or row.on
    details = {
        "category": said.category, "competence": said.competence or Competence.COUNTY.value, "weight": said.weight or Weight.ORDINARY.value, "on": day,
    }
    assignment = row.assignment(said)
    note = f"据《{row.title}》：{said.progress}" if said.progress and not assignment else ""
    made = Moves([Move("find", note=note[:500], details=details)])
    if assignment:
        if said.due_on and said.assigned_on is None and said.due_on < row.on:
            row.say(said, "due_on", f"办结时限 {said.due_on} 已过，又没有写交办日期：请在表里补上交办日期。", "error")
        made.moves += row.assign(said, assignment, Step.FOUND, said.assigned_on or row.on)
    return made
