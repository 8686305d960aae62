"""tick --on DATE [--send]: the daily run, and sending what waits. Safe to run as often as one likes."""
from dataclasses import asdict

from django.core.management import CommandError

from gongjian.notices.sending import send_due
from gongjian.notices.tick import tick
from gongjian.pages import clock
from gongjian.pages.command import HouseCommand, a_day, county_code


class Command(HouseCommand):
    help = "每日运行：升级通知、每日提要，补上漏掉的日子；--send 并把待发的发出去"
    with_look = False

    def add_arguments(self, parser):
        parser.add_argument("--on", type=a_day, metavar="日期", help="运行到哪一天（默认今天）")
        parser.add_argument("--send", action="store_true", help="发出到期的邮件和群消息")
        super().add_arguments(parser)

    def work(self, options):
        on, now, area = options["on"] or clock.today(), clock.now(), county_code()
        if on > clock.today():
            raise CommandError(f"{on} 还没到")
        if not area:
            raise CommandError("库里还没有县，请先用 bin/run 建一个")
        done = tick(area, on, now)
        sent = send_due(now) if options["send"] else None
        if options["json"]:
            self.say_json(asdict(done) | {"sent": sent and asdict(sent)})
            return
        days = f"{done.days[0]} 至 {done.days[-1]}（{len(done.days)} 天）" if len(done.days) > 1 else str(done.days[0]) if done.days else ""
        self.stdout.write(f"已运行 {days}：提要 {done.digests} 份，升级通知 {done.moves} 份，办理回复 {done.replies} 份" if days else f"{on} 已经运行过，没有重复通知")
        if sent:
            self.stdout.write(f"发出 {sent.sent} 条，失败 {sent.failed} 条，稍后再发 {sent.waiting} 条")
