"""Who may enter a person, ask for a code, and change what is a person's own. Reads like bylaws."""

from django.utils.translation import gettext_lazy as _

from guyub.core.policy import No

from .models import AccessToken, Consent, Contact, FeedToken, Login, Person, Portrait

OTHERS = No(_("Ini bukan akun Anda."))


def is_self(actor, person_id):
    return actor.person_id is not None and actor.person_id == person_id


def own(actor, person_id):
    return is_self(actor, person_id) or OTHERS


def may_register_person(actor, nothing):
    """Anybody may come in; who holds a contact is proven by a code before this is called."""
    return True


def may_request_code(actor, nothing):
    return True


def may_try_code(actor, row):
    return True


def may_claim_login(actor, row):
    return True


def may_issue_code(actor, person):
    """The operator, or the floor that knows whose officer somebody is."""
    return actor.operator or actor.office == "groups"


def may_merge_persons(actor, person):
    """The operator, who sees both; nobody merges himself away."""
    return (actor.operator and not is_self(actor, person.pk)) or actor.office == "console"


def may_create_operator(actor, nothing):
    """The first one by whoever holds the set-up token, more from the server's own command line or by an operator."""
    return actor.operator or actor.office in {"setup", "console"}


def may_remove_second_factor(actor, person):
    return (actor.operator and not is_self(actor, person.pk)) or actor.office == "console"


def may_see_login(actor, login):
    return actor.operator or (actor.login_id is not None and login.pk == actor.login_id)


def visible_logins(actor):
    if actor.operator:
        return Login.objects.all()
    return Login.objects.filter(pk=actor.login_id) if actor.login_id else Login.objects.none()


def may_block_login(actor, login):
    if actor.login_id is not None and login.pk == actor.login_id:
        return No(_("Akun Anda sendiri diblokir oleh pengelola lain."))
    return actor.operator or actor.office == "console"


def may_unblock_login(actor, login):
    return actor.operator or actor.office == "console"


def may_see_person(actor, person):
    return actor.operator or is_self(actor, person.pk)


def visible_persons(actor):
    if actor.operator:
        return Person.objects.all()
    return Person.objects.filter(pk=actor.person_id) if actor.person_id else Person.objects.none()


def may_change_name(actor, person):
    return own(actor, person.pk)


def may_change_language(actor, person):
    return own(actor, person.pk)


def may_change_assistance(actor, person):
    return own(actor, person.pk)


def may_see_contact(actor, contact):
    return is_self(actor, contact.person_id)


def visible_contacts(actor):
    return Contact.objects.filter(person_id=actor.person_id) if actor.person_id else Contact.objects.none()


def may_add_contact(actor, person):
    return own(actor, person.pk)


def may_confirm_contact(actor, contact):
    return own(actor, contact.person_id)


def may_remove_contact(actor, contact):
    return own(actor, contact.person_id)


def may_see_consent(actor, consent):
    return is_self(actor, consent.person_id)


def visible_consents(actor):
    return Consent.objects.filter(person_id=actor.person_id) if actor.person_id else Consent.objects.none()


def may_give_consent(actor, person):
    return own(actor, person.pk)


def may_withdraw_consent(actor, consent):
    return own(actor, consent.person_id)


def may_see_feed_token(actor, token):
    return is_self(actor, token.person_id)


def visible_feed_tokens(actor):
    return FeedToken.objects.filter(person_id=actor.person_id) if actor.person_id else FeedToken.objects.none()


def may_make_feed_token(actor, person):
    return own(actor, person.pk)


def may_revoke_feed_token(actor, person):
    return own(actor, person.pk)


def may_see_access_token(actor, token):
    return actor.login_id is not None and token.login_id == actor.login_id


def visible_access_tokens(actor):
    return AccessToken.objects.filter(login_id=actor.login_id) if actor.login_id else AccessToken.objects.none()


def may_make_access_token(actor, login):
    return (actor.login_id is not None and login.pk == actor.login_id) or OTHERS


def may_revoke_access_token(actor, token):
    return may_see_access_token(actor, token) or OTHERS


def may_see_portrait(actor, portrait):
    """Nobody but the person; everybody else sees counts, and only of enough people."""
    return is_self(actor, portrait.person_id)


def visible_portraits(actor):
    return Portrait.objects.filter(person_id=actor.person_id) if actor.person_id else Portrait.objects.none()


def may_give_portrait(actor, person):
    return own(actor, person.pk)
