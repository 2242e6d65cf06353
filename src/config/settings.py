"""Settings, all from the environment (docs/run-in-production.md lists them); sensible on a laptop without any."""

import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

SOURCE = Path(__file__).resolve().parents[1]


def flag(name, default=False):
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def words(name, default=""):
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


DATA = Path(os.environ.get("GUYUB_DATA", Path.cwd() / "var")).resolve()
DATA.mkdir(parents=True, exist_ok=True)
DEBUG = flag("GUYUB_DEBUG")
DEMO = flag("GUYUB_DEMO")
SITE = os.environ.get("GUYUB_SITE", "http://localhost:8000").rstrip("/")
SITE_HOST = SITE.split("://")[-1].split(":")[0].split("/")[0]
HTTPS = SITE.startswith("https://")


def secret_key():
    if key := os.environ.get("GUYUB_SECRET_KEY"):
        return key
    path = DATA / "secret-key"
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text().strip()


SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = words("GUYUB_SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = words("GUYUB_HOSTS", f"{SITE_HOST},localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = words("GUYUB_ORIGINS", SITE)

INSTALLED_APPS = [
    "guyub.portal",
    "guyub.insight.impact",
    "guyub.insight.portfolio",
    "guyub.insight.search",
    "guyub.profession.credits",
    "guyub.volunteering.matching",
    "guyub.workshop.webhooks",
    "guyub.workshop.invitations",
    "guyub.workshop.credentials",
    "guyub.workshop.activities",
    "guyub.workshop.decisions",
    "guyub.workshop.conflicts",
    "guyub.workshop.ledger",
    "guyub.workshop.skills",
    "guyub.workshop.notices",
    "guyub.workshop.concerns",
    "guyub.foundation.groups",
    "guyub.foundation.people",
    "guyub.foundation.places",
    "guyub.foundation.files",
    "guyub.core",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "guyub.core.middleware.PlainErrors",
    "guyub.core.middleware.PlainIntake",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "guyub.portal.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "guyub.portal.middleware.ActorMiddleware",
    "guyub.portal.api.gate.ApiGate",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "guyub.portal.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                ("guyub.core.loaders.Loader", ["django.template.loaders.app_directories.Loader"]),
            ] if not DEBUG else ["django.template.loaders.app_directories.Loader"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "guyub.core.context.frame",
            ],
            "builtins": ["guyub.core.templatetags.guyub", "django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;PRAGMA mmap_size=268435456;"
        "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
    ),
}
# What a page asks is answered by indexes, of which the memory holds most: no second process, no compiler for one answer.
POSTGRES = os.environ.get(
    "GUYUB_POSTGRES_OPTIONS", "-c max_parallel_workers_per_gather=0 -c jit=off -c random_page_cost=1.1")
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA / 'guyub.sqlite3'}",
        conn_max_age=int(os.environ.get("GUYUB_CONN_MAX_AGE", "600")), conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = False
    DATABASES["default"]["TEST"] = {"NAME": os.environ.get("GUYUB_TEST_SQLITE", str(DATA / "test.sqlite3"))}
elif POSTGRES:
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", POSTGRES)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Login"
AUTHENTICATION_BACKENDS = ["guyub.portal.signing_in.Backend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/masuk/"
LOGIN_REDIRECT_URL = "/giliran/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "guyub.portal.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {
    "login": "guyub.portal.forms_account.PasswordSignIn",
    "reauthenticate": "guyub.portal.forms_account.PasswordAgain",
    "set_password": "guyub.portal.forms_account.NewPassword",
    "change_password": "guyub.portal.forms_account.ChangedPassword",
}
MFA_FORMS = {
    "authenticate": "guyub.portal.forms_keys.SecondFactor",
    "reauthenticate": "guyub.portal.forms_keys.SecondFactorAgain",
    "activate_totp": "guyub.portal.forms_keys.AuthenticatorStart",
    "add_webauthn": "guyub.portal.forms_keys.NewPasskey",
    "login_webauthn": "guyub.portal.forms_keys.PasskeySignIn",
    "reauthenticate_webauthn": "guyub.portal.forms_keys.PasskeyAgain",
    "edit_webauthn": "guyub.portal.forms_keys.PasskeyName",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Guyub"
MFA_ADAPTER = "guyub.portal.accounts.SecondFactorAdapter"
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_ENGINE = "guyub.portal.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "guyub.core.pages.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("GUYUB_BEHIND_PROXY") else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LARGEST_BODY = DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LARGEST_UPLOAD = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF, "blob:"],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [SOURCE / "guyub" / "locale"]
LANGUAGE_COOKIE_NAME = "bahasa"
TIME_ZONE = os.environ.get("GUYUB_TIME_ZONE", "Asia/Jakarta")
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("GUYUB_STATIC", DATA / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG or flag("GUYUB_PLAIN_STATIC")
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = DATA / "files"
PICTURES = DATA / "pictures"  # drawn anew when missing: no part of a backup
WHITENOISE_USE_FINDERS = DEBUG or flag("GUYUB_PLAIN_STATIC")
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache",
                      "OPTIONS": {"MAX_ENTRIES": 20_000}}}  # counts of tries must outlast a crowd of addresses
if cache := os.environ.get("GUYUB_CACHE_URL"):
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": cache}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

EMAIL_BACKEND = os.environ.get("GUYUB_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("GUYUB_EMAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("GUYUB_EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("GUYUB_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("GUYUB_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = flag("GUYUB_EMAIL_TLS", True)
EMAIL_TIMEOUT = 15
CONTACT = os.environ.get("GUYUB_CONTACT", "").strip()
DEFAULT_FROM_EMAIL = os.environ.get("GUYUB_EMAIL_FROM", f"Guyub <guyub@{SITE_HOST}>")
GATEWAY_URL = os.environ.get("GUYUB_GATEWAY_URL", "")
GATEWAY_KEY = os.environ.get("GUYUB_GATEWAY_KEY", "")
WEBHOOKS_LOCAL = flag("GUYUB_WEBHOOKS_LOCAL")
API_PER_MINUTE = int(os.environ.get("GUYUB_API_PER_MINUTE", "300"))

FEWEST_PEOPLE = max(5, int(os.environ.get("GUYUB_FEWEST_PEOPLE", "10")))

SILENCED_SYSTEM_CHECKS = ["account.W001"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "guyub.core.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["console"], "level": os.environ.get("GUYUB_LOG_LEVEL", "INFO")},
    "loggers": {"django.server": {"level": "WARNING"}, "django.security.DisallowedHost": {"level": "ERROR"}},
}
