"""export oc4ids FILE: the published key projects as an OC4IDS 0.9 package. What is not out is not in it."""
import json
from pathlib import Path

from django.conf import settings

from gongjian.pages import clock
from gongjian.pages.command import HouseCommand, a_day, county_code
from gongjian.public.oc4ids import package
from gongjian.public.out import Out


class Command(HouseCommand):
    help = "导出开放数据：oc4ids 文件，把已公开的重点项目写成 OC4IDS 0.9 数据包"
    with_look = False

    def add_arguments(self, parser):
        parser.add_argument("what", choices=("oc4ids",), metavar="oc4ids", help="oc4ids：基础设施项目开放数据标准")
        parser.add_argument("file", metavar="文件", help="写到哪里；- 写到标准输出")
        parser.add_argument("--on", type=a_day, metavar="日期", help="截至哪一天已公开的（默认今天）")
        super().add_arguments(parser)

    def work(self, options):
        said = package(Out(county_code(), options["on"] or clock.today(), settings.PUBLIC_URL))
        text = json.dumps(said, ensure_ascii=False, indent=1)
        if options["file"] == "-":
            self.stdout.write(text)
            return
        Path(options["file"]).write_text(text + "\n", "utf-8")
        told = {"file": options["file"], "version": said["version"], "publishedDate": said["publishedDate"], "projects": len(said["projects"])}
        if options["json"]:
            self.say_json(told)
        else:
            self.stderr.write(f"已写入 {options['file']}：{told['projects']} 个项目，公开于 {told['publishedDate'][:10]}")
