"""What a page says to programs (schema.org): only facts that it shows as well, and only what the public may see."""

from django.conf import settings

from guyub.core.formats import local

CONTEXT = "https://schema.org"
MOST_ROLES = 8
SHORT, LONG = 300, 1000  # letters of a description; the page itself has it whole
SORTS = {"volunteer": "NGO", "agency": "GovernmentOrganization"}


def address(path):
    return f"{settings.SITE}{path}"


def filled(**facts):
    """Facts under their schema.org names, without those that are not known; `kind` is written as @type."""
    named = {"@type": facts.pop("kind"), **facts}
    return {name: value for name, value in named.items() if value not in (None, "", [], {})}


def group_of(group, about=""):
    """A group as an organisation: NGO for volunteers, GovernmentOrganization for an agency."""
    return {"@context": CONTEXT, **filled(
        kind=SORTS.get(group.kind, "Organization"), name=group.name, url=address(f"/kelompok/{group.slug}/"),
        description=about[:LONG], foundingDate=str(group.founded_year or ""), address=postal(group.place), email=group.email,
        telephone=group.phone, sameAs=group.website, identifier=group.registration_number,
        parentOrganization=filled(kind="Organization", name=group.parent.name,
                                  url=address(f"/kelompok/{group.parent.slug}/")) if group.parent else None)}


def postal(place, venue=""):
    """A place as an address; one without a code of the Interior Ministry lies abroad, and its country is not known."""
    if place is None:
        return None
    return filled(kind="PostalAddress", streetAddress=venue, addressLocality=place.title,
                  addressCountry="ID" if place.code else None)


def where(activity):
    """The place of an activity, the page itself for one that is held online only, or None."""
    place = activity.place
    if not activity.venue and place is None:
        if not activity.online_url:
            return None
        return filled(kind="VirtualLocation", url=address(f"/kegiatan/{activity.pk}/"))  # the room's own link is not public
    spot = None
    if activity.lat is not None and activity.lon is not None:
        spot = filled(kind="GeoCoordinates", latitude=activity.lat, longitude=activity.lon)
    return filled(kind="Place", name=activity.venue or place.title, address=postal(place, activity.venue), geo=spot)


def event_of(activity):
    """An activity as an event, or None while its day or place is not known or the public may not see it."""
    place, first = where(activity), activity.next_at if activity.rule else activity.starts_at
    if activity.published_at is None or activity.members_only or first is None or place is None:
        return None
    last = None if activity.rule else activity.ends_at  # a repeated one has no one end
    open_now = activity.most and activity.next_at and not activity.cancelled_at
    mode = "OnlineEventAttendanceMode" if place["@type"] == "VirtualLocation" else "OfflineEventAttendanceMode"
    return {"@context": CONTEXT, **filled(
        kind="Event", name=activity.title, url=address(f"/kegiatan/{activity.pk}/"), description=activity.about[:LONG],
        startDate=local(first, activity.timezone).isoformat(),
        endDate=local(last, activity.timezone).isoformat() if last else None,
        eventStatus=f"{CONTEXT}/{'EventCancelled' if activity.cancelled_at else 'EventScheduled'}",
        eventAttendanceMode=f"{CONTEXT}/{mode}", location=place,
        organizer=filled(kind=SORTS.get(activity.group.kind, "Organization"), name=activity.group.name,
                         url=address(f"/kelompok/{activity.group.slug}/")),
        maximumAttendeeCapacity=activity.most if open_now else None,
        remainingAttendeeCapacity=max(0, activity.most - activity.taken) if open_now else None)}


def roles_of(activity, days):
    """Unpaid roles with room in a coming shift, as job postings; each needs a description and an address in Indonesia."""
    known = activity.about and activity.published_at and activity.place is not None and activity.place.code
    if not known or activity.cancelled_at or activity.members_only:
        return []
    last = {}
    for _day, _words, rows in days:
        last.update({row.role: row for row in rows if not row.paid and not row.full})
    return [posting(activity, row) for row in list(last.values())[:MOST_ROLES]]


def posting(activity, row):
    return {"@context": CONTEXT, **filled(
        kind="JobPosting", title=row.role, description=" ".join(filter(None, (row.note, activity.about[:SHORT]))),
        url=address(f"/kegiatan/{activity.pk}/"), employmentType="VOLUNTEER",
        datePosted=local(activity.published_at, activity.timezone).date().isoformat(),
        validThrough=local(row.starts_at, activity.timezone).isoformat(), skills=row.skill,
        jobLocation=filled(kind="Place", name=activity.venue, address=postal(activity.place, activity.venue)),
        hiringOrganization=filled(kind="Organization", name=activity.group.name,
                                  sameAs=address(f"/kelompok/{activity.group.slug}/")))}


def activity_of(activity, days):
    """All that an activity's page says of itself."""
    event = event_of(activity)
    return [*([event] if event else []), *roles_of(activity, days)]
