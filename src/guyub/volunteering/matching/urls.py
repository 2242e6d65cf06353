from django.urls import path

from .pages import offer

app_name = "matching"
urlpatterns = [
    path("tawaran-tetap/", offer.mine, name="mine"),
    path("tawaran-tetap/<int:pk>/", offer.one, name="one"),
    path("tawaran-tetap/<int:pk>/pengakhiran/", offer.end, name="end"),
    path("ruang/<slug:slug>/tawaran/", offer.near, name="near"),
    path("ruang/<slug:slug>/tawaran/<int:pk>/ajakan/", offer.ask, name="ask"),
]
