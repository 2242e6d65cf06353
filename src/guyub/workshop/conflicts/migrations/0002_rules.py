from datetime import date

from django.db import migrations

ACTS = ("vote", "review", "award", "approval", "payment")
SOURCE = "OECD/LEGAL/0316; UU 30/2014 Pasal 42-45"
OWN = {"self", "office", "ownership", "family", "household", "beneficiary", "employment", "gift", "account", "loan", "other"}
NEAR = {"office", "ownership", "beneficiary"}
SCORING = {"membership"}  # whoever scores does not belong to the applicant
MONEY = {"loan"}  # a debt of somebody near counts where money is given
KINDS = ("office", "ownership", "family", "beneficiary", "employment", "gift", "other", "membership", "household", "account",
         "loan", "transfer", "self")


def bars(act, kind, near):
    if near:
        return kind in NEAR or (kind in MONEY and act in ("award", "approval", "payment"))
    return kind in OWN or (kind in SCORING and act in ("review", "award"))


def write(apps, schema_editor):
    Rule = apps.get_model("conflicts", "Rule")
    Rule.objects.bulk_create(
        Rule(act=act, kind=kind, near=near, bars=bars(act, kind, near), valid_from=date(2026, 1, 1), source=SOURCE)
        for act in ACTS for kind in KINDS for near in (False, True) if not (near and kind == "self"))


class Migration(migrations.Migration):
    dependencies = [("conflicts", "0001_initial")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop)]
