from gongjian.approvals.items import Approval

__all__ = ["Approval"]
