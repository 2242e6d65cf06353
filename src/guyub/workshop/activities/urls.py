from django.urls import path

from .pages import imports, load, mine, plan, poster, sheet

app_name = "activities"
room = "ruang/<slug:slug>/kegiatan/"
one = f"{room}<int:pk>/"
urlpatterns = [
    path("giliran/", mine.mine, name="mine"),
    path("giliran/batas/", load.own, name="own_limits"),
    path("giliran/<int:pk>/lebih-ringan/", load.lighter, name="lighter"),
    path("giliran/batas/<int:pk>/pengakhiran/", load.end_own, name="end_own_limit"),
    path("ruang/<slug:slug>/batas-tugas/", load.of_group, name="limits"),
    path("ruang/<slug:slug>/batas-tugas/<int:pk>/pengakhiran/", load.end_of_group, name="end_limit"),
    path("giliran/<int:pk>/pelepasan/", mine.withdraw, name="withdraw"),
    path("giliran/<int:pk>/tawaran/", mine.offer, name="offer"),
    path("tawaran/<int:pk>/penarikan/", mine.keep, name="keep"),
    path("tawaran/<int:pk>/pengambilan/", mine.take, name="take"),
    path("kalender/saya/<str:token>.ics", mine.my_calendar, name="my_calendar"),
    path("kelompok/<slug:slug>/kalender.ics", mine.group_calendar, name="group_calendar"),
    path("kegiatan/<int:pk>/poster-<slug:size>.pdf", poster.activity, name="activity_poster"),
    path("kelompok/<slug:slug>/poster-<slug:size>.pdf", poster.group, name="group_poster"),
    path(room, plan.overview, name="overview"),
    path(f"{room}baru/", plan.create, name="create"),
    path(f"{room}impor/", imports.give, name="imports"),
    path(f"{room}impor/<int:pk>/", imports.look, name="import"),
    path(one, plan.plan, name="plan"),
    path(f"{one}ubah/", plan.edit, name="edit"),
    path(f"{one}peran/", plan.add_role, name="add_role"),
    path(f"{one}peran/<int:role>/penghapusan/", plan.remove_role, name="remove_role"),
    path(f"{one}giliran/", plan.add_shift, name="add_shift"),
    path(f"{one}giliran/<int:shift>/jumlah/", plan.change_shift, name="change_shift"),
    path(f"{one}giliran/<int:shift>/pembatalan/", plan.cancel_shift, name="cancel_shift"),
    path(f"{one}pengulangan/", plan.repeat, name="repeat"),
    path(f"{one}penerbitan/", plan.publish, name="publish"),
    path(f"{one}pembatalan/", plan.cancel, name="cancel"),
    path(f"{one}kehadiran/", sheet.sheet, name="sheet"),
    path(f"{one}kehadiran/pindai/", sheet.scan, name="scan"),
    path(f"{one}kehadiran/centang/", sheet.tick, name="tick"),
    path(f"{one}kehadiran/pengesahan/", sheet.confirm_all, name="confirm_all"),
    path(f"{one}kehadiran/<int:attendance>/pengesahan/", sheet.confirm, name="confirm"),
    path(f"{one}kehadiran/<int:attendance>/tanpa-jam/", sheet.decline, name="decline"),
    path(f"{one}kehadiran/<int:attendance>/pembatalan/", sheet.undo, name="undo"),
    path(f"{one}kehadiran/<int:attendance>/manfaat/", sheet.benefits, name="benefits"),
    path(f"{one}pendaftaran/<int:signup>/pelepasan/", sheet.remove, name="remove"),
    path(f"{one}pendaftaran/<int:signup>/kehadiran/", sheet.record, name="record"),
    path(f"{one}pendaftaran/<int:signup>/jawaban/", sheet.answer, name="answer"),
]
