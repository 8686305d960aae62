"""Administrators are told apart by one flag, not by Django's table of permissions."""
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest


class PlainAdmin(ModelAdmin):
    """`may` names what may be done: view, add, change. Nothing is ever deleted here."""

    may: tuple[str, ...] = ("view",)
    only_superuser = False

    def _allowed(self, request: HttpRequest, what: str) -> bool:
        who = request.user
        return what in self.may and who.is_active and who.is_staff and (who.is_superuser or not self.only_superuser)

    def has_module_permission(self, request):
        return self._allowed(request, "view")

    def has_view_permission(self, request, obj=None):
        return self._allowed(request, "view")

    def has_add_permission(self, request):
        return self._allowed(request, "add")

    def has_change_permission(self, request, obj=None):
        return self._allowed(request, "change")

    def has_delete_permission(self, request, obj=None):
        return False
