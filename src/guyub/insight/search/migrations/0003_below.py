from django.db import migrations, models

CHAPTERS = ("UPDATE search_entry SET below = {true} WHERE kind = 'g'"
            " AND ref IN (SELECT id FROM groups_group WHERE parent_id IS NOT NULL)")


def forward(apps, schema_editor):
    """By hand: made anew, as SQLite would have it, the table would lose the triggers of its full-text index."""
    postgres = schema_editor.connection.vendor == "postgresql"
    kind, no, yes = ("boolean", "false", "true") if postgres else ("bool", "0", "1")
    schema_editor.execute(f"ALTER TABLE search_entry ADD COLUMN below {kind} NOT NULL DEFAULT {no}")
    schema_editor.execute(CHAPTERS.format(true=yes))


def backward(apps, schema_editor):
    schema_editor.execute("ALTER TABLE search_entry DROP COLUMN below")


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text"), ("groups", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunPython(forward, backward)],
            [migrations.AddField("entry", "below", models.BooleanField(default=False))]),
        migrations.AddIndex("entry", models.Index(fields=["kind", "below", "id"], name="entry_in_step")),
    ]
