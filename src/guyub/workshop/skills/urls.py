from django.urls import path

from . import pages

app_name = "skills"
urlpatterns = [
    path("saya/kecakapan/", pages.own, name="own"),
    path("saya/kecakapan/pilihan/", pages.choices, name="choices"),
    path("saya/kecakapan/<int:pk>/pencabutan/", pages.withdrawal, name="withdrawal"),
    path("ruang/<slug:slug>/kecakapan/", pages.queue, name="queue"),
    path("ruang/<slug:slug>/kecakapan/daftar/", pages.register, name="register"),
    path("pengelola/kecakapan/", pages.catalogue, name="catalogue"),
    path("pengelola/kecakapan/<int:pk>/izin/", pages.licence, name="licence"),
    path("ruang/<slug:slug>/kecakapan/<int:pk>/pengesahan/", pages.verification, name="verification"),
    path("ruang/<slug:slug>/kecakapan/<int:pk>/penolakan/", pages.refusal, name="refusal"),
]
