"""The record on paper."""

from pathlib import Path

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core.formats import day_month, hours, long_day, number
from guyub.core.papers import paper

SOURCE = Path(__file__).parents[1] / "papers" / "record.typ"
MOST = 400


def table(title, head, widths, rows, *, right=(), empty=""):
    aligns = ["right" if at in right else "left" for at in range(len(head))]
    return {"title": title, "head": head, "widths": widths, "rows": rows, "aligns": aligns, "empty": empty}


def lines_table(title, lines, empty):
    rows = [[day_month(line.day), line.activity, f"{line.group}, {line.role}", hours(line.minutes),
             line.voucher_office, f"{line.chain}/{line.number}"] for line in lines[:MOST]]
    return table(title, [_("Tanggal"), _("Kegiatan"), _("Kelompok dan peran"), _("Lama"), _("Disahkan oleh"), _("Catatan")],
                 [2, 4, 4, 2, 2, 2], rows, right=(3,), empty=empty)


def record_paper(name, record, lines, standing, *, host):
    """A PDF of a record: sums, lines with the office that vouched, skills, memberships. Names of vouchers stay out."""
    given = [line for line in lines if not line.learned]
    learned = [line for line in lines if line.learned]
    made = _("Dibuat %(day)s dari buku di %(host)s") % {"day": long_day(timezone.localdate()), "host": host}
    if len(given) > MOST:
        made += ". " + _("Memuat %(most)d baris terbaru dari %(all)s.") % {"most": MOST, "all": number(len(given))}
    return paper(SOURCE, {
        "title": _("Catatan pengabdian"), "name": name, "language": get_language() or "id", "made": made,
        "method": _("Setiap baris adalah kehadiran yang disahkan orang lain. Nomornya membuka catatan itu di "
                    "%(host)sbuku/ diikuti nomor.") % {"host": host},
        "figures": [[_("diberikan"), hours(record.given)], [_("belajar"), hours(record.learned)],
                    [_("kelompok"), number(record.group_count)],
                    *([[_("datang lewat ajakan"), number(record.outreach)]] if record.outreach else [])],
        "sections": [
            lines_table(_("Yang diberikan"), given, _("Belum ada.")),
            lines_table(_("Yang dipelajari"), learned, _("Belum ada.")),
            table(_("Kecakapan yang disahkan"), [_("Kecakapan"), _("Tingkat"), _("Disahkan"), _("Sampai")], [4, 2, 4, 2],
                  [[held.skill, held.level, held.by, held.until] for held in standing.skills], empty=_("Belum ada.")),
            table(_("Keanggotaan dan jabatan"), [_("Kelompok"), _("Nomor atau jabatan"), _("Sejak"), _("Sampai")],
                  [5, 3, 2, 2], [[one.group, one.what, one.since, one.until] for one in standing.belongings],
                  empty=_("Belum ada.")),
        ]})
