import json
from pathlib import Path

from django.db import migrations

TEXTS = Path(__file__).resolve().parents[1] / "data" / "consents.json"


def enter_texts(apps, schema_editor):
    """The first texts of each purpose; a later version is a new record and a new migration, never a changed one."""
    ConsentText = apps.get_model("people", "ConsentText")
    records = json.loads(TEXTS.read_text(encoding="utf-8"))
    for record in records:
        key = {name: record.pop(name) for name in ("purpose", "version")}
        ConsentText.objects.update_or_create(**key, defaults=record)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(enter_texts, migrations.RunPython.noop)]
