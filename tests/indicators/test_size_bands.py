"""Size bands hold their lower bound and not their upper one: 10.0 亿 is 10–50 亿 (M20)."""
import pytest

from gongjian.indicators.registry import indicator
from gongjian.reading.word import At
from gongjian.timeline.money import YI
from tests.world import _reach, _register, looks


@pytest.mark.parametrize(("total", "band"), [
    (5 * YI - 1, ""), (5 * YI, "new_start_5_10"), (10 * YI - 1, "new_start_5_10"), (10 * YI, "new_start_10_50"), (50 * YI - 1, "new_start_10_50"), (50 * YI, "new_start_50"),
])
def test_a_total_falls_into_one_band(world, total, band):
    _reach(_register(world, "某大项目", world.units.jiafeng, "2023-10-08", total=total, nature="new"), "started", "2023-11-20")
    at = At(looks(world.officers.office), world.drive)
    assert [name for name in ("new_start_5_10", "new_start_10_50", "new_start_50") if indicator(name).total(at)] == [band] * bool(band)
