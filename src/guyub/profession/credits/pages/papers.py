"""A cycle on paper, and a pack of evidence for the external system: PDFs, a manifest, its signature, and how to check it."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guyub.core.formats import day_month, hours, hundredths, long_day
from guyub.core.papers import breakable, paper
from guyub.core.signatures import public_key, sign
from guyub.foundation.files.queries import document_of

ROOT = Path(__file__).parents[1]
TRANSCRIPT, LETTER, CHECK = ROOT / "papers/transcript.typ", ROOT / "papers/letter.typ", ROOT / "data/periksa.py"
PURPOSE = "credits.pack"


def official():
    return _("Angka di sini hitungan kelompok Anda sendiri. Guyub tidak memberi kredit resmi; yang mengakui secara resmi "
             "adalah lembaga yang berwenang.")


def made():
    return _("Dibuat %(day)s dari buku di %(host)s") % {"day": long_day(timezone.localdate()), "host": settings.SITE}


def table(title, head, widths, rows, right=()):
    return {"title": title, "head": head, "widths": widths, "rows": rows, "empty": _("Belum ada."),
            "aligns": ["right" if at in right else "left" for at in range(len(head))]}


def transcript_paper(c, entries):
    """The PDF of a cycle: what counts by category and year, every entry with who granted it and its cuts."""
    enrolment = c.enrolment
    missing = _("Kurang %(missing)s %(unit)s sampai %(day)s") % {"missing": c.missing, "unit": c.unit, "day": c.until}
    return paper(TRANSCRIPT, {
        "title": _("Transkrip kredit"), "name": enrolment.person.name, "language": get_language() or "id", "made": made(),
        "official": official(),
        "lead": [f"{enrolment.scheme.name}, {enrolment.scheme.group.name}",
                 f"{day_month(enrolment.starts_on)} – {c.until}",
                 _("Versi %(number)s") % {"number": enrolment.version.number},
                 missing if c.missing_raw else _("Semua yang disyaratkan sudah terpenuhi."),
                 ": ".join(filter(None, (_("Sumber"), c.source[0]))) if c.source[0] else ""],
        "sections": [
            table(_("Per ranah"), [_("Ranah"), c.unit, "%", _("Batas")], [4, 2, 2, 4],
                  [[part.name, part.counted, part.percent, part.bounds] for part in c.parts], right=(1, 2)),
            table(_("Satu per satu"),
                  [_("Tanggal"), _("Kegiatan"), _("Ranah"), _("Diakui"), _("Dihitung"), _("Disahkan oleh"), _("Catatan")],
                  [3, 6, 3, 2, 2, 3, 2],
                  [[day_month(one.day), breakable(" ".join([one.title, *(f"({cut})" for cut in one.cuts)])), one.category,
                    hundredths(one.awarded), hundredths(one.counted), one.office, one.ledger] for one in entries],
                  right=(3, 4)),
        ]})


def letter_paper(c, one):
    """A statement of one vouched-for service, as a PDF of its own."""
    rows = [[_("Nama"), c.enrolment.person.name], [_("Kegiatan"), breakable(one.title)],
            [_("Penyelenggara"), one.organiser or c.enrolment.scheme.group.name], [_("Tanggal"), long_day(one.day)],
            *([[_("Lama"), hours(one.minutes)]] if one.minutes else []), *([[_("Peran"), one.role]] if one.role else []),
            [_("Ranah"), f"{one.category}, {one.kind}"],
            [_("Dihitung"), f"{hundredths(one.counted)} {c.unit}"], [_("Disahkan oleh"), one.office],
            [_("Catatan"), f"{settings.SITE}/buku/{one.ledger}/"], [_("Segel"), " ".join(
                one.digest[at: at + 16] for at in range(0, len(one.digest), 16))]]
    return paper(LETTER, {
        "title": _("Surat keterangan"), "group": c.enrolment.scheme.group.name, "language": get_language() or "id",
        "made": made(), "official": official(), "head": [_("Hal"), _("Isi")], "rows": rows,
        "lead": _("Kehadiran ini disahkan oleh orang lain dan tercatat di buku yang tidak bisa diubah.")
        if one.from_attendance else _("Kredit ini diperiksa dan diakui oleh orang lain.")})


def pack(c, entries):
    """The bytes of a ZIP: summary, one PDF for each entry, the manifest with every digest, its signature, how to check."""
    files = {"ringkasan.pdf": transcript_paper(c, entries)}
    told = []
    for one in entries:
        name = f"{one.day.isoformat()}-{one.category_code}-{one.id}.pdf"
        data = document_of(one.document) if one.document else None
        files[name] = data if data is not None else letter_paper(c, one)
        told.append({"id": one.id, "day": one.day.isoformat(), "title": one.title, "category": one.category_code,
                     "claimed": one.claimed, "awarded": one.awarded, "counted": one.counted, "office": one.office,
                     "entry": one.ledger, "digest": one.digest, "file": name})
    enrolment = c.enrolment
    words = json.dumps({
        "format": "guyub-credits/1", "site": settings.SITE, "made_at": timezone.now().isoformat(timespec="seconds"),
        "person": enrolment.person.name, "group": enrolment.scheme.group.name, "scheme": enrolment.scheme.name,
        "version": enrolment.version.number, "unit": c.unit, "hundredths": True, "official": False,
        "cycle": [enrolment.starts_on.isoformat(), enrolment.ends_on.isoformat()],
        "counted": c.standing.counted, "required": c.standing.required, "missing": c.missing_raw,
        "parts": {part.code: [part.counted, part.least] for part in c.standing.parts}, "entries": told,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }, ensure_ascii=False, indent=1, sort_keys=True).encode()
    seal = {"algorithm": "Ed25519", "public_key": public_key(PURPOSE), "signature": sign(PURPOSE, words)}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**files, "manifes.json": words, "segel.json": json.dumps(seal, indent=1).encode(),
                           "periksa.py": CHECK.read_bytes()}.items():
            archive.writestr(name, data)
    return out.getvalue()
