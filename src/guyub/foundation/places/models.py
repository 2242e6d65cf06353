from django.db import models


class Place(models.Model):
    """A province, regency, city or district by the Interior Ministry's code, or a place abroad without one.

    `path` is the code with a dot after each part, so that what lies in a place begins with its path; `key` is compared.
    """

    class Kind(models.TextChoices):
        PROVINCE = "province"
        REGENCY = "regency"
        CITY = "city"
        DISTRICT = "district"
        ABROAD = "abroad"

    code = models.CharField(max_length=13, unique=True, null=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=160)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    path = models.CharField(max_length=40, blank=True, db_index=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    timezone = models.CharField(max_length=40, default="Asia/Jakarta")
    key = models.CharField(max_length=160, db_index=True)

    def __str__(self):
        return self.title
