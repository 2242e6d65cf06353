import json
from pathlib import Path

from django.db import migrations

from guyub.workshop.skills.rules import closed

CATALOGUE = Path(__file__).resolve().parents[1] / "data" / "skills.json"


def lines(words):
    return list(words) if isinstance(words, list) else [words] if words else []


def load(apps, schema_editor):
    """Enter the catalogue; a skill includes what its included skills include."""
    Skill = apps.get_model("skills", "Skill")
    through = Skill.includes.through
    records = json.loads(CATALOGUE.read_text(encoding="utf-8"))
    Skill.objects.bulk_create(
        Skill(
            code=record["code"], title_id=record["id"], title_en=record["en"], family=record["family"],
            licensed=bool(record.get("licensed")),
            words="\n".join([*lines(record.get("words_id")), *lines(record.get("words_en"))]),
        )
        for record in records
    )
    ids = dict(Skill.objects.values_list("code", "pk"))
    includes = closed({record["code"]: record.get("includes") or [] for record in records})
    through.objects.bulk_create(
        through(from_skill_id=ids[code], to_skill_id=ids[inner]) for code in includes for inner in sorted(includes[code]))


class Migration(migrations.Migration):
    dependencies = [("skills", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
