"""Sign-ins: made here with a first password, reset here; the officer must change it before anything else."""
from axes.utils import reset
from django import forms
from django.contrib import messages
from django.contrib.admin import action
from django.contrib.auth.password_validation import validate_password

from gongjian.pages import clock
from gongjian.pages.admin.plain import PlainAdmin
from gongjian.people.models import Officer
from gongjian.people.passwords import change_password


class OfficerForm(forms.ModelForm):
    new_password = forms.CharField(label="初始密码", required=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    class Meta:
        model = Officer
        fields = ("login", "name", "area", "phone", "is_active", "is_staff")

    def __init__(self, *args, **said):
        super().__init__(*args, **said)
        new = self.instance.pk is None
        self.fields["new_password"].required = new
        self.fields["new_password"].help_text = "本人第一次登录时必须改掉" if new else "留空不改；填了就是重置，本人下次登录必须改掉"

    def clean_new_password(self) -> str:
        typed = self.cleaned_data["new_password"]
        if typed:
            validate_password(typed, Officer(**{name: self.cleaned_data.get(name, "") for name in ("login", "name", "phone")}))
        return typed


class OfficerAdmin(PlainAdmin):
    may = ("view", "add", "change")
    form = OfficerForm
    list_display = ("login", "name", "area", "is_active", "is_staff", "must_change", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("login", "name")
    ordering = ("login",)
    actions = ("unlock",)

    def get_readonly_fields(self, request, obj=None):
        """Only a superuser makes administrators, or touches a superuser's sign-in."""
        if request.user.is_superuser:
            return ()
        return tuple(self.form.Meta.fields) if obj is not None and obj.is_superuser else ("is_staff",)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (request.user.is_superuser or obj is None or not obj.is_superuser)

    def save_model(self, request, obj, form, change) -> None:
        obj.save()
        if typed := form.cleaned_data.get("new_password"):
            change_password(obj, typed, clock.now())
            obj.must_change = True
            obj.save(update_fields=["must_change"])

    @action(description="解除锁定（输错密码的）")
    def unlock(self, request, queryset):
        for officer in queryset:
            reset(username=officer.login)
        messages.success(request, f"已解除 {len(queryset)} 个账户的锁定")
