from django.urls import path

from .pages import offer, proposal, readiness, standby

app_name = "matching"
room = "ruang/<slug:slug>/usulan/"
one = f"{room}<int:pk>/"
urlpatterns = [
    path("tawaran-tetap/", offer.mine, name="mine"),
    path("tawaran-tetap/<int:pk>/", offer.one, name="one"),
    path("tawaran-tetap/<int:pk>/pengakhiran/", offer.end, name="end"),
    path("kesediaan/", readiness.readiness, name="readiness"),
    path("kesediaan/pengakhiran/", readiness.end, name="end_readiness"),
    path("ajakan/", readiness.asks, name="asks"),
    path("ajakan/<int:pk>/kesanggupan/", readiness.accept, name="accept"),
    path("ajakan/<int:pk>/penolakan/", readiness.decline, name="decline"),
    path("ruang/<slug:slug>/tawaran/", offer.near, name="near"),
    path("ruang/<slug:slug>/tawaran/<int:pk>/ajakan/", offer.ask, name="ask"),
    path(room, proposal.proposals, name="proposals"),
    path(f"{room}kehadiran/", proposal.attendance, name="attendance"),
    path(one, proposal.proposal, name="proposal"),
    path(f"{one}kemajuan/", proposal.progress, name="progress"),
    path(f"{one}penghentian/", proposal.stop, name="stop"),
    path(f"{one}perhitungan/", proposal.recompute, name="recompute"),
    path(f"{one}penutupan/", proposal.close, name="close"),
    path(f"{one}persetujuan/", proposal.approve, name="approve"),
    path(f"{one}cadangan/<int:shift>/", standby.standbys, name="standbys"),
    path(f"{one}alasan/<int:shift>/", standby.why, name="why"),
    path(f"{one}penempatan/", proposal.place, name="place"),
    path(f"{one}penempatan/<int:placement>/pemindahan/", proposal.move, name="move"),
    path(f"{one}penempatan/<int:placement>/kunci/", proposal.lock, name="lock"),
    path(f"{one}penempatan/<int:placement>/pelepasan/", proposal.remove, name="remove"),
]
