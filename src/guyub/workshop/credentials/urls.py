from django.urls import path, re_path

from .pages import desk, keys, mine, offline, published, verify

app_name = "credentials"
urlpatterns = [
    path("sertifikat/", mine.mine, name="mine"),
    path("sertifikat/<int:pk>/", mine.one, name="one"),
    path("sertifikat/<int:pk>/tautan/", mine.show, name="show"),
    path("sertifikat/tautan/<int:pk>/penarikan/", mine.take_back, name="take_back"),
    path("ruang/<slug:slug>/sertifikat/", desk.overview, name="desk"),
    path("ruang/<slug:slug>/sertifikat/jenis/baru/", desk.make, name="make_kind"),
    path("ruang/<slug:slug>/sertifikat/jenis/<int:pk>/", desk.kind, name="kind"),
    path("ruang/<slug:slug>/sertifikat/jenis/<int:pk>/penerbitan/", desk.issue, name="issue"),
    path("ruang/<slug:slug>/sertifikat/jenis/<int:pk>/penutupan/", desk.close, name="close_kind"),
    path("ruang/<slug:slug>/sertifikat/<int:pk>/pencabutan/", desk.revoke, name="revoke"),
    path("v/", verify.check, name="check"),
    path("v/luring.js", offline.worker, name="worker"),
    path("v/bekal.json", offline.needs, name="needs"),
    path("v/<str:token>/", verify.shown, name="shown"),
    path("v/<str:token>/kabar/", verify.rely, name="rely"),
    re_path(r"^v/(?P<token>[\w-]+)/sertifikat\.(?P<kind>pdf|png|svg|json)$", verify.shown_file, name="file"),
    path("penerbit/<int:pk>/did.json", published.did, name="did"),
    path("penerbit/<int:pk>/status/<int:number>/", published.status, name="status"),
    path("pencapaian/<int:pk>/", published.achievement, name="achievement"),
    path("pengelola/kunci/", keys.keys, name="keys"),
]
