from gongjian.approvals.advice import Advice, Lifted
from gongjian.approvals.changes import CatalogueChange
from gongjian.approvals.checklist import Checklist
from gongjian.approvals.handing_in import HandIn
from gongjian.approvals.items import Approval
from gongjian.approvals.materials import Material
from gongjian.approvals.standings import ApprovalStanding, ChecklistStanding
from gongjian.approvals.vetting import Vetting

__all__ = ["Advice", "Approval", "ApprovalStanding", "CatalogueChange", "Checklist", "ChecklistStanding", "HandIn", "Lifted", "Material", "Vetting"]
