"""One project told twice: judged to be one, it is counted once, stands in both units' pools, and counts for whom the office says."""
import pytest

from gongjian.indicators.pools import pools
from gongjian.indicators.registry import indicator
from gongjian.projects.acts import card
from gongjian.projects.models import ProjectStanding, Twin
from gongjian.reading.word import At
from gongjian.reserve.acts.judging import judge
from gongjian.timeline.refused import Refused
from gongjian.timeline.when import When
from tests.reserve.hands import pools as units_of
from tests.reserve.hands import reserve, stands
from tests.world import TODAY, WAN, do, looks, sits, told


def twice(world):
    """嘉峰镇 and 县农业农村局 both put in the same sheds."""
    found = []
    for unit in (world.units.jiafeng, world.units.agriculture):
        project = do(card.register, unit, told("2023-11-20"), name="嘉峰镇羊肚菌大棚", owner="沁水丰沃菌业有限公司", total=2600 * WAN)[0].project
        do(card.plan_year, project, told("2023-11-20"), year=2024, amount=1500 * WAN)
        reserve(world, project)
        found.append(project)
    return found


def at(world, who="office"):
    return At(looks(getattr(world.officers, who)), world.drive)


def counted(world):
    told_by = indicator("reserve_count")
    names = {unit.pk: key for key, unit in vars(world.units).items()}
    return told_by.total(at(world)), {names[unit]: count for unit, count in told_by.by_unit(at(world)).items() if count}


def test_before_anybody_judges_each_record_counts(world):
    twice(world)
    assert counted(world) == (3, {"jiafeng": 2, "agriculture": 1})


def test_judged_to_be_one_it_is_counted_once_and_stands_in_both_pools(world):
    kept, gone = twice(world)
    sits(world.officers.office).do(judge, kept, other=gone, verdict="same", note="同一企业、同一地块")
    assert counted(world) == (2, {"jiafeng": 2}) and units_of(kept) == {"jiafeng", "agriculture"}
    told_pools = pools(at(world))
    by = {pool.unit: pool for pool in told_pools.pools}
    assert kept.pk in by[world.units.jiafeng.pk].held & by[world.units.agriculture.pk].held and len(told_pools.master) == 2
    assert by[world.units.agriculture.pk].credited == frozenset() and told_pools.added_up > len(told_pools.master)
    assert ProjectStanding.objects.at(When(TODAY)).get(project=gone).withdrawn_why == "重复：与「嘉峰镇羊肚菌大棚」为同一项目"


def test_it_counts_for_whom_the_office_says(world):
    kept, gone = twice(world)
    sits(world.officers.office).do(judge, kept, other=gone, verdict="same", credit=world.units.agriculture, note="由农业农村局谋划")
    assert counted(world) == (2, {"jiafeng": 1, "agriculture": 1}) and stands(kept).credited == world.units.agriculture
    assert sits(world.officers.agriculture).lens.see(type(kept)).filter(project=kept).exists(), "what counts for a unit it may open"


def test_two_projects_stay_two(world):
    one, other = twice(world)
    sits(world.officers.office).do(judge, one, other=other, verdict="apart", note="地块不同")
    assert counted(world)[0] == 3 and Twin.objects.get().verdict == "apart"


def test_what_is_in_no_pool_is_credited_to_nobody(world):
    o, gas, wind = world.officers, world.projects.gas, world.projects.wind
    with pytest.raises(Refused, match="保留的项目还没有申报"):
        sits(o.office).do(judge, gas, other=wind, verdict="same", credit=world.units.duanshi, note="x")
    with pytest.raises(Refused, match="这件事由指挥部办公室办理"):
        sits(o.jiafeng).do(judge, gas, other=wind, verdict="same", note="x")
