"""The site, and what is registered on it."""
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator

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

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context=None):
        """One door for all: the same sign-in, with its limits. Whoever is in and may not is told so."""
        if self.has_permission(request):
            return HttpResponseRedirect(reverse("admin:index"))
        if request.user.is_authenticated:
            raise PermissionDenied("只有系统管理员可以进入系统管理")
        return redirect_to_login(reverse("admin:index"))


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
