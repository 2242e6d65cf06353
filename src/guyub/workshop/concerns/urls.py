from django.urls import path

from . import pages

app_name = "concerns"
urlpatterns = [
    path("pengelola/laporan/", pages.queue, name="queue"),
    path("pengelola/laporan/<int:pk>/pembenaran/", pages.uphold, name="uphold"),
    path("pengelola/laporan/<int:pk>/penutupan/", pages.dismiss, name="dismiss"),
]
