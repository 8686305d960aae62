from gongjian.approvals.items import Approval
from gongjian.approvals.standings import ApprovalStanding

__all__ = ["Approval", "ApprovalStanding"]
