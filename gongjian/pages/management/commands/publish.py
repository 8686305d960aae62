"""publish list: the queue of what is to be published, on a day: kind, title, step, and the address of what is out."""
from django.urls import reverse

from gongjian.pages.command import HouseCommand
from gongjian.publicity.flow import Kind, Step
from gongjian.publicity.seen import seen


class Command(HouseCommand):
    help = "宣传公开：list 列出稿件、环节和已公开的地址"

    def add_arguments(self, parser):
        parser.add_argument("what", choices=("list",), metavar="list", help="list：列出稿件")
        parser.add_argument("--kind", choices=Kind.values, metavar="类别", help=f"只要一类：{'、'.join(f'{kind.value}（{kind.label}）' for kind in Kind)}")
        super().add_arguments(parser)

    def work(self, options):
        lens = self.lens(options)
        told = [
            {
                "id": life.item.pk, "kind": life.item.kind, "title": life.title, "step": life.last.step, "on": life.last.occurred_on, "out": life.out,
                "unit": life.item.unit.name_on(lens.when.on) if life.item.unit else None, "about": life.item.about.name_on(lens.when.on) if life.item.about else None,
                "answer_by": life.told.answer_by if life.told else None, "sha256": life.signed.sha256 if life.signed else None,
                "url": reverse("public-release" if life.kind == Kind.FIGURES else "public-story", args=[life.item.pk]) if life.out else None,
            }
            for life in seen(lens, options["kind"] or "")
        ]
        if options["json"]:
            self.say_json(told)
            return
        self.stdout.write(f"截至 {lens.when.on}　{len(told)} 篇，已公开 {sum(one['out'] for one in told)} 篇")
        rows = [
            [str(one["id"]), Kind(one["kind"]).label, one["title"][:30], one["unit"] or "", Step(one["step"]).label, str(one["on"]), one["url"] or ""]
            for one in told
        ]
        if rows:
            self.columns(rows, ["编号", "类别", "标题", "来稿单位", "环节", "日期", "公开地址"])
