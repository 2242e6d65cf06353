"""Transfers are never changed and never deleted: the database itself refuses."""

from django.db import migrations

SQLITE = (
    "CREATE TRIGGER ledger_transfer_no_{0} BEFORE {0} ON ledger_transfer "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
)
POSTGRES = """
CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TRIGGER ledger_transfer_rows BEFORE UPDATE OR DELETE ON ledger_transfer
FOR EACH ROW EXECUTE FUNCTION ledger_refuse();
CREATE TRIGGER ledger_transfer_whole BEFORE TRUNCATE ON ledger_transfer
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
        schema_editor.execute("DROP TRIGGER ledger_transfer_rows ON ledger_transfer")
        schema_editor.execute("DROP TRIGGER ledger_transfer_whole ON ledger_transfer")
        schema_editor.execute("DROP FUNCTION ledger_refuse()")
    else:
        for act in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER ledger_transfer_no_{act}")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(forward, backward)]
