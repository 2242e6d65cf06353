from django.urls import path

from .pages import member, officer, scheme

app_name = "credits"
room = "ruang/<slug:slug>/kredit/"
claim = f"{room}antrean/<int:pk>/"
version = f"{room}versi/<int:pk>/"
urlpatterns = [
    path("kredit/", member.mine, name="mine"),
    path("kredit/skema/<int:pk>/", member.begin, name="begin"),
    path("kredit/<int:pk>/", member.cycle, name="cycle"),
    path("kredit/<int:pk>/permintaan/", member.claim, name="claim"),
    path("kredit/<int:pk>/transkrip/", member.transcript, name="transcript"),
    path("kredit/<int:pk>/bukti/", member.evidence_pack, name="pack"),
    path("kredit/<int:pk>/transkrip-resmi/", member.official, name="official"),
    path("kredit/<int:pk>/profil/", officer.profile, name="profile"),
    path("kredit/<int:pk>/penutupan/", officer.close, name="close"),
    path("kredit/<int:pk>/pengecualian/", officer.excuse, name="excuse"),
    path("kredit/entri/<int:pk>/perbaikan/", member.amend, name="amend"),
    path("kredit/entri/<int:pk>/penarikan/", member.withdraw, name="withdraw"),
    path("kredit/entri/<int:pk>/bukti/", member.evidence, name="evidence"),
    path(room, officer.overview, name="overview"),
    path(f"{room}pola/", officer.adopt, name="adopt"),
    path(f"{room}antrean/", officer.queue, name="queue"),
    path(f"{claim}pengakuan/", officer.award, name="award"),
    path(f"{claim}pengembalian/", officer.give_back, name="give_back"),
    path(f"{claim}penolakan/", officer.refuse, name="refuse"),
    path(f"{claim}pemeriksaan/", officer.audit, name="audit"),
    path(f"{room}skema/<int:pk>/", scheme.scheme, name="scheme"),
    path(f"{room}skema/<int:pk>/versi-baru/", scheme.revise, name="revise"),
    path(version, scheme.version, name="version"),
    path(f"{version}penerbitan/", scheme.publish, name="publish"),
    path(f"{version}pembuangan/", scheme.discard, name="discard"),
    path(f"{version}pemindahan/", scheme.move, name="move"),
]
