"""What programs are told when something cannot be done: problem+json (RFC 9457) in the reader's language."""

from dataclasses import dataclass

from django.http import JsonResponse
from django.utils.translation import gettext_lazy as _

from .errors import Busy, Refused, Rejected, Stopped

BASE = "/api/v1/problems/"
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """One kind of problem: its HTTP status, its title, and what to do about it."""

    status: int
    title: object
    advice: object


KINDS = {
    "not-json": Kind(400, _("Isi permintaan tidak terbaca"), _(
        "Kirim JSON yang utuh dalam UTF-8. Permintaan belum dijalankan.")),
    "key-missing": Kind(400, _("Idempotency-Key belum ada"), _(
        "Permintaan ini mengubah jam atau catatan di buku, jadi perlu tajuk Idempotency-Key: teks acak yang berbeda untuk "
        "setiap maksud dan sama untuk setiap ulangan.")),
    "key-invalid": Kind(400, _("Idempotency-Key tidak bisa dipakai"), _(
        "Kunci terdiri atas 1 sampai 255 tanda ASCII tanpa spasi, misalnya sebuah UUID.")),
    "sign-in": Kind(401, _("Perlu masuk"), _(
        "Kirim token pribadi dalam tajuk Authorization: Bearer, atau masuk lewat peramban.")),
    "token-invalid": Kind(401, _("Token tidak berlaku"), _(
        "Token ini tidak dikenal, sudah dicabut, atau akunnya ditutup. Buat yang baru di halaman token Anda.")),
    "token-expired": Kind(401, _("Token sudah lewat masanya"), _("Buat token baru di halaman token Anda.")),
    "not-yours": Kind(403, _("Tidak berhak"), _("Akun ini tidak berhak melakukannya; kalimat di detail menyebut sebabnya.")),
    "scope-missing": Kind(403, _("Cakupan token kurang"), _(
        "Token ini dibuat tanpa cakupan yang diperlukan. Cakupan token tidak bisa ditambah; buat token baru.")),
    "csrf": Kind(403, _("Tanda formulir kurang"), _(
        "Permintaan dengan kuki peramban perlu tajuk X-CSRFToken. Program sebaiknya memakai token.")),
    "not-found": Kind(404, _("Tidak ada"), _("Alamat atau nomornya salah, sudah dihapus, atau bukan untuk akun ini.")),
    "method": Kind(405, _("Cara ini tidak ada"), _("Tajuk Allow menyebut cara yang bisa dipakai di alamat ini.")),
    "length-missing": Kind(411, _("Ukuran permintaan tidak disebut"), _(
        "Kirim dengan tajuk Content-Length; isi yang dikirim sepotong-sepotong (chunked) tidak dibaca.")),
    "too-large": Kind(413, _("Isi permintaan terlalu besar"), _("Kirim bagian yang lebih kecil, paling besar 256 KB.")),
    "media-type": Kind(415, _("Jenis isi tidak diterima"), _("Kirim dengan tajuk Content-Type: application/json.")),
    "fields": Kind(422, _("Sebagian isian tidak terbaca"), _("Daftar fields menyebut tiap isian dan apa yang salah.")),
    "rejected": Kind(422, _("Belum bisa dilakukan"), _(
        "Permintaan terbaca, tetapi melanggar sebuah aturan; kalimat di detail menyebutnya. Tidak ada yang tersimpan.")),
    "cursor": Kind(422, _("Penanda halaman tidak terbaca"), _(
        "Pakai nilai next dari halaman sebelumnya tanpa diubah, pada daftar yang sama.")),
    "key-reused": Kind(422, _("Idempotency-Key sudah dipakai"), _(
        "Kunci ini sudah dipakai dalam 24 jam terakhir untuk permintaan lain. Pakai kunci baru.")),
    "too-many": Kind(429, _("Terlalu sering"), _("Tunggu sebanyak detik dalam tajuk Retry-After, lalu lanjutkan.")),
    "broken": Kind(500, _("Ada yang rusak di sisi kami"), _("Tidak ada yang tersimpan. Coba lagi sebentar.")),
    "busy": Kind(503, _("Server sedang sibuk"), _("Tidak ada yang tersimpan. Coba lagi sesudah beberapa detik.")),
}


class Problem(Stopped):
    """Something that stops a program's request before the act: `slug` is one of KINDS."""

    def __init__(self, slug, sentence=None, *, field=None):
        super().__init__(KINDS[slug].advice if sentence is None else sentence, field)
        self.slug, self.status = slug, KINDS[slug].status


def slug_of(error):
    """The kind of problem that an error of an act is."""
    if isinstance(error, Problem):
        return error.slug
    return next((slug for kind, slug in ((Refused, "not-yours"), (Rejected, "rejected"), (Busy, "busy"))
                 if isinstance(error, kind)), "rejected")


def problem(slug, detail=None, *, fields=()):
    """The answer for one kind of problem; `fields` are (name, sentence) of inputs that are wrong."""
    kind = KINDS[slug]
    told = {"type": f"{BASE}{slug}", "title": str(kind.title), "status": kind.status,
            "detail": str(kind.advice if detail is None else detail)}
    if fields:
        told["fields"] = [{"field": name, "say": str(sentence)} for name, sentence in fields]
    answer = JsonResponse(told, status=kind.status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})
    if slug in {"sign-in", "token-invalid", "token-expired"}:
        answer["WWW-Authenticate"] = 'Bearer realm="guyub"'
    if slug == "busy":
        answer["Retry-After"] = "5"
    return answer


def problem_of(error):
    """The answer for an act that was refused, rejected or could not be written."""
    return problem(slug_of(error), str(error), fields=[(error.field, error)] if error.field else ())
