"""项目建设通报: the whole drive on a day.

`county` what it is drafted from · `whole` 总体情况 · `fronts` 五大攻坚 · `placing` 排名 · `named` 典型与点名 · `solving` 问题 · `tables` 附件 · `next` 下步要求.
"""
