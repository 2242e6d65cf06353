from django.urls import path

from . import pages

app_name = "webhooks"
room = "ruang/<slug:slug>/webhook/"
urlpatterns = [
    path(room, pages.overview, name="overview"),
    path(f"{room}<int:pk>/", pages.show, name="show"),
    path(f"{room}<int:pk>/uji/", pages.trial, name="trial"),
    path(f"{room}<int:pk>/rahasia/", pages.rotation, name="rotation"),
    path(f"{room}<int:pk>/istirahat/", pages.rest, name="rest"),
    path(f"{room}<int:pk>/kelanjutan/", pages.resumption, name="resumption"),
    path(f"{room}<int:pk>/penghapusan/", pages.removal, name="removal"),
    path(f"{room}<int:pk>/kiriman/<int:delivery>/ulangan/", pages.repetition, name="repetition"),
]
