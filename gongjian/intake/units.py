"""The units a list may name, by every name they go by on the day."""
from dataclasses import dataclass, field

from gongjian.people.models import UnitStanding
from gongjian.timeline.when import When


def plain(name: str) -> str:
    return "".join(name.split()).replace("(", "（").replace(")", "）")


@dataclass
class Roster:
    """`names`: every name, short name and alias → unit key; a name that two units share finds neither."""

    names: dict[str, int | None] = field(default_factory=dict)
    shown: dict[int, str] = field(default_factory=dict)

    @classmethod
    def at(cls, when: When, area: str) -> "Roster":
        roster = cls()
        for row in UnitStanding.objects.at(when).filter(area=area).select_related("unit"):
            roster.shown[row.unit_id] = row.name
            for name in row.all_names():
                key = plain(name)
                roster.names[key] = row.unit_id if roster.names.get(key, row.unit_id) == row.unit_id else None
        return roster

    def find(self, name: str) -> int | None:
        """The unit of that name; a bracketed office is passed over (县住建局（项目办））."""
        found = self.names.get(plain(name))
        return found if found is not None else self.names.get(plain(name).split("（")[0])

    def name(self, key: int | None) -> str:
        return self.shown.get(key, "") if key else ""
