from gongjian.people.areas import Area
from gongjian.people.covers import Cover
from gongjian.people.officers import Officer, OldPassword
from gongjian.people.posts import Post, PostStanding
from gongjian.people.units import Naming, Unit, UnitStanding

__all__ = ["Area", "Cover", "Naming", "Officer", "OldPassword", "Post", "PostStanding", "Unit", "UnitStanding"]
