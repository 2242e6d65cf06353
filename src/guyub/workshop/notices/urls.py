from django.urls import path

from . import pages

app_name = "notices"
urlpatterns = [
    path("pemberitahuan/", pages.inbox, name="inbox"),
    path("pemberitahuan/bacaan/", pages.reading_all, name="reading_all"),
    path("pemberitahuan/saluran/", pages.channels, name="channels"),
    path("pemberitahuan/<int:pk>/bacaan/", pages.reading, name="reading"),
    path("demo/pesan/", pages.demo, name="demo"),
]
