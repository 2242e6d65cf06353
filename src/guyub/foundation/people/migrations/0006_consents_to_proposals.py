import json
from pathlib import Path

from django.db import migrations

TEXTS = Path(__file__).resolve().parents[1] / "data" / "consents.json"


def enter_texts(apps, schema_editor):
    """The texts of being proposed for shifts; a new house has them since its first texts."""
    ConsentText = apps.get_model("people", "ConsentText")
    for record in json.loads(TEXTS.read_text(encoding="utf-8")):
        if record["purpose"] in {"proposals", "proposals_others"} and record["version"] == 1:
            key = {name: record.pop(name) for name in ("purpose", "version")}
            ConsentText.objects.get_or_create(**key, defaults=record)


class Migration(migrations.Migration):
    dependencies = [("people", "0005_portrait")]
    operations = [migrations.RunPython(enter_texts, migrations.RunPython.noop)]
