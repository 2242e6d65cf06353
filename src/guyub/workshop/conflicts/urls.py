from django.urls import path

from .pages import desk, mine, public, rules

app_name = "conflicts"
room = "ruang/<slug:slug>/kepentingan/"
urlpatterns = [
    path("saya/kepentingan/", mine.mine, name="mine"),
    path("saya/kepentingan/<int:pk>/penegasan/", mine.review, name="review"),
    path("saya/kepentingan/<int:pk>/pengakhiran/", mine.end, name="end"),
    path("kelompok/<slug:slug>/kepentingan/", public.log, name="log"),
    path(room, desk.desk, name="desk"),
    path(f"{room}halangan/<int:pk>/pencabutan/", desk.clear, name="clear"),
    path(f"{room}dugaan/<int:pk>/pembenaran/", desk.uphold, name="uphold"),
    path(f"{room}dugaan/<int:pk>/penutupan/", desk.dismiss, name="dismiss"),
    path("pengelola/aturan-kepentingan/", rules.rules, name="rules"),
]
