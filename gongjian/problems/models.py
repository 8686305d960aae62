from gongjian.problems.causes import Cause, Joined
from gongjian.problems.ledger import Concern, Problem, ProblemStep, in_turn, steps_of
from gongjian.problems.rules import ProblemRules
from gongjian.problems.standings import ProblemOn, ProblemStanding

__all__ = ["Cause", "Concern", "Joined", "Problem", "ProblemOn", "ProblemRules", "ProblemStanding", "ProblemStep", "in_turn", "steps_of"]
