from django.urls import path

from . import pages

app_name = "concerns"
urlpatterns = [
    path("pengelola/laporan/", pages.queue, name="queue"),
    path("pengelola/laporan/<int:pk>/pembenaran/", pages.uphold, name="uphold"),
    path("pengelola/laporan/<int:pk>/penutupan/", pages.dismiss, name="dismiss"),
    path("pengelola/laporan/<int:pk>/penerusan/", pages.refer, name="refer"),
    path("ruang/<slug:slug>/laporan-masuk/", pages.inbox_page, name="inbox"),
    path("ruang/<slug:slug>/laporan-masuk/<int:pk>/pembenaran/", pages.uphold, name="group_uphold"),
    path("ruang/<slug:slug>/laporan-masuk/<int:pk>/penutupan/", pages.dismiss, name="group_dismiss"),
    path("ruang/<slug:slug>/laporan-masuk/<int:pk>/penerusan/", pages.refer, name="group_refer"),
    path("ruang/<slug:slug>/laporan-masuk/<int:pk>/pengembalian/", pages.give_back, name="give_back"),
]
