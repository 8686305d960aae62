"""The site, and what is registered on it."""
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.urls import path

from gongjian.pages.admin.facts import FactAdmin
from gongjian.pages.admin.officers import OfficerAdmin
from gongjian.pages.admin.posts import PostAdmin
from gongjian.pages.admin.units import AreaAdmin, CalendarAdmin, UnitAdmin
from gongjian.people.models import Area, Officer, Post, Unit
from gongjian.timeline.calendar import CalendarDay
from gongjian.timeline.facts import facts_of_the_house


class HouseAdmin(AdminSite):
    site_header = site_title = "攻坚 · 系统管理"
    index_title = "人员、任职、单位、日历"
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_active and request.user.is_staff

    def login(self, request: HttpRequest, extra_context=None):
        """One door for all: the same sign-in, with its limits."""
        return redirect_to_login(request.get_full_path())


site = HouseAdmin(name="admin")
site.register(Officer, OfficerAdmin)
site.register(Post, PostAdmin)
site.register(Unit, UnitAdmin)
site.register(Area, AreaAdmin)
site.register(CalendarDay, CalendarAdmin)
for fact in facts_of_the_house():
    if fact is not Post:
        site.register(fact, FactAdmin)

urls = [path("admin/", site.urls)]
