from gongjian.api.keys import Key, KeyStep, KeyUse

__all__ = ["Key", "KeyStep", "KeyUse"]
