from django.urls import path

from . import pages

app_name = "invitations"
urlpatterns = [
    path("undangan/", pages.mine, name="mine"),
    path("undangan/baru/", pages.make, name="make"),
    path("undangan/saya/<int:pk>/", pages.one, name="one"),
    path("undangan/saya/<int:pk>/pencabutan/", pages.revoke, name="revoke"),
    path("undangan/<str:token>/", pages.follow, name="follow"),
]
