from gongjian.projects.card import Card, Project
from gongjian.projects.catch_up import CatchUpPlan, CatchUpVerdict, Verdict
from gongjian.projects.figures import Official, Payment, Report, YearPlan
from gongjian.projects.milestones import Milestone
from gongjian.projects.sponsors import Sponsorship
from gongjian.projects.standings import CatchUpStanding, CurvePoint, PlanStanding, ProjectStanding, SponsorStanding, Tally
from gongjian.projects.twins import Twin

__all__ = [
    "Card", "CatchUpPlan", "CatchUpStanding", "CatchUpVerdict", "CurvePoint", "Milestone", "Official", "Payment", "PlanStanding", "Project", "ProjectStanding",
    "Report", "SponsorStanding", "Sponsorship", "Tally", "Twin", "Verdict", "YearPlan",
]
