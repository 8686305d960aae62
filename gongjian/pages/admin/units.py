"""Units' order and other spellings; names and mergers are facts. The working-day calendar, which the county may mend."""
from gongjian.pages.admin.plain import PlainAdmin


class UnitAdmin(PlainAdmin):
    may = ("view", "change")
    fields = ("area", "key", "kind", "code", "order", "aliases")
    readonly_fields = ("area", "key", "kind", "code")
    list_display = ("__str__", "key", "kind", "code", "order")
    list_filter = ("kind",)


class AreaAdmin(PlainAdmin):
    list_display = ("code", "name", "parent")


class CalendarAdmin(PlainAdmin):
    may = ("view", "add", "change")
    fields = ("day", "working", "name", "estimated")
    list_display = ("day", "working", "name", "estimated")
    list_filter = ("estimated", "working")
    date_hierarchy = "day"

    def get_readonly_fields(self, request, obj=None):
        return ("day",) if obj is not None else ()
