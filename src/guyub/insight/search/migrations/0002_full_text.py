from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE search_full USING fts5(heading, words, content='search_entry', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER search_full_insert AFTER INSERT ON search_entry BEGIN "
    "INSERT INTO search_full(rowid, heading, words) VALUES (new.id, new.heading, new.words); END",
    "CREATE TRIGGER search_full_delete AFTER DELETE ON search_entry BEGIN "
    "INSERT INTO search_full(search_full, rowid, heading, words) VALUES ('delete', old.id, old.heading, old.words); END",
    "CREATE TRIGGER search_full_update AFTER UPDATE ON search_entry BEGIN "
    "INSERT INTO search_full(search_full, rowid, heading, words) VALUES ('delete', old.id, old.heading, old.words); "
    "INSERT INTO search_full(rowid, heading, words) VALUES (new.id, new.heading, new.words); END",
]
POSTGRES = [
    "ALTER TABLE search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
    "setweight(array_to_tsvector(string_to_array(heading, ' ')), 'A') || "
    "setweight(array_to_tsvector(string_to_array(words, ' ')), 'B')) STORED",
    "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)",
]


def forward(apps, schema_editor):
    """Words are split before they are stored, so both engines keep and compare the very same ones."""
    for statement in POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def backward(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE search_entry DROP COLUMN vector")
    else:
        for name in ("insert", "delete", "update"):
            schema_editor.execute(f"DROP TRIGGER search_full_{name}")
        schema_editor.execute("DROP TABLE search_full")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(forward, backward)]
