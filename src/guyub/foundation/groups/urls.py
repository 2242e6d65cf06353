from django.urls import path

from .pages import categories, founding, logo, members, referrals

app_name = "groups"
room = "ruang/<slug:slug>/"
urlpatterns = [
    path("kelompok/baru/", founding.found, name="found"),
    path("kelompok/<slug:slug>/permintaan/", members.apply, name="apply"),
    path("kelompok/<slug:slug>/permintaan/pengembalian/", referrals.refuse, name="refuse_referral"),
    path("kelompok/<slug:slug>/keluar/", members.leave, name="leave"),
    path(f"{room}anggota/", members.roll, name="roll"),
    path(f"{room}anggota/<int:pk>/penerimaan/", members.approve, name="approve"),
    path(f"{room}anggota/<int:pk>/penolakan/", members.refuse, name="refuse"),
    path(f"{room}anggota/<int:pk>/penerusan/", referrals.refer, name="refer"),
    path(f"{room}anggota/<int:pk>/pengakhiran/", members.end, name="end"),
    path(f"{room}anggota/<int:pk>/kode/", members.hand_out, name="hand_out"),
    path("kelompok/<slug:slug>/jabatan/", categories.terms, name="terms"),
    path(f"{room}kategori/", categories.categories, name="categories"),
    path(f"{room}kategori/anggota/", categories.assign, name="assign_category"),
    path(f"{room}kategori/<int:pk>/", categories.change, name="change_category"),
    path(f"{room}kategori/<int:pk>/penghapusan/", categories.remove, name="remove_category"),
    path(f"{room}penutupan/", founding.close, name="close"),
    path(f"{room}pengajuan/", founding.resubmit, name="resubmit"),
    path(f"{room}jabatan/", members.offices, name="offices"),
    path(f"{room}jabatan/<int:pk>/pengakhiran/", members.end_office, name="end_office"),
    path(f"{room}cabang/baru/", founding.chapter, name="chapter"),
    path(f"{room}lambang/", logo.logo, name="logo"),
    path(f"{room}lambang/penghapusan/", logo.remove, name="remove_logo"),
    path(f"{room}pengaturan/", founding.settings, name="settings"),
    path("pengelola/kelompok/", founding.waiting, name="waiting"),
    path("pengelola/kelompok/<int:pk>/persetujuan/", founding.approve, name="approve_group"),
    path("pengelola/kelompok/<int:pk>/penolakan/", founding.refuse, name="refuse_group"),
]
