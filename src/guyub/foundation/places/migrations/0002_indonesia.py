"""Provinces, regencies, cities and districts of Indonesia (data/README.md names the sources)."""

import csv
import gzip
import io
from pathlib import Path

from django.db import migrations

from guyub.foundation.places.rules import key_of, title_of, zone_of_province

DATA = Path(__file__).parents[1] / "data" / "places.csv.gz"


def load(apps, schema_editor):
    place = apps.get_model("places", "Place")
    rows = list(csv.reader(io.TextIOWrapper(gzip.open(DATA), encoding="utf-8")))
    made = {}
    for depth in range(3):
        level = [
            place(code=code, kind=kind, name=name, title=title_of(kind, name), path=f"{code}.", key=key_of(name),
                  parent=made.get(code.rpartition(".")[0]), lat=float(lat) if lat else None,
                  lon=float(lon) if lon else None, timezone=zone_of_province(code[:2]))
            for code, kind, name, lat, lon in rows if code.count(".") == depth
        ]
        place.objects.bulk_create(level, batch_size=1000)
        if depth < 2:
            made |= {row.code: row for row in place.objects.filter(code__in=[row.code for row in level])}


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
