"""The coordinator's proposals: ask for one, look at its board, change it by hand, approve."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from guyub.core import typed
from guyub.core.errors import Refused, Rejected, Stopped
from guyub.core.workspaces import workspace
from guyub.foundation.groups.queries import group_named
from guyub.workshop.activities.queries import activity_cards

from .. import commands, policy, queries
from ..forms import ProposalForm
from ..models import Placement

CARDS = 30


@login_required
def proposals(request, slug):
    """The group's proposals, and a form for another."""
    group = group_named(request.actor, slug)
    if group is None or not policy.may_ask_proposal(request.actor, group):
        raise Http404
    cards, _more = activity_cards(request.actor, group=group, limit=CARDS)
    choices = [(card.id, named(card, group)) for card in cards]
    form = ProposalForm(request.POST or None, activities=choices)
    if request.method == "POST" and form.is_valid():
        try:
            made = commands.ask_proposal(request.actor, group, **form.cleaned_data)
        except Rejected as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            return HttpResponseRedirect(reverse("matching:proposal", args=[slug, made.pk]))
    return render(request, "matching/proposal/all.html", {
        "group": group, "form": form, "forms": [form], "rows": queries.proposal_rows(request.actor, group)[:10],
        "cards": cards, **workspace(request, group)}, status=422 if form.is_bound else 200)


def named(card, group):
    """What an activity is called in the form; one of a chapter says whose it is."""
    words = f"{card.title}, {card.day} {card.month}"
    return words if card.slug == group.slug else f"{words}, {card.group}"


@login_required
def attendance(request, slug):
    """How many may not come to a shift, as said before each past one, beside what happened."""
    group = group_named(request.actor, slug)
    if group is None or not policy.may_ask_proposal(request.actor, group):
        raise Http404
    return render(request, "matching/proposal/calibration.html", {
        "group": group, "held": queries.calibration(group), **workspace(request, group)})


def led(request, slug, pk):
    """The proposal of this address, if the actor coordinates its group; 404 otherwise."""
    rows = policy.visible_proposals(request.actor).select_related("group__place", "job", "asked_by", "approved_by")
    row = rows.filter(pk=pk, group__slug=slug).first()
    if row is None:
        raise Http404
    return row


@login_required
def proposal(request, slug, pk, status=200, **bound):
    """The board: coverage, gaps with reasons, people with ways to move, lock and take out; then approval."""
    row = led(request, slug, pk)
    chosen = typed.number(request.GET.get("giliran")) or bound.get("chosen")
    board = queries.proposal_board(
        request.actor, row, chosen=chosen, page=typed.number(request.GET.get("hal")) or 1,
        from_row=typed.number(request.GET.get("dari")) or 0)
    here = board.slots.get(chosen)
    spare = queries.spare_people(row, chosen) if here and row.open else []
    return render(request, "matching/proposal/page.html", {
        "group": row.group, "proposal": row, "board": board, "chosen": chosen if here else None, "here": here,
        "spare": spare, "risk": here and queries.risk_of(row.group, here.kind, here.taken + here.proposed, here.least),
        "opened": typed.number(request.GET.get("orang")) or bound.get("opened"),
        "running": row.job is not None and row.job.ended_at is None, "following": following(row), **bound,
        **workspace(request, row.group)}, status=status)


def following(row):
    """The open proposal that fills the gaps of an approved one."""
    if row.approved_at is None:
        return None
    return type(row).objects.filter(follows=row, closed_at=None).order_by("-pk").first()


@login_required
def progress(request, slug, pk):
    """The card of the running job; once it has ended, htmx loads the board."""
    row = led(request, slug, pk)
    running = row.job is not None and row.job.ended_at is None
    if not request.htmx:
        return HttpResponseRedirect(reverse("matching:proposal", args=[slug, pk]))
    if not running:
        answer = HttpResponse("")
        answer["HX-Refresh"] = "true"
        return answer
    return render(request, "matching/proposal/_job.html", {"proposal": row, "group": row.group})


def board_url(slug, pk, request):
    """Back to the board as it was looked at."""
    kept = [f"{name}={value}" for name in ("giliran", "hal", "dari")
            if (value := typed.number(request.POST.get(f"kembali_{name}")))]
    return reverse("matching:proposal", args=[slug, pk]) + (f"?{'&'.join(kept)}" if kept else "") + "#usul"


def doing(request, slug, pk, act, said, **bound):
    """Do an act; what breaks a rule is said on the board itself."""
    try:
        act(request.actor)
    except Refused:
        raise
    except Stopped as error:
        return proposal(request, slug, pk, status=422, wrong=str(error), ways=error.ways, **bound)
    messages.success(request, said)
    return HttpResponseRedirect(board_url(slug, pk, request))


def on_proposal(name, said):
    @require_POST
    @login_required
    def page(request, slug, pk):
        row = led(request, slug, pk)
        return doing(request, slug, pk, lambda actor: getattr(commands, name)(actor, row), said())

    page.__name__ = name
    return page


stop = on_proposal("stop_proposal", lambda: _("Pencarian dihentikan; yang terbaik sejauh ini dipakai."))
recompute = on_proposal("recompute_proposal", lambda: _("Dihitung ulang. Yang dikunci tetap di tempatnya."))


@require_POST
@login_required
def close(request, slug, pk):
    commands.close_proposal(request.actor, led(request, slug, pk))
    messages.success(request, _("Usulan ditutup. Tidak ada yang dihubungi."))
    return HttpResponseRedirect(reverse("matching:proposals", args=[slug]))


@require_POST
@login_required
def approve(request, slug, pk):
    row = led(request, slug, pk)
    try:
        commands.approve_proposal(request.actor, row)
    except Refused:
        raise
    except Stopped as error:
        return proposal(request, slug, pk, status=422, wrong=str(error), ways=error.ways)
    rows = Placement.objects.filter(proposal=row, removed_at=None)
    asked, dropped = rows.filter(asked_at__isnull=False).count(), rows.exclude(dropped_why="").count()
    messages.success(request, ngettext("%(n)d ajakan terkirim.", "%(n)d ajakan terkirim.", asked) % {"n": asked})
    if dropped:
        messages.warning(request, ngettext(
            "%(n)d tidak dikirim karena keadaannya berubah; sebabnya ada di daftar.",
            "%(n)d tidak dikirim karena keadaannya berubah; sebabnya ada di daftar.", dropped) % {"n": dropped})
    return HttpResponseRedirect(reverse("matching:proposal", args=[slug, pk]))


@require_POST
@login_required
def place(request, slug, pk):
    row = led(request, slug, pk)
    shift, person = typed.number(request.POST.get("giliran")), typed.number(request.POST.get("orang"))

    def act(actor):
        if shift is None or person is None:
            raise Rejected(_("Pilih orang dan gilirannya."))
        commands.place_person(actor, row, person_id=person, shift_id=shift)

    return doing(request, slug, pk, act, _("Ditambahkan, dan dikunci di tempatnya."), chosen=shift)


def one(request, slug, pk, placement):
    led(request, slug, pk)
    rows = policy.visible_placements(request.actor).filter(proposal_id=pk, proposal__group__slug=slug)
    row = rows.select_related("proposal__group", "person", "shift__activity").filter(pk=placement).first()
    if row is None:
        raise Http404
    return row


@require_POST
@login_required
def move(request, slug, pk, placement):
    row = one(request, slug, pk, placement)
    shift = typed.number(request.POST.get("giliran"))

    def act(actor):
        if shift is None:
            raise Rejected(_("Pilih gilirannya."))
        commands.move_placement(actor, row, shift_id=shift)

    return doing(request, slug, pk, act, _("Dipindahkan, dan dikunci di tempatnya."), opened=row.pk)


@require_POST
@login_required
def lock(request, slug, pk, placement):
    row = one(request, slug, pk, placement)
    if row.locked_at:
        return doing(request, slug, pk, lambda actor: commands.unlock_placement(actor, row), _("Kuncinya dibuka."))
    return doing(request, slug, pk, lambda actor: commands.lock_placement(actor, row), _("Dikunci di tempatnya."))


@require_POST
@login_required
def remove(request, slug, pk, placement):
    row = one(request, slug, pk, placement)
    return doing(request, slug, pk, lambda actor: commands.remove_placement(actor, row), _("Dikeluarkan dari usulan."))

