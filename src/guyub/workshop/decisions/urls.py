from django.urls import path

from .pages import bodies, meetings, proposals, votes

app_name = "decisions"
room, one, ballot, sitting = "ruang/<slug:slug>/rapat/", "keputusan/<int:pk>/", "suara/<int:pk>/", "rapat/<int:pk>/"
urlpatterns = [
    path("keputusan/", proposals.own, name="own"),
    path("kelompok/<slug:slug>/keputusan/", proposals.register, name="register"),
    path("kelompok/<slug:slug>/keputusan/usulan/", proposals.make, name="make"),
    path(one, proposals.proposal, name="proposal"),
    path(f"{one}tanggapan/", proposals.comment, name="comment"),
    path(f"{one}perubahan/", proposals.amend, name="amend"),
    path(f"{one}perubahan/<int:amendment>/jawaban/", proposals.answer, name="answer"),
    path(f"{one}dukungan/", proposals.second, name="second"),
    path(f"{one}penarikan/", proposals.withdraw, name="withdraw"),
    path(f"{one}pengunduran/", proposals.step_out, name="step_out"),
    path(f"{one}dugaan/", proposals.suspect, name="suspect"),
    path(f"{one}musyawarah/", proposals.deliberate, name="deliberate"),
    path(f"{one}versi/", proposals.revise, name="revise"),
    path(f"{one}tugas/", proposals.task, name="task"),
    path(f"{one}tugas/<int:task>/penyelesaian/", proposals.finish, name="finish"),
    path(f"{one}tugas/<int:task>/pelepasan/", proposals.drop, name="drop"),
    path(f"{one}pemungutan/", votes.open_vote, name="open_vote"),
    path(ballot, votes.vote, name="vote"),
    path(f"{ballot}surat/", votes.cast, name="cast"),
    path(f"{ballot}kuasa/", votes.proxy, name="proxy"),
    path(f"{ballot}penutupan/", votes.close, name="close"),
    path(f"{ballot}kotak.json", votes.box, name="box"),
    path(room, bodies.overview, name="overview"),
    path(f"{room}baru/", bodies.call, name="call"),
    path(f"{room}badan/<int:pk>/", bodies.body, name="body"),
    path(f"{room}badan/<int:pk>/anggota/", bodies.give_seat, name="give_seat"),
    path(f"{room}badan/<int:pk>/anggota/<int:seat>/pengakhiran/", bodies.end_seat, name="end_seat"),
    path(f"{room}badan/<int:pk>/pembubaran/", bodies.close_body, name="close_body"),
    path(sitting, meetings.meeting, name="meeting"),
    path(f"{sitting}kehadiran/", meetings.attendance, name="attendance"),
    path(f"{sitting}acara/", meetings.item, name="item"),
    path(f"{sitting}acara/<int:position>/catatan/", meetings.note, name="note"),
    path(f"{sitting}penutupan/", meetings.close, name="close_meeting"),
    path(f"{sitting}pengesahan/", meetings.adopt, name="adopt"),
    path(f"{sitting}rapat.ics", meetings.calendar, name="calendar"),
    path(f"{sitting}risalah.pdf", meetings.minutes_paper, name="minutes"),
]
