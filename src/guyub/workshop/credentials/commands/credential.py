"""Giving credentials and taking them back."""

import json

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from guyub.core.commands import command
from guyub.core.errors import Refused, Rejected
from guyub.core.formats import hours
from guyub.foundation.groups.policy import LEADING
from guyub.foundation.people.models import Person
from guyub.workshop.conflicts.queries import barred_among
from guyub.workshop.conflicts.rules import Parties, said
from guyub.workshop.notices.commands import tell

from .. import policy, rules
from ..models import Credential, Ground, Mark, Reliance, Showing
from ..queries.ground import Grounds, grounds_of, rows_of
from .signing import current_key, drawn, sealed, signer

LANGUAGE = "id"  # of the words that are signed; whoever reads them may be anybody


@command(policy.may_issue_credential, notes=("person_id",), joined=("group",))
def issue_credential(actor, kind, *, person_id, since=None, until=None):
    """Give somebody a credential of this kind under the group's signature; of service, for the days from since to until."""
    if person_id == actor.person_id:
        raise Refused(policy.NOT_TO_ONESELF)
    barred = barred_among([person_id], "approval", Parties(persons=frozenset({actor.person_id})))
    if person_id in barred:
        raise Refused(_("Anda tidak ikut dalam hal ini: %(words)s.") % {"words": said(barred[person_id][0])})
    check_span(kind, since, until)
    if Credential.objects.filter(kind=kind, person_id=person_id, period=period_of(since, until), revoked_at=None).exists():
        raise Rejected(_("Orang ini sudah memegang sertifikat ini."))
    person = Person.objects.filter(pk=person_id, erased_at=None).first()
    if person is None:
        raise Rejected(_("Yang Anda maksud sudah tidak ada."))
    grounds = grounds_of(kind, [person_id], since, until)
    if person_id not in grounds and (kind.activity_id or kind.of_service):
        raise Rejected(_("Orang ini tidak tercatat hadir, atau jamnya belum disahkan."))
    return given(actor, kind, [(person, grounds.get(person_id))], since, until)[0]


@command(policy.may_issue_credentials, notes=("person_ids",), joined=("group",))
def issue_credentials(actor, kind, *, person_ids, since=None, until=None):
    """Give several people a credential (ids, at most 500).

    Oneself, those close to one, the absent and those who hold it are passed over. Returns the credentials that were given.
    """
    if len(person_ids) > rules.MOST_AT_ONCE:
        raise Rejected(_("Paling banyak 500 orang sekali jalan."))
    check_span(kind, since, until)
    wanted = set(person_ids) - {actor.person_id}
    wanted -= set(barred_among(wanted, "approval", Parties(persons=frozenset({actor.person_id}))))
    holding = Credential.objects.filter(kind=kind, period=period_of(since, until), revoked_at=None)
    wanted -= set(holding.filter(person_id__in=wanted).values_list("person_id", flat=True))
    grounds = grounds_of(kind, wanted, since, until)
    if kind.activity_id or kind.of_service:
        wanted &= set(grounds)
    people = Person.objects.filter(pk__in=wanted, erased_at=None).order_by("pk")
    return given(actor, kind, [(person, grounds.get(person.pk)) for person in people], since, until)


def check_span(kind, since, until):
    if not kind.of_service:
        if since or until:
            raise Rejected(_("Hanya surat jam pengabdian yang memuat masa."))
        return
    if since is None or until is None or since > until:
        raise Rejected(_("Tentukan hari pertama dan hari terakhirnya."), field="since")
    if until > timezone.localdate():
        raise Rejected(_("Hari terakhirnya belum lewat."), field="until")


def period_of(since, until):
    return f"{since}/{until}" if since else ""


def given(actor, kind, people, since, until):
    """Sign and store a credential for each (person, grounds), and tell the people."""
    if not people:
        return []
    now, key = timezone.now().replace(microsecond=0), current_key()
    office = next((role for role in LEADING if actor.holds(kind.group, role)), "")
    last = rules.months_later(timezone.localdate(now), kind.months) if kind.months else None
    sign, made, rests = signer(key), [], []
    with override(LANGUAGE):
        for mark, (person, grounds) in zip(drawn(kind.group, key, len(people)), people, strict=True):
            facts = facts_of(kind, person, grounds, since, until)
            done = sealed(facts, group_id=kind.group_id, kind_id=kind.pk, mark=mark, key=key, sign=sign, issued=now,
                          until=last)
            made.append(Credential(
                kind=kind, group=kind.group, person=person, token=done.token, mark=mark, key=key, facts=facts,
                document=text_of(done.document), slip=done.slip, period=period_of(since, until), valid_until=last,
                issued_at=now, issued_by_id=actor.person_id, issued_as=office))
    made = Credential.objects.bulk_create(made)
    for credential, (_person, grounds) in zip(made, people, strict=True):
        rests += [Ground(credential=credential, attendance_id=pk) for pk in (grounds.attendances if grounds else ())]
    Ground.objects.bulk_create(rests, batch_size=500)
    tell([person for person, _grounds in people], "credentials/issued", url="/sertifikat/", title=kind.name,
         group=kind.group.name)
    return made


def text_of(document):
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def facts_of(kind, person, grounds, since, until):
    """What the credential says, as texts that stand on their own."""
    grounds = grounds or Grounds()
    first, last = since or grounds.first, until or grounds.last
    return {
        "sort": kind.sort, "title": kind.name, "about": kind.about, "criteria": kind.criteria,
        "name": rules.one_line(person.name, 120), "group": rules.one_line(kind.group.name, 120), "slug": kind.group.slug,
        "role": rules.one_line(grounds.roles, 200), "since": str(first or ""), "until": str(last or ""),
        "hours": hours(grounds.minutes) if grounds.minutes else "", "minutes": grounds.minutes,
        "rows": [[rules.one_line(name, 100), said] for name, said in rows_of(grounds)] if kind.of_service else []}


@command(policy.may_revoke_credential, joined=("group", "kind"))
def revoke_credential(actor, credential, *, reason):
    """Say that this credential no longer holds, and why; its showings fall with it, and who relied on it is told."""
    reason = rules.one_line(reason, 300)
    if not reason:
        raise Rejected(_("Tulis alasannya; yang memeriksa sertifikat ini membacanya."), field="reason")
    if credential.revoked_at is not None:
        raise Rejected(_("Sertifikat ini sudah dicabut."))
    now = timezone.now()
    credential.revoked_at, credential.revoked_by_id, credential.revoked_reason = now, actor.person_id, reason
    credential.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
    showings = Showing.objects.filter(credential=credential, revoked_at=None)
    marks = [credential.mark_id, *showings.values_list("mark_id", flat=True)]
    showings.update(revoked_at=now)
    Mark.objects.filter(pk__in=marks, revoked_at=None).update(revoked_at=now)
    told = {"title": credential.kind.name, "group": credential.group.name, "reason": reason}
    tell([credential.person_id], "credentials/revoked", url="/sertifikat/", **told)
    relying = Reliance.objects.filter(credential=credential).exclude(person_id=credential.person_id)
    tell(list(relying.values_list("person_id", flat=True)), "credentials/fallen", url=credential.path, **told)
    return credential


@command(policy.may_rely_on_credential)
def rely_on_credential(actor, credential):
    """Ask to be told if this credential falls."""
    if not credential.stands:
        raise Rejected(_("Sertifikat ini sudah tidak berlaku."))
    found = Reliance.objects.filter(credential=credential, person_id=actor.person_id).first()
    return found or Reliance.objects.create(credential=credential, person_id=actor.person_id)
