"""A filter that would single somebody out is refused, with the reason."""

from django.utils.translation import gettext as _

from guyub.core.pages import say


def refused(request):
    return say(request, 422, _("Angka ini tidak bisa disaring begitu"), _(
        "Saringan menurut orang, jenis kelamin, umur, disabilitas, atau kecamatan bisa menunjuk satu orang. "
        "Karena itu ciri peserta hanya ditampilkan untuk seluruh server, dan hanya bila jumlahnya cukup banyak."))
