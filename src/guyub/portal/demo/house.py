"""All tables that demo and seed write, laid out in the order in which they point at each other."""

from guyub.foundation.groups.models import Group, Membership, Office
from guyub.foundation.people.models import Contact, Login, Person
from guyub.workshop.activities.models import Activity, Attendance, Role, Shift, SignUp, Swap
from guyub.workshop.skills.models import Holding

from .books import Books
from .writing import Desk

CLOSED = "!" + "x" * 40  # a password that nothing hashes to: they come in by code


class House:
    """`breathe` after each portion of work, `close` at the end."""

    def __init__(self, chance, most=100_000):
        desk = self.desk = Desk(most)
        self.persons = desk.table(Person, "name", "key", "home", "created_at")
        self.contacts = desk.table(Contact, "person", "kind", "value", "created_at", "verified_at")
        self.logins = desk.table(Login, "person", "email", "password", "created_at")
        self.groups = desk.table(
            Group, "kind", "name", "slug", "about", "founded_year", "legal_form", "occupation", "field", "parent", "path",
            "level_label", "place", "kain", "number_prefix", "last_number", "member_count", "created_at", "approved_at")
        self.memberships = desk.table(
            Membership, "person", "group", "number", "message", "applied_at", "approved_at", "answered_by")
        self.offices = desk.table(Office, "person", "group", "role", "since", "created_at")
        self.holdings = desk.table(
            Holding, "person", "skill", "level", "evidence", "claimed_at", "verified_at", "verified_by", "verifying_group",
            "valid_from", "valid_until")
        self.activities = desk.table(
            Activity, "group", "kind", "title", "about", "field", "place", "venue", "directions", "lat", "lon", "timezone",
            "bring", "members_only", "contact", "rule", "repeated_to", "starts_at", "ends_at", "next_at", "least", "most",
            "taken", "waiting", "short", "sequence", "created_at", "changed_at", "published_at", "cancelled_at",
            "cancel_reason")
        self.roles = desk.table(Role, "activity", "name", "skill")
        self.shifts = desk.table(
            Shift, "activity", "role", "repeat_of", "starts_at", "ends_at", "least", "most", "taken", "waiting",
            "cancelled_at", "cancel_reason")
        self.signups = desk.table(
            SignUp, "shift", "person", "code", "assistance", "assistance_answer", "asked_at", "placed_at", "withdrawn_at",
            "reason")
        self.books = Books(desk, chance)
        self.attendances = desk.table(
            Attendance, "signup", "shift", "person", "day", "came_at", "came_by", "checked_in_by", "left_at", "minutes",
            "confirmed_at", "confirmed_by", "confirmed_as", "declined_at", "declined_reason", "revision", "transfer")
        self.swaps = desk.table(Swap, "signup", "offered_at")

    def close(self):
        self.books.close()
        self.desk.close()
