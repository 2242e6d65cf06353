"""Pages that belong to no noun: what was refused, not found, stale or broken."""

from django.core.exceptions import DisallowedHost
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .problems import problem

LABELS = {
    "reason": gettext_lazy("Alasan"), "answer": gettext_lazy("Jawaban"), "hours": gettext_lazy("Jam"),
    "minutes": gettext_lazy("Menit"), "least": gettext_lazy("Paling sedikit (orang)"),
    "most": gettext_lazy("Paling banyak (orang)"), "amount": gettext_lazy("Jumlah"),
}
SECRET = ("password", "code", "token", "credential")  # never written into a page
MOST_KEPT = 60


def say(request, status, title, sentence, **more):
    return render(request, "core/said.html", {
        "title": title, "sentence": sentence, "back": came_from(request), **more}, status=status)


def came_from(request):
    """Where a posted form stood, as the browser says; the front page if it does not say, or says another house."""
    url = request.META.get("HTTP_REFERER", "")
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts={request.get_host()}) else "/"


def typed_again(request):
    """[(name, label or "", value)] of a posted form, to be sent once more; empty if it held a secret or a file."""
    if request.method != "POST" or request.FILES:
        return []
    kept = [(name, LABELS.get(name, ""), value) for name, values in request.POST.lists() for value in values
            if name != "csrfmiddlewaretoken"]
    secret = any(name.startswith(SECRET) for name, _label, _value in kept)
    return [] if secret or len(kept) > MOST_KEPT else kept


def stopped(request, error):
    """An act that a page did not place at a field: the sentence, and the form again with what was typed in it."""
    titles = {403: _("Tidak bisa dilakukan"), 422: _("Belum bisa disimpan"), 503: _("Server sedang sibuk")}
    again = typed_again(request) if error.status in {422, 503} else []
    shown = error.status == 503 or any(label for _name, label, _value in again)
    answer = say(request, error.status, titles.get(error.status, _("Tidak bisa dilakukan")), str(error),
                 again=again if shown else [], ways=error.ways)
    if error.status == 503:
        answer["Retry-After"] = "5"
    return answer


def not_found(request, exception=None):
    return say(request, 404, _("Halaman ini tidak ada"),
               _("Tautannya mungkin salah ketik, sudah dihapus, atau bukan untuk akun Anda."))


def forbidden(request, exception=None):
    return say(request, 403, _("Tidak bisa dilakukan"), _("Anda tidak berhak membuka halaman ini."))


def bad_request(request, exception=None):
    if isinstance(exception, DisallowedHost):  # a page would have to name the host
        return HttpResponse(_("Server ini tidak melayani nama itu."), status=400, content_type="text/plain; charset=utf-8")
    return say(request, 400, _("Permintaan tidak terbaca"), _("Muat ulang halaman sebelumnya, lalu coba lagi."))


def too_large(request, most):
    """Larger than is taken: said at once, before anything of it is read."""
    if request.path.startswith("/api/"):
        answer = problem("too-large")
    else:
        sentence = _("Kiriman ini terlalu besar: paling banyak %(most)d MB. Tidak ada yang disimpan.") % {"most": most >> 20}
        answer = say(request, 413, _("Terlalu besar"), sentence)
    answer["Connection"] = "close"
    return answer


def length_missing(request):
    """Sent piece by piece, without saying how much there is: nothing of it is read."""
    if request.path.startswith("/api/"):
        answer = problem("length-missing")
    else:
        answer = say(request, 411, _("Ukuran kiriman tidak disebut"),
                     _("Peramban atau perantara Anda tidak menyebut ukuran kiriman ini, jadi tidak dibaca dan tidak ada "
                       "yang disimpan. Coba lagi dengan peramban lain."))
    answer["Connection"] = "close"
    return answer


def wrong_way(request):
    """The address is there, but not for this method: most often a form's address opened as a page."""
    return say(request, 405, _("Tidak bisa dibuka begitu"),
               _("Alamat ini hanya menerima formulir. Buka halamannya, lalu tekan tombolnya."))


def stale_form(request, reason=""):
    return say(request, 403, _("Formulir sudah kedaluwarsa"),
               _("Kembali ke halaman sebelumnya, muat ulang, lalu kirim lagi. Izinkan kuki bila diblokir."))


def broken(request):
    return HttpResponse(_("Ada yang rusak di sisi kami. Isian Anda belum disimpan; coba lagi sebentar."),
                        status=500, content_type="text/plain; charset=utf-8")
