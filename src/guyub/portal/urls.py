"""All addresses of the house. Nouns in Indonesian; an act is the resource that it makes."""

from django.urls import include, path

from .api import api
from .api.guide import operations
from .pages import (
    activities,
    blocking,
    chapters,
    concern,
    demo,
    doubles,
    groups,
    health,
    home,
    kept_out,
    ledger,
    ledger_heads,
    problems,
    promises,
    search,
    today,
    weaving,
)

handler400 = "guyub.core.pages.bad_request"
handler403 = "guyub.core.pages.forbidden"
handler404 = "guyub.core.pages.not_found"
handler500 = "guyub.core.pages.broken"

urlpatterns = [
    path("", home.home, name="home"),
    path("kain/", weaving.month, name="weaving"),
    path("cari/", search.search, name="search"),
    path("kegiatan/", activities.listing, name="activities"),
    path("kegiatan/<int:pk>/", activities.show, name="activity"),
    path("kegiatan/<int:pk>/pendaftaran/", activities.sign_up, name="sign_up"),
    path("kegiatan/<int:pk>/pendaftaran/lanjut/", activities.go_on, name="sign_up_go_on"),
    path("kelompok/", groups.listing, name="groups"),
    path("", include("guyub.foundation.groups.urls")),
    path("kelompok/<slug:slug>/", groups.show, name="group"),
    path("kelompok/<slug:slug>/buku/", ledger.book, name="book"),
    path("buku/", ledger_heads.chains, name="chains"),
    path("buku/segel/", ledger_heads.heads, name="heads"),
    path("buku/segel/<str:day>.json", ledger_heads.head, name="head"),
    path("cara-menghitung/", promises.counting, name="counting"),
    path("data-pribadi/", promises.privacy, name="privacy"),
    path("buku/<int:chain>/<int:number>/", ledger.entry, name="entry"),
    path("ruang/<slug:slug>/blokir/", kept_out.kept_out, name="kept_out"),
    path("ruang/<slug:slug>/blokir/<int:pk>/baru/", kept_out.block, name="block_person"),
    path("ruang/<slug:slug>/blokir/<int:pk>/pembukaan/", kept_out.lift, name="lift_block"),
    path("pengelola/orang/", doubles.doubles, name="doubles"),
    path("pengelola/orang/penggabungan/", doubles.merge, name="merge_persons"),
    path("pengelola/akun/", blocking.logins, name="blocked_logins"),
    path("pengelola/akun/<int:pk>/pemblokiran/", blocking.block, name="block_login"),
    path("pengelola/akun/<int:pk>/pembukaan/", blocking.unblock, name="unblock_login"),
    path("lapor/", concern.concern, name="concern"),
    path("tentang/", chapters.overview, name="about"),
    path("tentang/<slug:slug>/", chapters.chapter, name="chapter"),
    path("pengelola/bab/<slug:slug>/<slug:language>/", chapters.edit, name="chapter_edit"),
    path("pengelola/bab/<slug:slug>/<slug:language>/pemulihan/", chapters.restore, name="chapter_restore"),
    path("ruang/", today.switch, name="switch"),
    path("ruang/<slug:slug>/", today.today, name="today"),
    path("ruang/<slug:slug>/lainnya/", today.more, name="more"),
    path("healthz", health.health, name="health"),
    path("api/v1/problems/", problems.problems, name="problems"),
    path("api/v1/problems/<slug:slug>", problems.show, name="problem"),
    path("api/v1/docs", operations, name="api_docs"),
    path("api/v1/", api.urls),
    path("demo/", demo.people, name="demo"),
    path("demo/<int:pk>/masuk/", demo.enter, name="demo_enter"),
    path("", include("guyub.insight.portfolio.urls")),
    path("", include("guyub.insight.impact.urls")),
    path("", include("guyub.volunteering.matching.urls")),
    path("", include("guyub.workshop.activities.urls")),
    path("", include("guyub.workshop.skills.urls")),
    path("", include("guyub.workshop.notices.urls")),
    path("", include("guyub.workshop.webhooks.urls")),
    path("", include("guyub.workshop.concerns.urls")),
    path("", include("guyub.portal.urls_account")),
]
