"""serve: what bin/run does. Brings the database up to date, founds a county or loads the sample, and serves."""
import getpass
import hashlib
import os
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from gongjian.pages import clock
from gongjian.pages.command import HouseCommand, found_county
from gongjian.people.models import Officer, Post, Unit
from gongjian.people.posts import Rank, Role, restand_posts
from gongjian.sample import people
from gongjian.timeline.seals import seal
from gongjian.timeline.told import Told


class Command(HouseCommand):
    help = "建库、装示例（或 --empty 建一个真实的县），然后开启服务"
    with_look = False

    def add_arguments(self, parser):
        parser.add_argument("--empty", action="store_true", help="不装示例：建一个真实的县")
        parser.add_argument("--county", metavar="区划代码", help="县（默认 counties/ 里唯一的那个）")
        parser.add_argument("--plan", type=Path, metavar="文件", help="行动方案")
        parser.add_argument("--login", metavar="登录名", help="首位攻坚办人员的登录名")
        parser.add_argument("--name", metavar="姓名", help="首位攻坚办人员的姓名")
        parser.add_argument("--password", metavar="密码", help="首位攻坚办人员的初始密码（也可用环境变量 GONGJIAN_PASSWORD）")
        parser.add_argument("--host", default="127.0.0.1", metavar="地址")
        parser.add_argument("--port", type=int, default=8000, metavar="端口")
        parser.add_argument("--workers", type=int, default=2, metavar="N")
        parser.add_argument("--server", choices=["granian", "gunicorn"], default="granian", help="内核低于 5.14（如麒麟 V10）请用 gunicorn")
        parser.add_argument("--prepare", action="store_true", help="只准备，不开启服务")

    def work(self, options):
        self.stdout.write("数据库已是最新")
        fresh = not Officer.objects.exists()
        if fresh and options["empty"]:
            self._found(options)
        elif fresh:
            self.stdout.write("数据库是空的，装入示例县（虚构数据）…")
            call_command("sample", stdout=self.stdout)
            clock.forget()
        elif options["empty"]:
            self.stdout.write("库里已有数据，--empty 不再起作用；要另建一个县，请换一个 DATABASE_URL")
        self._statics()
        self._tick()
        self._greet(options)
        if not options["prepare"]:
            self.stdout.flush()
            self._serve(options)

    def _found(self, options) -> None:
        code = options["county"] or self._ask("区划代码（六位）", "140521")
        plan = options["plan"] or Path(self._ask("行动方案文件（没有就直接回车，以后可用 bin/gongjian plan 载入）", "") or "")
        login = options["login"] or self._ask("首位攻坚办人员的登录名", "office")
        name = options["name"] or self._ask("姓名", "")
        password = options["password"] or os.environ.get("GONGJIAN_PASSWORD") or self._secret()
        if not name.strip():
            raise CommandError("姓名不能空")
        officer = Officer(login=login, name=name.strip(), area=code)
        try:
            validate_password(password, officer)
        except ValidationError as refused:
            raise CommandError("密码不合格：" + "；".join(refused.messages)) from None
        found_county(code)
        officer.set_password(password)
        officer.save()
        told = Told(code, clock.today(), clock.now())
        office = Unit.objects.filter(area=code, kind=Unit.Kind.OFFICE).first()
        post = told.tell(Post, officer=officer, unit=office, title="攻坚办工作人员", role=Role.OFFICE, rank=Rank.CLERK)
        restand_posts(officer, told.at)
        seal(told.at, [post])
        if str(plan) not in ("", "."):
            call_command("plan", str(plan), stdout=self.stdout)
        self.stdout.write(f"已建 {code}，首位人员 {login}（首次登录须改密码）。系统管理员用 bin/gongjian createsuperuser 建立")

    def _ask(self, what: str, default: str) -> str:
        if not sys.stdin.isatty():
            if default:
                return default
            if what.startswith("行动方案"):
                return ""
            raise CommandError(f"请用选项给出{what}（见 bin/run --help）")
        return input(f"{what}{f' [{default}]' if default else ''}：").strip() or default

    def _secret(self) -> str:
        if not sys.stdin.isatty():
            raise CommandError("请用 --password 或环境变量 GONGJIAN_PASSWORD 给出初始密码")
        return getpass.getpass("初始密码：")

    def _statics(self) -> None:
        """Collect the static files once for each state of them."""
        folder = Path(__file__).resolve().parents[2] / "static"
        state = hashlib.sha256("".join(f"{file}{file.stat().st_mtime_ns}" for file in sorted(folder.rglob("*")) if file.is_file()).encode()).hexdigest()
        stamp = Path(settings.STATIC_ROOT) / ".state"
        if not stamp.exists() or stamp.read_text() != state:
            self.stdout.write("收集静态文件…")
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            stamp.write_text(state)

    def _tick(self) -> None:
        """The day's run, so that who signs in finds his digest. It must not keep the house shut: what goes wrong is said, and cron tries again."""
        try:
            call_command("tick", stdout=self.stdout)
        except Exception as wrong:  # noqa: BLE001
            self.stdout.write(f"每日运行没有完成：{wrong}")

    def _greet(self, options) -> None:
        self.stdout.write("")
        if clock.sample_day():
            self.stdout.write(f"示例县（虚构数据），今天是 {clock.today()}。示例账号，密码都是 {people.PASSWORD}：")
            self.columns([[login, role, name] for login, role, name in people.SIGN_INS], ["登录名", "角色", "姓名"])
        self.stdout.write(f"\n打开 http://{options['host']}:{options['port']}/ ，按 Ctrl+C 停止")

    @staticmethod
    def _serve(options) -> None:
        bin_ = Path(sys.executable).parent
        if options["server"] == "gunicorn":
            command = ["gunicorn", "-w", str(options["workers"]), "-b", f"{options['host']}:{options['port']}", "config.wsgi:application"]
        else:
            command = ["granian", "--interface", "wsgi", "--workers", str(options["workers"]), "--blocking-threads", "1", "--no-ws",
                       "--log-level", "warning", "--host", options["host"], "--port", str(options["port"]), "config.wsgi:application"]
        os.chdir(settings.HOME)
        os.execv(str(bin_ / command[0]), [str(bin_ / command[0]), *command[1:]])


