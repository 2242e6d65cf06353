"""What an official transcript says, read line by line from a table or from the text of a PDF, and compared with one's own.

Nobody has told us the exact form, so reading is lenient: a line counts if a day and an amount are in it. What cannot be
read is counted and said, never guessed. Nothing that is read here becomes credit.
"""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

MOST_BYTES = 2 << 20
MOST_LINES, MOST_PAGES = 2000, 60
HEADS = {
    "day": ("tanggal", "tgl", "tanggal kegiatan", "tanggal selesai", "date"),
    "title": ("kegiatan", "nama kegiatan", "judul", "uraian", "title", "activity"),
    "number": ("nomor", "no sertifikat", "nomor sertifikat", "id", "id skp", "certificate", "number"),
    "amount": ("skp", "nilai", "nilai skp", "kredit", "poin", "jumlah skp", "credits", "amount"),
    "category": ("ranah", "kategori", "jenis", "category"),
}
MONTHS = {name: at + 1 for at, name in enumerate(
    ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"))} | {
    "may": 5, "aug": 8, "oct": 10, "dec": 12, "agt": 8}
DAY = re.compile(r"\b(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})"
                 r"|(\d{1,2}) ([A-Za-z]{3,9}) (\d{4}))\b")
AMOUNT = re.compile(r"(?<![\d/.,-])(\d{1,4}(?:[.,]\d{1,2})?)(?:\s*(?:SKP|poin|jam))?\s*$", re.I)
NUMBER = re.compile(r"\b[A-Z0-9]{2,}(?:[./\-][A-Z0-9]+){1,8}\b")


class Unreadable(ValueError):
    """The sentence says why nothing could be read."""


@dataclass(frozen=True)
class Official:
    """One line of the official system; the amount in hundredths."""

    day: str
    title: str
    number: str
    amount: int
    category: str = ""


def read_file(name, data):
    """([Official], how many lines could not be read) of a CSV or PDF; raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("Berkas ini terlalu besar: paling banyak %(most)d MB.") % {"most": MOST_BYTES >> 20})
    found, unread = read_pdf(data) if data.startswith(b"%PDF-") else read_table(data)
    if not found:
        raise Unreadable(_("Tidak ada baris yang terbaca. Yang dicari: tanggal, nama kegiatan, dan jumlah kredit."))
    return found[:MOST_LINES], unread


def day_of(text):
    match = DAY.search(text)
    if not match:
        return None
    year, month, day, day2, month2, year2, day3, name, year3 = match.groups()
    try:
        if year:
            return date(int(year), int(month), int(day))
        if year2:
            return date(int(year2), int(month2), int(day2))
        return date(int(year3), MONTHS[name[:3].lower()], int(day3))
    except (ValueError, KeyError):
        return None


def amount_of(text):
    """Hundredths of "2", "2,5" or "2.50"; None if it is no amount."""
    match = re.fullmatch(r"\s*(\d{1,5})(?:[.,](\d{1,2}))?\s*(?:SKP|poin|jam)?\s*", text, re.I)
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")) if match else None


def read_table(data):
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if "\0" in text:
        raise Unreadable(_("Berkas ini bukan CSV dan bukan PDF."))
    sample = text[:4096]
    delimiter = max(",;\t", key=sample.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=delimiter) if any(cell.strip() for cell in row)]
    except csv.Error:
        raise Unreadable(_("Tabel ini tidak terbaca.")) from None
    for at, row in enumerate(rows[:10]):
        places = places_of(row)
        if {"day", "amount"} <= places.keys():
            return from_rows(rows[at + 1: at + 1 + MOST_LINES], places)
    raise Unreadable(_("Judul kolomnya tidak dikenal. Perlu sedikitnya: tanggal dan SKP (atau nilai)."))


def places_of(head):
    found = {}
    for at, cell in enumerate(head):
        said = re.sub(r"[^a-z ]", "", cell.strip().lower())
        for name, words in HEADS.items():
            if said in words and name not in found:
                found[name] = at
    return found


def from_rows(rows, places):
    found, unread = [], 0

    def cell(row, name):
        at = places.get(name)
        return row[at].strip() if at is not None and at < len(row) else ""

    for row in rows:
        day, amount = day_of(cell(row, "day")), amount_of(cell(row, "amount"))
        if day is None or not amount:
            unread += 1
            continue
        found.append(Official(day.isoformat(), cell(row, "title")[:160], cell(row, "number")[:80], amount,
                              cell(row, "category")[:60]))
    return found, unread


def read_pdf(data):
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(_("PDF ini lebih dari %(most)d halaman.") % {"most": MOST_PAGES})
        text = "\n".join(page.extract_text() or "" for page in reader.pages)
    except Unreadable:
        raise
    except Exception as error:  # whatever a library thinks of bytes from anywhere
        raise Unreadable(_("PDF ini tidak terbaca. Unduh ulang, atau pakai CSV.")) from error
    return from_text(text)


def from_text(text):
    """Lines that hold a day and end with an amount; lines with a day alone are unread."""
    found, unread = [], 0
    for line in text.splitlines()[: MOST_LINES * 4]:
        line = " ".join(line.split())
        day = day_of(line)
        if day is None:
            continue
        rest = DAY.sub(" ", line, count=1)
        amount = AMOUNT.search(rest)
        if amount is None or not amount_of(amount[1]):
            unread += 1
            continue
        rest = rest[: amount.start()]
        number = NUMBER.search(rest)
        if number and any(letter.isdigit() for letter in number[0]):
            rest = rest.replace(number[0], " ")
        else:
            number = None
        title = re.sub(r"^\s*\d{1,4}[.)]?\s+", "", " ".join(rest.split()))
        found.append(Official(day.isoformat(), title[:160], number[0][:80] if number else "", amount_of(amount[1])))
    return found, unread


@dataclass(frozen=True)
class Own:
    """One of one's own entries, to be compared."""

    id: int
    day: str
    title: str
    number: str
    amount: int


@dataclass(frozen=True)
class Compared:
    same: list  # (Official, Own)
    differ: list  # (Official, Own): the same thing, another amount
    only_there: list
    only_here: list


def compare(theirs, ours):
    """The Compared of both: the same number, else the same day and words, else the same day and amount."""
    left, pairs, rest = list(ours), [], list(theirs)
    for alike in (lambda a, b: a.number and a.number.lower() == b.number.lower(),
                  lambda a, b: a.day == b.day and words_of(a.title) and words_of(a.title) == words_of(b.title),
                  lambda a, b: a.day == b.day and a.amount == b.amount):
        still = []
        for one in rest:
            match = next((own for own in left if alike(one, own)), None)
            if match is None:
                still.append(one)
            else:
                left.remove(match)
                pairs.append((one, match))
        rest = still
    return Compared([pair for pair in pairs if pair[0].amount == pair[1].amount],
                    [pair for pair in pairs if pair[0].amount != pair[1].amount], rest, left)


def words_of(text):
    return " ".join(re.findall(r"\w+", text.lower()))
