from gongjian.notices.channels import Channel, Wish
from gongjian.notices.feed import Feed
from gongjian.notices.inbox import Notice, Tick
from gongjian.notices.outbox import Delivery

__all__ = ["Channel", "Delivery", "Feed", "Notice", "Tick", "Wish"]
