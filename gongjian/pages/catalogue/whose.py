"""Whose an item of the catalogue is to change, asked before anything is typed."""
from gongjian.approvals.about import WHO, bureau_of, hats, unit_called
from gongjian.approvals.acts import change_item
from gongjian.approvals.acts.catalogue import BY
from gongjian.approvals.catalogue.item import Item
from gongjian.approvals.flow import APPROVALS, OFFICE
from gongjian.pages import clock
from gongjian.pages.look import Look
from gongjian.timeline.told import Told


def not_his(eyes: Look, item: Item) -> str:
    """Why it is not his; "" where it is."""
    if reason := eyes.desk().why_not(change_item, item.code):
        return reason
    area = eyes.request.user.area
    bureau = bureau_of(item, area)
    if hats(Told(area, eyes.today, clock.now(), eyes.request.user), bureau, None) & set(BY):
        return ""
    return f"「{item.name}」由{unit_called(bureau, eyes.today) or '县审批局'}管，改目录由它、{WHO[APPROVALS]}或{WHO[OFFICE]}办理"
