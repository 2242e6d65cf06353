import json
from datetime import date
from pathlib import Path

from django.db import migrations
from django.utils import timezone

PATTERNS = Path(__file__).resolve().parents[1] / "data" / "schemes.json"


def load(apps, schema_editor):
    """Enter the patterns that groups take over: each with its source, the day it was checked, and what is unverified."""
    Scheme, Version = apps.get_model("credits", "Scheme"), apps.get_model("credits", "Version")
    for row in json.loads(PATTERNS.read_text(encoding="utf-8")):
        scheme = Scheme.objects.create(code=row["code"], name=row["name"])
        Version.objects.create(scheme=scheme, number=1, body=row["body"], published_at=timezone.now(),
                               valid_from=date(2026, 11, 24))


class Migration(migrations.Migration):
    dependencies = [("credits", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
