"""Live figures that a chapter may show, by name. What is nought here is left out, so an empty server shows no figure."""

from dataclasses import dataclass
from functools import partial

from django.db.models import Count, Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guyub.core.formats import number
from guyub.foundation.groups.models import Group
from guyub.workshop.activities.models import Activity
from guyub.workshop.ledger.models import Total

from ..chapters.doors import leads_somewhere


@dataclass(frozen=True)
class Figure:
    """A number of this server with what it counts and the page that opens it."""

    value: str
    label: str
    url: str


def by_kind():
    rows = Group.objects.living().values_list("kind").annotate(groups=Count("id"), members=Sum("member_count"))
    return {kind: (groups, members or 0) for kind, groups, members in rows}


def hours_this_year():
    year = timezone.localdate().replace(month=1, day=1)
    rows = Total.objects.filter(month__gte=year, unit="minute", purpose="service").aggregate(
        hours=Sum("amount"), health=Sum("amount", filter=Q(field__section="C")),
        learning=Sum("amount", filter=Q(field__section="B")), relief=Sum("amount", filter=Q(field__section="D")),
        profession=Sum("amount", filter=Q(group__kind="occupational")))
    return {name: (minutes or 0) // 60 for name, minutes in rows.items()}


def coming():
    rows = Activity.objects.filter(published_at__isnull=False, cancelled_at=None, members_only=False,
                                   next_at__gt=timezone.now())
    return rows.aggregate(activities=Count("id"), short=Sum("short"), places=Count("place", distinct=True),
                          learning=Count("id", filter=Q(kind__in=["training", "seminar", "campaign"])))


def groups_of(kind, found):
    return found.get(kind, (0, 0))[0]


def members_of(kind, found):
    return found.get(kind, (0, 0))[1]


def named(name, found):
    return found[name] or 0


def all_groups(found):
    return sum(groups for groups, _members in found.values())


FIGURES = {  # name: (source, value of what the source found, label, url)
    "groups": (by_kind, all_groups, _("kelompok di server ini"), "/kelompok/"),
    "associations": (by_kind, partial(groups_of, "occupational"), _("perkumpulan profesi dan cabangnya"),
                     "/kelompok/?macam=occupational"),
    "volunteer_groups": (by_kind, partial(groups_of, "volunteer"), _("kelompok relawan"), "/kelompok/?macam=volunteer"),
    "agencies": (by_kind, partial(groups_of, "agency"), _("lembaga pemerintah"), "/kelompok/?macam=agency"),
    "partners": (by_kind, partial(groups_of, "partner"), _("mitra"), "/kelompok/?macam=partner"),
    "association_members": (by_kind, partial(members_of, "occupational"), _("keanggotaan di perkumpulan profesi"),
                            "/kelompok/?macam=occupational"),
    "volunteer_members": (by_kind, partial(members_of, "volunteer"), _("keanggotaan di kelompok relawan"),
                          "/kelompok/?macam=volunteer"),
    "hours": (hours_this_year, partial(named, "hours"), _("jam disahkan tahun ini"), "/dampak/"),
    "hours_profession": (hours_this_year, partial(named, "profession"),
                         _("jam pengabdian lewat perkumpulan profesi tahun ini"), "/dampak/"),
    "hours_health": (hours_this_year, partial(named, "health"), _("jam di bidang kesehatan tahun ini"), "/dampak/"),
    "hours_learning": (hours_this_year, partial(named, "learning"), _("jam di bidang pendidikan tahun ini"), "/dampak/"),
    "hours_relief": (hours_this_year, partial(named, "relief"),
                     _("jam di bidang sosial dan kebencanaan tahun ini"), "/dampak/"),
    "activities": (coming, partial(named, "activities"), _("kegiatan yang akan datang"), "/kegiatan/"),
    "learning_activities": (coming, partial(named, "learning"), _("pelatihan, seminar, dan kampanye yang akan datang"),
                            "/kegiatan/?bidang=B"),
    "people_needed": (coming, partial(named, "short"), _("orang masih dibutuhkan"), "/kegiatan/"),
    "districts": (coming, partial(named, "places"), _("kabupaten dan kota dengan kegiatan yang akan datang"), "/kegiatan/"),
}


def figures_named(names):
    """The figures of these names that are not nought; each source is asked once."""
    asked, found = {}, []
    for name in names:
        source, value, label, url = FIGURES[name]
        if source not in asked:
            asked[source] = source()
        if (amount := value(asked[source])) > 0:
            found.append(Figure(number(amount), label, url if leads_somewhere(url) else ""))
    return found
