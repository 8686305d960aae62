"""`bin/gongjian sample`: load the sample county into an empty database."""
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gongjian.sample.load import load
from gongjian.sample.people import PASSWORD, SIGN_INS
from gongjian.timeline.refused import Refused


class Command(BaseCommand):
    help = "装入示例县（沁水县2023年冬季行动，虚构数据）"

    def add_arguments(self, parser):
        parser.add_argument("--until", type=date.fromisoformat, metavar="YYYY-MM-DD", help="只要这一天结束前记录的事实")
        parser.add_argument("--password", default=PASSWORD, help=f"全部示例人员共用的密码（默认 {PASSWORD}）")

    def handle(self, *, until, password, verbosity, **_):
        say = self.stdout.write if verbosity else lambda words: None
        try:
            load(password, timezone.now(), until, say)
        except Refused as refused:
            raise CommandError(refused.reason) from None
        if verbosity:
            self.stdout.write("示例登录（密码都是所设的那一个）：")
            for login, role, name in SIGN_INS:
                self.stdout.write(f"  {login:<12} {role}　{name}")
