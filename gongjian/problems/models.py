from gongjian.problems.ledger import Problem, ProblemStep
from gongjian.problems.standings import ProblemStanding

__all__ = ["Problem", "ProblemStanding", "ProblemStep"]
