"""The reference lists of M18 as the county keeps them, and the tags its projects carry."""
from gongjian.projects.card import Project
from gongjian.reserve.standings import TagStanding
from gongjian.reserve.tags import AXES, Tag, Tagging, TagNaming, members
from gongjian.timeline.facts import Fact
from gongjian.timeline.refused import Refused
from gongjian.timeline.told import Told
from gongjian.timeline.when import When


def enter(axis: str, told: Told, *, name: str, document: str = "") -> list[Fact]:
    """A new member of an axis, as the county's own paper names it."""
    if axis not in AXES:
        raise Refused("没有这个维度")
    plain = _plain(name)
    held = [named for named in members(When(told.on), told.area) if named.axis == axis]
    if plain in {named.name for named in held}:
        raise Refused(f"「{plain}」已经在{AXES[axis].title}里了")
    most = AXES[axis].named
    if most and len(held) >= most:
        raise Refused(f"{AXES[axis].title}已有 {most} 项。要换一项，请先停用或改名")
    tag = Tag.objects.create(area=told.area, axis=axis)
    return [told.tell(TagNaming, tag=tag, name=plain, document=document.strip()[:120])]


def rename(tag: Tag, told: Told, *, name: str, document: str = "") -> list[Fact]:
    """The member is called otherwise from today on; its projects keep it."""
    plain = _plain(name)
    held = {named.tag: named for named in members(When(told.on), told.area)}
    if tag.pk not in held:
        raise Refused("这一项已经停用")
    if plain in {named.name for named in held.values() if named.axis == tag.axis}:
        raise Refused("名称没有变化" if held[tag.pk].name == plain else f"「{plain}」已经在{AXES[tag.axis].title}里了")
    return [told.tell(TagNaming, tag=tag, name=plain, document=document.strip()[:120])]


def end(tag: Tag, told: Told) -> list[Fact]:
    """It is a member no more. Tags given before stay on the days they were given."""
    held = {named.tag: named for named in members(When(told.on), told.area)}
    if tag.pk not in held:
        raise Refused("这一项已经停用")
    if not told.note:
        raise Refused("停用须写明理由")
    return [told.tell(TagNaming, tag=tag, name=held[tag.pk].name, ends=True)]


def tag_project(project: Project, told: Told, *, tags: list[int]) -> list[Fact]:
    """From today on the project carries these tags and no others. Says only what differs."""
    open_ = {named.tag for named in members(When(told.on), told.area)}
    held = set(TagStanding.objects.at(When(told.on)).filter(project=project).values_list("tag_id", flat=True))
    wanted = set(tags)
    if wanted - open_ - held:
        raise Refused("有的标签已经停用，请重新选择")
    if wanted == held:
        raise Refused("没有改动")
    given = [told.tell(Tagging, project=project, tag_id=tag) for tag in sorted(wanted - held)]
    return [*given, *(told.tell(Tagging, project=project, tag_id=tag, ends=True) for tag in sorted(held - wanted))]


def _plain(name: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise Refused("名称不能空")
    if len(plain) > 40:
        raise Refused("名称太长：最多 40 字")
    return plain
