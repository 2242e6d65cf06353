from django.urls import path, re_path

from .pages import record, share

app_name = "portfolio"
urlpatterns = [
    path("portofolio/", record.mine, name="mine"),
    re_path(r"^portofolio/unduhan\.(?P<kind>csv|json|pdf)$", record.download, name="download"),
    path("portofolio/tautan/", share.give, name="give"),
    path("portofolio/tautan/<int:pk>/penarikan/", share.take_back, name="take_back"),
    path("catatan/<str:token>/", share.shared, name="shared"),
]
