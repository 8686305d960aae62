from gongjian.problems.ledger import Problem, ProblemStep

__all__ = ["Problem", "ProblemStep"]
