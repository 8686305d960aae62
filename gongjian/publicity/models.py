from gongjian.publicity.items import Item, ItemStep

__all__ = ["Item", "ItemStep"]
