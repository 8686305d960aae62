"""export oc4ids FILE: the published key projects as an OC4IDS 0.9 package. What is not out is not in it.

The file is written whole or not at all: what stood there before stays when it cannot be.
"""
import errno
import json
import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from gongjian.pages import clock
from gongjian.pages.command import HouseCommand, a_day, county_code
from gongjian.public.oc4ids import package
from gongjian.public.out import Out
from gongjian.timeline.refused import Refused

WHY = {errno.EACCES: "没有写这里的权限", errno.EPERM: "没有写这里的权限", errno.EROFS: "这里只能读", errno.ENOSPC: "磁盘满了", errno.ENAMETOOLONG: "文件名太长"}


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
        put(Path(options["file"]), text + "\n")
        told = {"file": options["file"], "version": said["version"], "publishedDate": said["publishedDate"], "projects": len(said["projects"])}
        if options["json"]:
            self.say_json(told)
        else:
            self.stderr.write(f"已写入 {options['file']}：{told['projects']} 个项目，公开于 {told['publishedDate'][:10]}")


def put(file: Path, text: str) -> None:
    """Raises Refused, in the operator's words, where it cannot be written."""
    if os.path.isdir(file):
        raise Refused(f"写不进 {file}：这是一个文件夹，请写到里面的一个文件，如 {file / 'oc4ids.json'}")
    if not os.path.isdir(file.parent):
        raise Refused(f"写不进 {file}：没有文件夹 {file.parent}，请先建好")
    if os.path.exists(file) and not os.path.isfile(file):  # a device, a pipe: nothing to put in its place
        file.write_text(text, "utf-8")
        return
    written = None
    try:
        with NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, prefix=f".{file.name[:40]}.", delete=False) as beside:
            written = Path(beside.name)
            beside.write(text)
        os.chmod(written, file.stat().st_mode & 0o777 if os.path.exists(file) else 0o644)
        os.replace(written, file)
    except OSError as closed:
        if written:
            written.unlink(missing_ok=True)
        raise Refused(f"写不进 {file}：{WHY.get(closed.errno, '这里写不了文件')}") from None
