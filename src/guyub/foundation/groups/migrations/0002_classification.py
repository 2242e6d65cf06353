import json
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).resolve().parents[1] / "data"


def records(name):
    return json.loads((DATA / name).read_text(encoding="utf-8"))


def titled(record, code):
    words = [record["id"], record["en"], *record["words_id"], *record["words_en"]]
    return {"code": code, "title_id": record["id"], "title_en": record["en"], "words": "\n".join(dict.fromkeys(words))}


def load(apps, schema_editor):
    """Enter occupations (ISCO-08), fields (ICNP/TSO) and goals; a field takes side and short name from its section."""
    occupation, field, goal = (apps.get_model("groups", name) for name in ("Occupation", "Field", "Goal"))
    occupation.objects.bulk_create(occupation(**titled(row, row["code"])) for row in records("occupations.json"))
    fields = records("fields.json")
    sections = {row["code"]: row for row in fields if len(row["code"]) == 1}
    field.objects.bulk_create(
        field(**titled(row, row["code"]), **{
            name: row.get(name) or sections[row["section"]][name] for name in ("section", "side", "short_id", "short_en")})
        for row in fields
    )
    goal.objects.bulk_create(goal(**titled(row, str(row["number"]))) for row in records("goals.json"))


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
