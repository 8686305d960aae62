"""catalogue [check | CODE]: the items of the catalogue of approvals, whether it is sound, or one item whole."""
import sys
from dataclasses import asdict

from django.core.management import CommandError

from gongjian.approvals.catalogue.book import Catalogue, read
from gongjian.approvals.catalogue.item import LEVELS, REFORMS, Item
from gongjian.approvals.catalogue.mark import Mark
from gongjian.pages.command import HouseCommand


class Command(HouseCommand):
    help = "手续目录：事项、时限和出处；check 核对目录；写事项代号或编号看一项"
    with_look = False

    def add_arguments(self, parser):
        parser.add_argument("what", nargs="?", default="", metavar="check|事项", help="check 核对目录；或事项代号（energy）、编号（A7）")
        super().add_arguments(parser)

    def work(self, options):
        book, what = read(), options["what"]
        if what == "check":
            self._check(book, options["json"])
        elif what:
            item = next((item for item in book.items.values() if what in (item.code, item.rule)), None)
            if item is None:
                raise CommandError(f"目录里没有事项「{what}」，bin/gongjian catalogue 看全部")
            self._one(book, item, options["json"])
        elif options["json"]:
            self.say_json([as_json(book, item) for item in book.items.values()])
        else:
            self._all(book)

    def _check(self, book: Catalogue, as_data: bool):
        mistakes = book.check()
        marks = [mark for item in book.items.values() for mark in item.marks]
        unverified = sum(not mark.verified for mark in marks)
        if as_data:
            self.say_json({
                "sound": not mistakes, "mistakes": mistakes, "on": book.on, "items": len(book.items), "kinds": len(book.kinds),
                "attributes": len(book.attributes), "figures": len(marks), "unverified": unverified,
            })
        elif mistakes:
            self.stdout.write("\n".join(mistakes))
        else:
            self.stdout.write(
                f"目录完好（{book.on} 版）：{len(book.items)} 个事项、{len(book.kinds)} 类项目、{len(book.attributes)} 个属性，没有断开的前置，没有绕圈；"
                f"{len(marks)} 个数里 {unverified} 个未核实"
            )
        if mistakes:
            sys.exit(1)

    def _all(self, book: Catalogue):
        rows = [
            [item.rule, item.code, item.name, item.owner, *(shown(figure) for figure in (item.legal, item.promised, item.likely, item.validity)),
             " ".join(named(book, item.after))]
            for item in book.items.values()
        ]
        self.stdout.write(f"{book.title}（{book.on} 版）　{len(rows)} 个事项。* 未核实，~ 参考外地")
        self.columns(rows, ["编号", "代号", "事项", "归口", "法定", "承诺", "预计", "有效期", "前置"])

    def _one(self, book: Catalogue, item: Item, as_data: bool):
        if as_data:
            self.say_json(as_json(book, item))
            return
        lines = {
            "阶段": book.stages[item.stage].name, "归口": item.owner, "层级": LEVELS[item.level], "适用": item.applies.said(book.attributes),
            "不适用": item.exempt, "前置": "、".join(named(book, item.after)), "容缺": "、".join(named(book, item.lacking)),
            "推定的前置": "、".join(named(book, item.inferred)), "并行": item.parallel, "材料": "、".join(item.materials),
            "改革类别": REFORMS.get(item.reform, ""),
        }
        self.stdout.write(f"{item.rule}　{item.name}（{item.code}）")
        for label, text in lines.items():
            if text:
                self.stdout.write(f"{label}：{text}")
        for label, mark in item.figures.items():
            figure = "" if type(mark) is Mark else str(mark)
            self.stdout.write(f"{label}：" + "　".join(filter(None, (figure, mark.said, sources(book, mark), mark.note))))
        if item.note:
            self.stdout.write(f"说明：{item.note}")


def shown(mark: Mark | None) -> str:
    """A figure with its sign: * unverified, ~ read elsewhere."""
    return "" if mark is None else str(mark) + {"": "", "参考": "~"}.get(mark.said, "*")


def named(book: Catalogue, codes) -> list[str]:
    return ["立项" if code == "@establish" else book.items[code].name for code in codes]


def sources(book: Catalogue, mark: Mark) -> str:
    return "、".join(f"{key} {book.sources[key].title}" if key in book.sources else key for key in mark.source.split("、") if key)


def as_json(book: Catalogue, item: Item) -> dict:
    """Everything of an item; conditions as they are said, figures whole."""
    figures = {name: figure and asdict(figure) | {"said": str(figure), "verified": figure.verified} for name, figure in
               (("legal", item.legal), ("promised", item.promised), ("likely", item.likely), ("validity", item.validity))}
    marks = {name: mark and asdict(mark) | {"verified": mark.verified} for name, mark in (("trigger", item.trigger), ("reformed", item.reformed))}
    plain = {name: getattr(item, name) for name in (
        "code", "rule", "name", "stage", "owner", "bureau", "others", "group", "exempt", "by_kind", "after", "lacking", "beside", "inferred", "parallel",
        "materials", "reform", "level", "element", "note",
    )}
    return plain | {"applies": item.applies.said(book.attributes), **marks, **figures}
