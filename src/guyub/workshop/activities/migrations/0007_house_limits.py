from datetime import date

from django.db import migrations

DESIGN = "Guyub"
LIMITS = [  # rule, amount in minutes (nights: a number; clock times: minutes after midnight), source
    ("day", 12 * 60, f"{DESIGN}; HSE HSG256: 12 h"),
    ("week", 48 * 60, f"{DESIGN}; Directive 2003/88/EC, art. 6: 48 h"),
    ("rest", 11 * 60, f"{DESIGN}; Directive 2003/88/EC, art. 3: 11 h"),
    ("nights", 3, f"{DESIGN}; HSE HSG256: 2-3"),
    ("cool", 24 * 60, DESIGN),
    ("night_from", 22 * 60, DESIGN),
    ("night_until", 5 * 60, f"{DESIGN}; Directive 2003/88/EC, art. 2(3): 00.00-05.00"),
    ("night_least", 3 * 60, f"{DESIGN}; Directive 2003/88/EC, art. 2(4): 3 h"),
]
SINCE = date(2026, 11, 25)
READ = {"week", "rest"}  # figures held against their source; the others stay marked as not checked


def enter_limits(apps, schema_editor):
    """What holds until a group says otherwise. A later figure is a new row with its own first day, never a changed one."""
    LoadLimit = apps.get_model("activities", "LoadLimit")
    if not LoadLimit.objects.filter(group=None, person=None).exists():
        LoadLimit.objects.bulk_create(
            [LoadLimit(rule=rule, amount=amount, source=source, valid_from=SINCE,
                       checked_on=SINCE if rule in READ else None)
             for rule, amount, source in LIMITS])


class Migration(migrations.Migration):
    dependencies = [("activities", "0006_load_limit")]
    operations = [migrations.RunPython(enter_limits, migrations.RunPython.noop)]
