"""Signing in, signing out, changing one's password."""
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.password_validation import password_validators_help_texts
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.views.generic import FormView

from gongjian.pages.look import look
from gongjian.pages.session import ENDED, must_change
from gongjian.people.passwords import change_password

CLOCK = "Y年n月j日 H:i"
MUST = {"first": "您用的是初始密码，请先改成自己的密码。", "old": f"这个密码已用满 {settings.PASSWORD_DAYS} 天，请换一个。"}


def clock(at) -> str:
    return date_format(timezone.localtime(at), CLOCK)


class SignInForm(AuthenticationForm):
    def get_invalid_login_error(self) -> ValidationError:
        failed = AxesProxyHandler.get_failures(self.request, {"username": self.cleaned_data.get("username")})
        left = max(settings.AXES_FAILURE_LIMIT - failed, 0)
        minutes = round(settings.AXES_COOLOFF_TIME * 60)
        return ValidationError(f"登录名或密码不对。还可以再试 {left} 次，之后锁定 {minutes} 分钟。", code="invalid_login")


class SignIn(LoginView):
    template_name = "gongjian/sign_in.html"
    form_class = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **context):
        return super().get_context_data(**context) | {"title": "登录", "ended": ENDED.get(self.request.GET.get("why", ""), "")}

    def form_valid(self, form) -> HttpResponse:
        officer = form.get_user()
        previous = officer.last_login
        login(self.request, officer)
        officer.previous_sign_in = previous
        officer.save(update_fields=["previous_sign_in"])
        messages.info(self.request, f"上次登录：{clock(previous)}。如不是您本人，请立即修改密码。" if previous else "这是您第一次登录。")
        return HttpResponseRedirect(self.get_success_url())


class ChangePasswordForm(PasswordChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in {"old_password": "现在的密码", "new_password1": "新密码", "new_password2": "再输一遍新密码"}.items():
            self.fields[name].label, self.fields[name].help_text = label, ""
        self.fields["new_password1"].help_text = rules()

    def validate_password_for_user(self, user, password_field_name: str = "") -> None:
        super().validate_password_for_user(user, "new_password1")  # said where it is first typed

    def save(self, commit: bool = True):
        change_password(self.user, self.cleaned_data["new_password1"], timezone.now())
        return self.user


def rules() -> str:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((text,) for text in password_validators_help_texts())))


class ChangePassword(FormView):
    template_name = "gongjian/form.html"
    form_class = ChangePasswordForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **context):
        why = must_change(self.request.user, timezone.now())
        frame = {} if why else look(self.request).frame()  # nowhere else to go before it is changed
        return super().get_context_data(**context) | frame | {
            "title": "修改密码", "submit": "修改密码", "intro": MUST.get(why, ""), "cancel": "" if why else resolve_url("account"),
        }

    def form_valid(self, form) -> HttpResponse:
        update_session_auth_hash(self.request, form.save())
        messages.success(self.request, "密码已修改。在别处登录的同一账户须用新密码重新登录。")
        return HttpResponseRedirect(resolve_url(settings.LOGIN_REDIRECT_URL))


urls = [
    path("sign-in", SignIn.as_view(), name="sign-in"),
    path("sign-out", login_not_required(LogoutView.as_view()), name="sign-out"),
    path("account/password", ChangePassword.as_view(), name="change-password"),
]
