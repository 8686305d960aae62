from gongjian.enrolment.ledger import EnrolmentStep
from gongjian.enrolment.looked import Looked
from gongjian.enrolment.particulars import Particulars
from gongjian.enrolment.rules import EnrolmentRules
from gongjian.enrolment.standings import EnrolmentStanding
from gongjian.enrolment.windows import WindowNotice

__all__ = ["EnrolmentRules", "EnrolmentStanding", "EnrolmentStep", "Looked", "Particulars", "WindowNotice"]
