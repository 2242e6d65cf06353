"""A member shares three parts of her record and takes the link back."""

import pytest

from .test_first_hour import visitor  # noqa: F401

pytestmark = pytest.mark.journey


def test_a_member_shares_three_parts_and_takes_the_link_back(visitor):  # noqa: F811
    member = visitor("phone").demo("Dwi Astuti")
    member.go("/saya/")
    member.link("Catatan saya")
    member.accessible()
    for part in ("skills", "groups"):
        member.page.locator(f"main input[name=parts][value={part}]").check()
    member.fill(label="Lamaran ke puskesmas")
    member.button("Buat tautan")
    assert member.sees(".toast", "Tautan dibuat")
    link = member.page.locator("#tautan a[href^='/catatan/']").first.get_attribute("href")

    # Whoever has the link reads the chosen parts, without an account, and nothing else.
    employer = visitor("laptop")
    employer.go(link)
    assert employer.sees("h1", "Dwi Astuti") and employer.sees("main", "Perawat Lereng Merapi Cabang Klaten")
    assert employer.page.locator("#tonggak").count() == 0
    employer.accessible()

    member.button("Tarik tautan")
    assert member.sees(".toast", "ditarik")
    assert employer.status(link) == 410
    assert employer.sees("h1", "sudah berakhir")
    employer.accessible()
