from gongjian.targets.clausewords import ClauseWord
from gongjian.targets.drives import Clause, Drive
from gongjian.targets.issues import Issue, Named
from gongjian.targets.targets import Allotment, Growth, Member, Target

__all__ = ["Allotment", "Clause", "ClauseWord", "Drive", "Growth", "Issue", "Member", "Named", "Target"]
