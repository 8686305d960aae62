"""The small world is as its opening says."""
from gongjian.projects.models import Project
from tests.world import looks


def names(officer):
    return set(looks(officer).see(Project).values_list("name", flat=True))


def test_each_sees_his_own(world):
    o = world.officers
    assert len(names(o.office)) == len(names(o.statistics)) == len(names(o.magistrate)) == 4
    assert names(o.deputy) == names(o.agriculture) == {"肉羊全产业链项目"}
    assert names(o.duanshi) == {"肉羊全产业链项目", "端氏镇曲堤连接线工程"}  # its own, and what lies in its territory
    assert names(o.jiafeng) == {"煤层气增压站及配套管网", "固县风电一期"}
    assert names(o.forestry) == names(o.admin) == set()
