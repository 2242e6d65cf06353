"""What pages say to programs (schema.org): read back from the page, with all that search engines require."""

import json
from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.conf import settings
from pyld import jsonld

from guyub.core.templatetags.guyub import linked
from guyub.portal.pages.linked import event_of
from guyub.workshop.activities.models import Activity, Role

pytestmark = pytest.mark.django_db
REQUIRED = {
    "Event": {"name", "startDate", "location", "eventStatus", "organizer", "url"},
    "JobPosting": {"title", "description", "datePosted", "hiringOrganization", "jobLocation", "employmentType"},
    "Organization": {"name", "url"}, "NGO": {"name", "url"},
}


class Facts(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found, self.inside = [], False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "script" and dict(attributes).get("type") == "application/ld+json"

    def handle_data(self, text):
        if self.inside:
            self.found.append(json.loads(text))
            self.inside = False


def told(client, address):
    """{type: [facts]} of a page; every fact has what its type requires and leaves nothing empty."""
    found = {}
    for facts in Facts(client.get(address).content.decode()).found:
        assert facts["@context"] == "https://schema.org"
        assert REQUIRED[facts["@type"]] <= set(facts), facts
        assert all(value not in (None, "", {}, []) for value in facts.values())
        found.setdefault(facts["@type"], []).append(facts)
    return found


def test_an_activity_is_an_event(cast, client):
    event, = told(client, f"/kegiatan/{cast.clinic.pk}/")["Event"]
    begins = datetime.fromisoformat(event["startDate"])
    assert begins == cast.clinic.starts_at and begins.utcoffset() == timedelta(hours=7)
    assert datetime.fromisoformat(event["endDate"]) == cast.clinic.ends_at
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert event["location"]["name"] == "Balai Desa Balerante"
    assert event["location"]["address"]["addressCountry"] == "ID"
    assert event["organizer"]["name"] == cast.klaten.name
    assert event["remainingAttendeeCapacity"] == cast.clinic.most - cast.clinic.taken


def test_a_repeated_activity_tells_its_next_round_and_no_end(cast, client):
    event, = told(client, f"/kegiatan/{cast.kitchen.pk}/")["Event"]
    assert datetime.fromisoformat(event["startDate"]) == cast.kitchen.next_at and "endDate" not in event


def test_a_cancelled_activity_says_so_and_offers_no_role(cast, client):
    Activity.objects.filter(pk=cast.clinic.pk).update(cancelled_at=cast.clinic.starts_at)
    found = told(client, f"/kegiatan/{cast.clinic.pk}/")
    assert found["Event"][0]["eventStatus"] == "https://schema.org/EventCancelled"
    assert "remainingAttendeeCapacity" not in found["Event"][0] and "JobPosting" not in found


def test_open_roles_are_postings_of_volunteer_work(cast, client):
    Activity.objects.filter(pk=cast.clinic.pk).update(about="Cek tensi.")
    posts = told(client, f"/kegiatan/{cast.clinic.pk}/")["JobPosting"]
    assert {post["title"] for post in posts} == set(cast.clinic.roles.values_list("name", flat=True))
    assert {post["employmentType"] for post in posts} == {"VOLUNTEER"}
    Role.objects.filter(activity=cast.clinic).update(paid=True)
    assert "JobPosting" not in told(client, f"/kegiatan/{cast.clinic.pk}/")


@pytest.mark.parametrize("missing", [{"about": ""}, {"place": None}])
def test_a_role_without_what_is_required_is_not_posted(cast, client, missing):
    Activity.objects.filter(pk=cast.clinic.pk).update(**({"about": "Cek tensi."} | missing))
    assert "JobPosting" not in told(client, f"/kegiatan/{cast.clinic.pk}/")


def test_what_only_members_see_is_not_told(cast, signed_in):
    Activity.objects.filter(pk=cast.clinic.pk).update(members_only=True)
    assert told(signed_in("dwi"), f"/kegiatan/{cast.clinic.pk}/") == {}


def test_an_activity_held_online_gives_its_page_and_not_the_room(cast):
    cast.clinic.venue, cast.clinic.place, cast.clinic.online_url = "", None, "https://rapat.example/rahasia"
    event = event_of(cast.clinic)
    assert event["location"]["@type"] == "VirtualLocation" and "rahasia" not in json.dumps(event)


def test_a_group_is_an_organisation(cast, client):
    chapter, = told(client, f"/kelompok/{cast.klaten.slug}/")["Organization"]
    assert chapter["name"] == cast.klaten.name and chapter["parentOrganization"]["name"] == cast.nurses.name
    assert told(client, f"/kelompok/{cast.rescuers.slug}/")["NGO"][0]["name"] == cast.rescuers.name


def test_no_word_ends_the_element():
    nasty = {"name": "</script><script>alert(1)</script>&<!--"}
    text = str(linked(nasty))
    assert text.count("<") == 2 and Facts(text).found == [nasty]


SCHEMA = "https://schema.org/"


def read_by_a_foreign_library(client, address):
    """{type: [node]} as PyLD takes them out of the page and expands them; the vocabulary is not fetched."""
    def load(url, _options):
        page = url.startswith(settings.SITE)
        return {"contextUrl": None, "documentUrl": url, "contentType": "text/html" if page else "application/ld+json",
                "document": client.get(address).content.decode() if page else {"@context": {"@vocab": SCHEMA}}}

    found = {}
    for node in jsonld.expand(f"{settings.SITE}{address}", {"documentLoader": load, "extractAllScripts": True}):
        found.setdefault(node["@type"][0].removeprefix(SCHEMA), []).append(node)
    return found


def value(node, *names):
    for name in names:
        node = node[f"{SCHEMA}{name}"][0]
    return node["@value"]


def test_a_foreign_library_reads_the_pages(cast, client):
    Activity.objects.filter(pk=cast.clinic.pk).update(about="Cek tensi.")
    found = read_by_a_foreign_library(client, f"/kegiatan/{cast.clinic.pk}/")
    event, = found["Event"]
    assert value(event, "name") == cast.clinic.title and value(event, "organizer", "name") == cast.klaten.name
    assert value(event, "location", "address", "addressCountry") == "ID"
    assert datetime.fromisoformat(value(event, "startDate")) == cast.clinic.starts_at
    assert {value(post, "employmentType") for post in found["JobPosting"]} == {"VOLUNTEER"}
    ngo, = read_by_a_foreign_library(client, f"/kelompok/{cast.rescuers.slug}/")["NGO"]
    assert value(ngo, "name") == cast.rescuers.name
