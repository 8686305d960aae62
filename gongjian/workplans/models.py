from gongjian.workplans.ledger import Task, TaskStep, WorkPlan

__all__ = ["Task", "TaskStep", "WorkPlan"]
