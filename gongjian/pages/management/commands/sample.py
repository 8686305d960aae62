"""sample: load the sample county into an empty database."""
from django.utils import timezone

from gongjian.pages import clock
from gongjian.pages.command import HouseCommand, a_day
from gongjian.sample.load import load
from gongjian.sample.people import PASSWORD, SIGN_INS


class Command(HouseCommand):
    help = "装入示例县（沁水县2023年冬季行动，虚构数据）；库里已有事实就不装"
    with_look = False

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--until", type=a_day, metavar="日期", help="只要这一天结束前记录的事实；示例县的今天就是这一天")
        parser.add_argument("--password", default=PASSWORD, help=f"全部示例人员共用的密码（默认 {PASSWORD}）")

    def work(self, options):
        quiet = options["json"] or not options["verbosity"]
        facts = load(options["password"], timezone.now(), options["until"], (lambda words: None) if quiet else self.stdout.write)
        clock.forget()
        if options["json"]:
            sign_ins = [{"login": login, "role": role, "name": name} for login, role, name in SIGN_INS]
            self.say_json({"facts": facts, "today": clock.today(), "sign_ins": sign_ins})
