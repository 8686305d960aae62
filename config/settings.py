"""Settings. What a county changes comes from the environment; nothing here is secret."""
import os
import secrets
from pathlib import Path

from csp.constants import NONCE, NONE, SELF, UNSAFE_INLINE

from config.database import database

HOME = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("GONGJIAN_VAR", HOME / "var"))
VAR.mkdir(parents=True, exist_ok=True)


def kept_secret() -> str:
    """The signing key: made once, kept in var/ readable by its owner only."""
    kept = VAR / "secret-key"
    if not kept.exists():
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text()


SECRET_KEY = os.environ.get("GONGJIAN_SECRET_KEY") or kept_secret()
DEBUG = os.environ.get("GONGJIAN_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("GONGJIAN_HOSTS", "*").split(",")
HTTPS = os.environ.get("GONGJIAN_HTTPS") == "1"

INSTALLED_APPS = [
    "gongjian.timeline",
    "gongjian.people",
    "gongjian.projects",
    "gongjian.targets",
    "gongjian.problems",
    "gongjian.approvals",
    "gongjian.enrolment",
    "gongjian.inspections",
    "gongjian.promotion",
    "gongjian.reserve",
    "gongjian.workplans",
    "gongjian.stocktake",
    "gongjian.rankings",
    "gongjian.publicity",
    "gongjian.intake",
    "gongjian.notices",
    "gongjian.papers",
    "gongjian.public",
    "gongjian.api",
    "gongjian.pages",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "gongjian.pages.outside.WithoutSignIn",
    "gongjian.pages.systems.door.ByKeyOnly",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "gongjian.pages.session.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gongjian.pages.refusals.Refusals",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ]
        },
    }
]

# The database: embedded SQLite unless DATABASE_URL names another. No ATOMIC_REQUESTS: with IMMEDIATE every read would queue for the write lock.
DATABASES = {"default": database(os.environ.get("DATABASE_URL", "sqlite:///var/gongjian.sqlite3"), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
DATE_FORMAT = "Y-m-d"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Evidence lies outside the web root and is served through a lens only.
MEDIA_ROOT = Path(os.environ.get("GONGJIAN_EVIDENCE", VAR / "evidence"))
EVIDENCE_LIMIT_MB = 20
# Papers: the county's own fonts (方正小标宋, 仿宋_GB2312 …) before the system's, for PDF.
FONT_DIR = os.environ.get("FONT_DIR", "")
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024

# Notices leave the house only by ways the county has opened: GONGJIAN_NOTICE_CHANNELS=email,wecom,dingtalk,feishu (none by default). E-mail also wants
# the county's mail server as apprise writes it: GONGJIAN_NOTICE_MAIL=mailtos://user:password@host:465?from=address
NOTICE_CHANNELS = tuple(filter(None, os.environ.get("GONGJIAN_NOTICE_CHANNELS", "").replace(" ", "").split(",")))
NOTICE_MAIL = os.environ.get("GONGJIAN_NOTICE_MAIL", "")

# The public site at /public (no sign-in, issued things only). GONGJIAN_PUBLIC=0 closes it; GONGJIAN_PUBLIC_URL is the address it is known by outside.
# OC4IDS wants a prefix registered with the Open Contracting Partnership: "oc4ids-" and six signs; unregistered, the area code stands in for it.
PUBLIC = os.environ.get("GONGJIAN_PUBLIC") != "0"
PUBLIC_URL = os.environ.get("GONGJIAN_PUBLIC_URL", "").rstrip("/")
OC4IDS_PREFIX = os.environ.get("GONGJIAN_OC4IDS_PREFIX", "")

# Other systems read at /api/v1 by a key; how often one key may ask of one worker process: 120/m is 120 times a minute.
API_RATE = os.environ.get("GONGJIAN_API_RATE", "120/m")

# Views are recalled while nothing was told since (pages/recall.py).
RECALL = os.environ.get("GONGJIAN_RECALL") != "0"

# Signing in (rules.md §9): Argon2, password rules, lock-out after five failures for half an hour, idle 30 minutes, eight hours at most.
AUTH_USER_MODEL = "people.Officer"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "gongjian.people.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "gongjian.people.passwords.ThreeKinds"},
    {"NAME": "gongjian.people.passwords.NotTheName"},
    {"NAME": "gongjian.people.passwords.NotOneOfTheLast"},
]
PASSWORD_DAYS = 90
PASSWORDS_REMEMBERED = 5
SESSION_IDLE_MINUTES = 30
SESSION_HOURS = 8
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None  # the origin that CSRF compares is the proxy's
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "overview"
LOGOUT_REDIRECT_URL = "sign-in"
AXES_USERNAME_FORM_FIELD = "username"  # the default is the model's field, "login", and then nothing is ever counted
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "gongjian.pages.session.locked_out"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "style-src-attr": [UNSAFE_INLINE],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = ["axes.W003", "axes.W006"]  # one office shares one address: lock the account, not the address
