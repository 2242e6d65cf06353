from django.urls import path

from . import pages

app_name = "files"
urlpatterns = [path("berkas/<str:name>", pages.content, name="content")]
