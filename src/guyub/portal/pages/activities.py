"""Activities as the public meets them: the list, and one page with its shifts and the sign-up."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guyub.core import typed
from guyub.core.errors import Stopped
from guyub.core.formats import day_span, local
from guyub.foundation.groups.queries import group_named, sections
from guyub.foundation.people.rules import clean_contact, clean_name
from guyub.insight.search.queries import activities_among, activities_holding, why_activities
from guyub.workshop.activities import commands, policy, queries
from guyub.workshop.invitations.policy import may_make_invitation
from guyub.workshop.invitations.queries import invitation_named, invited
from guyub.workshop.invitations.rules import LONGEST_TOKEN

from . import linked, pictures, sharing, sign_in
from .finder import Finder, by_words, other_ways

PENDING = "sign_up"


def listing(request):
    """Activities near a place in a window of time."""
    finder = Finder(request.GET)
    if finder.kind == "kelompok":
        return HttpResponseRedirect(f"/kelompok/?{request.GET.urlencode()}")
    group = group_named(request.actor, finder.slug) if finder.slug else None
    if finder.slug and group is None:
        raise Http404
    find = partial(
        queries.activity_cards, request.actor, group=group, place=finder.place, km=finder.km, since=finder.since,
        until=finder.until, fields=finder.fields, no_skill=finder.no_skill, after=finder.after)
    own = request.actor.person_id is not None  # who may see what the index, which is for everybody, does not hold
    answering = (activities_holding, activities_holding if own else activities_among)
    cards, more, asked = by_words(finder.text, find, answering, why_activities)
    following = request.GET.copy()
    if more:
        following["dari"] = f"{more[0].isoformat()}~{more[1]}"
    return render(request, "portal/activities/listing.html", {
        "finder": finder, "group": group, "feed_root": f"/kelompok/{group.slug}/" if group else "/kegiatan/",
        "feed_asked": f"?{urlencode({'di': finder.where})}" if finder.place and not group else "",
        "cards": cards, "asked": asked, "fields": sections_once(),
        "ways": [] if cards else other_ways(request.GET, finder, by_distance=True),
        "following": following.urlencode() if more else ""})


def sections_once():
    """The twelve sections, read once per process: only a migration changes them."""
    if not SECTIONS:
        SECTIONS.extend(sections())
    return SECTIONS


SECTIONS = []


def show(request, pk, status=200, **bound):
    """One activity; on a phone the shifts come before the story's end."""
    activity = queries.activity_for_page(request.actor, pk)
    if activity is None:
        raise Http404
    days = queries.shift_days(request.actor, activity)
    when = held(activity, days)
    through = through_of(request)
    context = {
        "activity": activity, "days": days, "told": linked.activity_of(activity, days), "when": when,
        "preview": pictures.activity_preview(activity),
        "shared": sharing.shared_activity(activity, days, when), "feed_root": f"/kelompok/{activity.group.slug}/",
        "group": activity.group, "swaps": queries.swaps_open(request.actor, activity) if request.actor.signed_in else [],
        "typed": needs_of(request), "errors": {}, "chosen": set(), "through": through,
        "invited": invited(request.actor, invitation_named(through), activity=activity),
        "invites": bool(may_make_invitation(request.actor, activity.group)) and queries.may_be_shown(activity),
        "leads": request.actor.holds(activity.group, *policy.VOUCHING), **bound}
    return render(request, "portal/activities/page.html", context, status=status)


def through_of(request):
    """The token of the invitation by which somebody came, carried in the address and the form alone."""
    return (request.POST.get("undangan") or request.GET.get("undangan", "")).replace("\0", "")[:LONGEST_TOKEN]


def needs_of(request):
    """What the signed-in person usually needs, so that it need not be typed again."""
    return {"assistance": request.user.person.assistance} if request.actor.person_id else {}


def held(activity, days):
    """The days of the coming shifts in words; of the whole activity when it is over."""
    if days:
        return day_span(days[0][0], days[-1][0])
    if activity.starts_at is None:
        return ""
    return day_span(local(activity.starts_at, activity.timezone).date(),
                    local(activity.ends_at or activity.starts_at, activity.timezone).date())


@require_POST
def sign_up(request, pk):
    """Sign up for the chosen shifts: at once for a member, after one code for a stranger."""
    activity = queries.activity_for_page(request.actor, pk)
    if activity is None:
        raise Http404
    chosen = set(typed.numbers(request.POST.getlist("giliran")))
    shifts = [row.id for _day, _words, rows in queries.shift_days(request.actor, activity) for row in rows
              if row.id in chosen]
    assistance = request.POST.get("assistance", "")[:300]
    errors = {} if shifts else {"giliran": _("Pilih paling sedikit satu giliran.")}
    if request.actor.person_id is not None:
        if errors:
            return show(request, pk, status=422, errors=errors, chosen=chosen, typed=request.POST)
        problems = take(request, shifts, assistance, through_of(request))
        if problems:
            return show(request, pk, status=422, errors={"giliran": " ".join(map(str, problems))}, chosen=chosen,
                        ways=[way for problem in problems for way in problem.ways], typed=request.POST)
        return HttpResponseRedirect("/giliran/")
    kind = value = name = None
    try:
        name = clean_name(request.POST.get("name"))
    except ValueError as error:
        errors["name"] = error.args[0]
    try:
        kind, value = clean_contact(request.POST.get("contact"))
    except ValueError as error:
        errors["contact"] = error.args[0]
    if not request.POST.get("consent"):
        errors["consent"] = _("Kami perlu persetujuan Anda untuk menyimpan nama dan kontak ini.")
    if errors:
        return show(request, pk, status=422, errors=errors, chosen=chosen, typed=request.POST)
    request.session[PENDING] = {"activity": pk, "shifts": shifts, "assistance": assistance,
                                "through": through_of(request)}
    return sign_in.begin(request, kind=kind, value=value, name=name, consents=("account", "participation"),
                         after_url=f"/kegiatan/{pk}/pendaftaran/lanjut/")


def take(request, shifts, assistance="", through=""):
    """Sign up for each shift; returns what stopped those that could not be."""
    problems, placed, waiting = [], 0, 0
    for pk in shifts:
        shift = policy.visible_shifts(request.actor).filter(pk=pk).first()
        if shift is None:
            continue
        try:
            signup = commands.sign_up(request.actor, shift, assistance=assistance, through=through)
        except Stopped as error:
            problems.append(error)
        else:
            placed, waiting = placed + bool(signup.placed_at), waiting + (not signup.placed_at)
    if placed:
        messages.success(request, _("Anda terdaftar. Tunjukkan kode hadir pada harinya."))
    if waiting:
        messages.success(request, _("Anda di daftar tunggu. Kami kabari begitu ada tempat."))
    return problems


def go_on(request, pk):
    """After the code: what a stranger chose before it, once. The choice was posted; this session alone holds it."""
    asked = request.session.pop(PENDING, None)
    if request.actor.person_id is None or not asked or asked["activity"] != pk:
        return HttpResponseRedirect(f"/kegiatan/{pk}/")
    for problem in take(request, asked["shifts"], asked["assistance"], asked.get("through", "")):
        messages.error(request, str(problem))
    return HttpResponseRedirect("/giliran/")
