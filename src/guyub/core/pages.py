"""Pages that belong to no noun: what was refused, not found, stale or broken."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def say(request, status, title, sentence):
    return render(request, "core/said.html", {"title": title, "sentence": sentence}, status=status)


def stopped(request, error):
    titles = {403: _("Tidak bisa dilakukan"), 422: _("Belum bisa disimpan"), 503: _("Server sedang sibuk")}
    answer = say(request, error.status, titles.get(error.status, _("Tidak bisa dilakukan")), str(error))
    if error.status == 503:
        answer["Retry-After"] = "5"
    return answer


def not_found(request, exception=None):
    return say(request, 404, _("Halaman ini tidak ada"),
               _("Tautannya mungkin salah ketik, sudah dihapus, atau bukan untuk akun Anda."))


def forbidden(request, exception=None):
    return say(request, 403, _("Tidak bisa dilakukan"), _("Anda tidak berhak membuka halaman ini."))


def bad_request(request, exception=None):
    return say(request, 400, _("Permintaan tidak terbaca"), _("Muat ulang halaman sebelumnya, lalu coba lagi."))


def stale_form(request, reason=""):
    return say(request, 403, _("Formulir sudah kedaluwarsa"),
               _("Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi. Izinkan kuki bila diblokir."))


def broken(request):
    return HttpResponse(_("Ada yang rusak di sisi kami. Isian Anda belum disimpan; coba lagi sebentar."),
                        status=500, content_type="text/plain; charset=utf-8")
