"""The limit: the least that a Django page or JSON list can be. One file, three statements, one template, twenty rows.

Served by the same server, on the same kind of database, in the same run as the house. LIMIT_DATABASE_URL holds its rows.
"""

import os
import sys
from datetime import UTC, datetime, timedelta

import dj_database_url
import django
from django.conf import settings

PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ group.name }}</title></head><body>
<h1>{{ group.name }}</h1><p>{{ group.about }}</p><p>{{ count }}</p><ul>{% for act in acts %}<li>
<a href="/a/{{ act.pk }}/">{{ act.title }}</a> <time>{{ act.starts_at|date:"Y-m-d H:i" }}</time> {{ act.group.name }}</li>
{% endfor %}</ul></body></html>"""
PRAGMAS = ("PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;PRAGMA mmap_size=268435456;"
           "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;")
database = dj_database_url.parse(os.environ["LIMIT_DATABASE_URL"], conn_max_age=600)
if database["ENGINE"].endswith("sqlite3"):
    database["OPTIONS"] = {"init_command": PRAGMAS}
settings.configure(
    SECRET_KEY="limit", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=True, DATABASES={"default": database},
    INSTALLED_APPS=[], DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware",
                "django.middleware.csrf.CsrfViewMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": [
        ("django.template.loaders.cached.Loader", [("django.template.loaders.locmem.Loader", {"page.html": PAGE})])]}}])
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.http import JsonResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402

START = datetime(2027, 1, 1, tzinfo=UTC)
MONTH = {"starts_at__gte": START, "starts_at__lt": START + timedelta(days=31)}
GROUP = 7


class Group(models.Model):
    name = models.CharField(max_length=80)
    about = models.TextField()

    class Meta:
        app_label = "limit"


class Act(models.Model):
    group = models.ForeignKey(Group, models.CASCADE)
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "limit"
        indexes = [models.Index(fields=["group", "starts_at"], name="act_of_group")]


def rows():
    group = Group.objects.get(pk=GROUP)
    count = Act.objects.filter(group_id=GROUP, **MONTH).count()
    return group, count, list(Act.objects.filter(group_id=GROUP).select_related("group").order_by("starts_at")[:20])


def page(request):
    group, count, acts = rows()
    return render(request, "page.html", {"group": group, "count": count, "acts": acts})


def api(request):
    group, count, acts = rows()
    return JsonResponse({"group": group.name, "count": count, "results": [
        {"id": act.pk, "title": act.title, "starts_at": act.starts_at, "group": act.group.name} for act in acts]})


urlpatterns = [path("page", page), path("api", api)]
application = get_wsgi_application()


def fill(acts):
    """Make the tables and so many activities of a twentieth as many groups."""
    with connection.schema_editor() as schema:
        schema.create_model(Group)
        schema.create_model(Act)
    groups = max(20, acts // 20)
    Group.objects.bulk_create([Group(name=f"Group {n}", about="word " * 60) for n in range(groups)], 1000)
    Act.objects.bulk_create(
        [Act(group_id=GROUP if n % 10 == 0 else 1 + n % groups, title=f"Activity {n}",
             starts_at=START + timedelta(minutes=n * 5 % 250_000)) for n in range(acts)], 1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    fill(int(sys.argv[1]))
