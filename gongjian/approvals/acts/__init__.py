"""What is done to approvals: steps of items, the checklist, papers, notices, vetting, handing in, changes of the catalogue."""
from gongjian.approvals.acts.catalogue import change_item
from gongjian.approvals.acts.checklists import draw_up
from gongjian.approvals.acts.materials import deliver
from gongjian.approvals.acts.notices import advise, lift
from gongjian.approvals.acts.steps import stand
from gongjian.approvals.acts.units import hand_in
from gongjian.approvals.acts.vettings import vet

__all__ = ["advise", "change_item", "deliver", "draw_up", "hand_in", "lift", "stand", "vet"]
