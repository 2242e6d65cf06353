"""Published heads are never changed and never deleted either: the database itself refuses."""

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER ledger_head_no_{0} BEFORE {0} ON ledger_head "
    "BEGIN SELECT RAISE(ABORT, 'published heads are append-only'); END"
)
POSTGRES = """
CREATE TRIGGER ledger_head_rows BEFORE UPDATE OR DELETE ON ledger_head
FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_head_whole BEFORE TRUNCATE ON ledger_head
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse();
"""


def forward(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES)
    else:
        for act in ("UPDATE", "DELETE"):
            schema_editor.execute(SQLITE.format(act))


def backward(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER ledger_head_rows ON ledger_head")
        schema_editor.execute("DROP TRIGGER ledger_head_whole ON ledger_head")
    else:
        for act in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER ledger_head_no_{act}")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_head")]
    operations = [migrations.RunPython(forward, backward)]
