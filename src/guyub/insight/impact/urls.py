from django.urls import path

from .pages import entries, group, impact, participation, reach, tables

app_name = "impact"
urlpatterns = [
    path("dampak/", impact.impact, name="impact"),
    path("dampak/catatan/", entries.entries, name="entries"),
    path("dampak/belum/", reach.reach, name="reach"),
    path("dampak/peserta/", participation.people, name="participation"),
    path("dampak/kelompok/", reach.groups, name="groups"),
    path("dampak/kegiatan/", reach.activities, name="activities"),
    path("dampak/tabel/<slug:name>.csv", tables.table, name="table"),
    path("kelompok/<slug:slug>/dampak/", group.impact, name="group"),
    path("ruang/<slug:slug>/laporan/", group.report, name="report"),
]
