"""/catalogue/<code>: one item whole: every figure with how sure it is and whence, what comes before and after it, its materials, how it was changed."""
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from gongjian.approvals.acts import change_item
from gongjian.approvals.catalogue.book import Catalogue
from gongjian.approvals.catalogue.item import LEVELS, REFORMS, Item
from gongjian.approvals.changes import CatalogueChange, catalogue_on
from gongjian.pages.approvals.catalogue import called, unit_names
from gongjian.pages.approvals.figures import LEGEND, fact, whence
from gongjian.pages.look import Look, look

FACTS = "gongjian/parts/facts.html"
# Words of the catalogue's files a change may say, as they are called on the screen.
WORDS = {
    "name": "名称", "owner": "主管", "bureau": "承办单位", "others": "参与单位", "legal": "法定时限", "promised": "承诺时限", "likely": "预计用时", "validity": "有效期",
    "after": "须先办结", "lacking": "可容缺", "beside": "可并行", "materials": "材料", "level": "办理层级", "note": "备注", "exempt": "不需办理的说法",
    "inferred": "推定的前置", "applies": "适用条件", "trigger": "适用条件出处", "reform": "改革类别", "reformed": "改革类别出处", "parallel": "并行说明",
    "element": "要素前置",
}


def item_page(request: HttpRequest, code: str) -> HttpResponse:
    eyes = look(request)
    book = catalogue_on(eyes.on, request.user.area, eyes.when.known)
    if code not in book.items:
        raise Http404
    item, names = book.items[code], unit_names(eyes)
    may = eyes.desk().may(change_item, code)
    acts = [{"label": "改这一项", "url": reverse("change-item", args=[code]), "key": True}] if may else []
    why = "这是过去的一天，只读" if eyes.lens.past else "" if may else eyes.desk().why_not(change_item, code)
    return eyes.render("gongjian/thing.html", {
        "title": item.name, "crumb": [{"label": "手续目录", "url": eyes.keep(reverse("catalogue"))}, {"label": book.stages[item.stage].name}],
        "meta": meta(book, item, names),
        "left": [
            {"title": "时限和有效期", "part": FACTS, "data": limits(book, item), "foot": LEGEND},
            {"title": "什么项目要办", "part": FACTS, "data": needed(book, item)},
            *([{"title": "分情形", "small": "符合的按这里，其余按上面", "part": FACTS, "data": cases(book, item)}] if item.cases else []),
            {"title": "改动", "small": "谁在哪天改了什么、为什么", "part": "gongjian/parts/log.html", "data": changes(eyes, code)},
        ],
        "right": [
            {"title": "办理", "part": "gongjian/parts/acts.html", "data": acts, "foot": why, "id": "acts"},
            {"title": "前后关系", "part": FACTS, "data": around(eyes, book, item)},
            {"title": "申请材料", "small": f"{len(item.materials)} 件", "part": "gongjian/parts/plain_list.html", "data": item.materials},
        ],
    })


def meta(book: Catalogue, item: Item, names: dict[str, str]) -> list[list[dict]]:
    return [
        [{"text": f"编号 {item.rule}"}], [{"text": names.get(item.bureau) or item.owner, "strong": True}, {"text": "承办"}],
        *([[{"text": f"{'、'.join(names.get(key, key) for key in item.others)}参与"}]] if item.others else []),
        [{"text": f"{LEVELS[item.level]}办理"}], *([[{"text": "要素前置"}]] if item.element else []), [{"text": f"目录 {book.on} 版"}],
    ]


def limits(book: Catalogue, item: Item) -> list[dict]:
    return [
        fact("法定时限", item.legal, book), fact("承诺时限", item.promised, book), fact("预计用时", item.likely, book),
        fact("有效期", item.validity, book, lapses(item)), *([fact("改革类别", item.reformed, book, REFORMS[item.reform])] if item.reform else []),
        *([{"label": "备注", "text": item.note}] if item.note else []),
    ]


def lapses(item: Item) -> str:
    """The validity with when renewal is applied for and what an extension adds."""
    told = item.validity
    if told is None:
        return ""
    renew = f"，届满前 {told.renew_months} 个月申请延续" if told.renew_months else f"，届满前 {told.renew_working} 个工作日申请延续" if told.renew_working else ""
    longer = f"，可延 {told.extend_times} 次、每次 {told.extend_months} 个月" if told.extend_times else ""
    return f"{told}{renew}{longer}"


def needed(book: Catalogue, item: Item) -> list[dict]:
    kinds = [kind.label for kind in book.kinds.values() if item.code in kind.adds]
    skips = [{"label": kind.label, "text": "无需办理", "small": kind.skips[item.code]} for kind in book.kinds.values() if item.code in kind.skips]
    return [
        fact("适用", item.trigger, book, item.applies.said(book.attributes)), *([{"label": "只有这些类型", "text": "、".join(kinds)}] if item.by_kind else []),
        *([{"label": "不需办理时", "text": item.exempt}] if item.exempt else []), *skips,
    ]


def cases(book: Catalogue, item: Item) -> list[dict]:
    found = []
    for case in item.cases:
        figures = (("法定", case.legal), ("承诺", case.promised), ("预计", case.likely))
        said = [f"{name} {mark}{f'（{mark.said}）' if mark.said else ''}" for name, mark in figures if mark]
        said += [f"{LEVELS[case.level]}办理"] if case.level else []
        small = [case.note if said else "", *dict.fromkeys(whence(mark, book) for mark in (case.legal, case.promised) if mark)]
        found.append({"label": case.when.said(book.attributes), "text": "，".join(said) or case.note, "small": "；".join(filter(None, small))})
    return found


def around(eyes: Look, book: Catalogue, item: Item) -> list[dict]:
    """What must be there before, what may be missing at first, what runs beside, and what waits for it."""
    def listed(label: str, codes: tuple[str, ...], none: str) -> list[dict]:
        plain = [code for code in codes if not code.startswith("@")]
        if not codes:
            return [{"label": label, "text": none}]
        found = [{"label": label, "text": called(book, (code,)), "small": "系统推定，未核实" if code in item.inferred else "",
                  "url": eyes.keep(reverse("catalogue-item", args=[code])) if code in plain else eyes.keep(f"{reverse('catalogue')}?q=立项")} for code in codes]
        return [found[0], *(one | {"label": ""} for one in found[1:])]

    names = {item.code, f"@{item.group}"} if item.group else {item.code}
    waits = tuple(other.code for other in book.items.values() if names & {*other.after, *other.lacking})
    beside = [{"label": "并行说明", "text": item.parallel}] if item.parallel else []
    return [
        *listed("须先办结", item.after, "没有"), *(listed("可容缺", item.lacking, "") if item.lacking else []),
        *(listed("可并行", item.beside, "") if item.beside else []), *beside, *listed("等它的", waits, "没有"),
    ]


def changes(eyes: Look, code: str) -> list[dict]:
    told = CatalogueChange.objects.as_of(eyes.when).filter(area=eyes.request.user.area, code=code).select_related("by").order_by("-occurred_on", "-pk")
    lines, year = [], eyes.on.year
    for change in told:
        line = {
            "day": f"{change.occurred_on:%m-%d}", "iso": change.occurred_on.isoformat(),
            "parts": [{"text": "改 "}, {"text": "、".join(WORDS.get(word, word) for word in change.says), "strong": True}],
            "small": " · ".join(filter(None, [change.note, change.by.name if change.by else ""])),
        }
        if change.occurred_on.year != year:
            year = change.occurred_on.year
            line["year"] = f"{year}年"
        lines.append(line)
    return lines


urls = [path("catalogue/<slug:code>", item_page, name="catalogue-item")]
