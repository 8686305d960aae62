"""plan FILE: take in an action plan, or an amendment of one."""
import hashlib
from pathlib import Path

from gongjian.desk.desk import settle
from gongjian.enrolment import rules as enrolment
from gongjian.pages import clock
from gongjian.pages.checks import unmeasured
from gongjian.pages.command import HouseCommand, found_county
from gongjian.problems.rules import lay_down, read
from gongjian.targets.loading import amend, load_plan
from gongjian.targets.plandefs import Amendment
from gongjian.targets.planfile import PlanError, read_plan
from gongjian.timeline import calendar
from gongjian.timeline.seals import seal
from gongjian.timeline.source import Source
from gongjian.timeline.told import Told


class Command(HouseCommand):
    help = "载入行动方案（或调整文件）：重复载入不改变什么"
    with_look = False

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="文件")
        super().add_arguments(parser)

    def work(self, options):
        file = options["file"].read_bytes()
        read = read_plan(file)
        if isinstance(read, Amendment):
            facts, title, told = self._amend(read, file)
            same = "已经载入过，没有变化"
        else:
            facts, title, told = self._load(read, file)
            same = "已经载入过，目标没有变化；条款的文字、责任单位、计量以这次的文件为准"
        seal(clock.now(), facts)
        said = {"title": title, "facts": len(facts), "changed": bool(facts)}
        if options["json"]:
            self.say_json(said)
        else:
            self.stdout.write(f"{title}：" + (f"新记 {len(facts)} 条" if facts else same))

    def _load(self, plan, file):
        if wrong := unmeasured(plan):
            raise PlanError(wrong)
        code = found_county(plan.drive.area)
        calendar.fill(plan.drive.starts_on.year, plan.drive.ends_on.year + 1)
        told = self._told(code, plan.drive.title, file, on=plan.drive.issued_on)
        facts = load_plan(plan, told, file) + lay_down(read(plan.problems.said()), told, plan.drive.starts_on)
        facts += enrolment.lay_down(enrolment.windows_of(plan.rhythm.enrol_window), told, plan.drive.starts_on)
        settle(facts, told.at)
        return facts, f"《{plan.drive.title}》{plan.drive.number}", told

    def _amend(self, change, file):
        told = self._told(found_county(), change.number, file, on=change.issued_on)
        return amend(change, told), f"调整文件 {change.number}", told

    @staticmethod
    def _told(code, title, file, on):
        sha256 = hashlib.sha256(file).hexdigest()
        source = Source.objects.filter(sha256=sha256, kind=Source.Kind.PLAN).first() or Source.objects.create(
            area=code, kind=Source.Kind.PLAN, title=title, sha256=sha256, made_at=clock.now()
        )
        return Told(code, on, clock.now(), source=source)
