"""Facts, to be looked at by a superuser and by nobody changed: facts are only ever added, by acts."""
from gongjian.pages.admin.plain import PlainAdmin


class FactAdmin(PlainAdmin):
    only_superuser = True
    list_display = ("pk", "occurred_on", "recorded_at", "by", "source", "void", "note")
    date_hierarchy = "occurred_on"
    list_select_related = ("by", "source")
    show_full_result_count = False
