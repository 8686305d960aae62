"""A key as it stands on a day."""
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongjian.api.eyes import eyes_of
from gongjian.api.keys import Key, KeyStep, Step
from gongjian.timeline.when import When


@dataclass(frozen=True)
class Life:
    key: Key
    given: KeyStep
    stopped: KeyStep | None = None

    @property
    def outlived_on(self) -> date:
        assert self.given.until_on is not None, "given until some day"
        return self.given.until_on

    def state(self, today: date) -> str:
        return "已停用" if self.stopped else "已到期" if today > self.outlived_on else "有效" if eyes_of(self.given, today) else "无人任职"

    def closed(self, today: date) -> str:
        """Why it opens nothing today; "" while it does, as long as its eyes are anybody's."""
        if self.stopped:
            return f"这把接口密钥已于 {self.stopped.occurred_on} 停用：{self.stopped.note}"
        if today > self.outlived_on:
            return f"这把接口密钥有效期至 {self.outlived_on}，已经到期，请向指挥部办公室另领"
        return ""


def life_of(key: Key, when: When) -> Life | None:
    """None: not given yet on that day."""
    return next(iter(lives([key], when)), None)


def lives(keys: Iterable[Key], when: When) -> list[Life]:
    """Those given by the day, in the order given. One query."""
    told = list(keys)
    steps: dict[int, dict[str, KeyStep]] = {}
    for step in KeyStep.objects.as_of(when).filter(key__in=told).select_related("officer", "unit", "by").order_by("pk"):
        steps.setdefault(step.key_id, {})[step.step] = step
    return [Life(key, found[Step.GIVEN], found.get(Step.STOPPED)) for key in told if Step.GIVEN in (found := steps.get(key.pk, {}))]
