"""Who acts: built once per request from one query; afterwards a check of rights costs none."""

from dataclasses import dataclass, field

MEMBER = "member"


@dataclass(frozen=True)
class Actor:
    """A person with their roles by group, the operator, or a named office of an upper floor.

    `roles` maps a group's id to the names of the roles held there; roles are inherited by every group
    below it. `office` names the floor that acts where no person has a right of their own.
    """

    person_id: int | None = None
    login_id: int | None = None
    operator: bool = False
    office: str = ""
    roles: dict = field(default_factory=dict, hash=False)

    @classmethod
    def office_of(cls, floor):
        return cls(office=floor)

    @property
    def signed_in(self):
        return self.login_id is not None

    def holds(self, group, *roles):
        """Whether one of `roles` is held in `group` or in a group above it."""
        if not self.roles:
            return False
        wanted = set(roles)
        return any(not wanted.isdisjoint(self.roles.get(pk, ())) for pk in group.lineage)

    def groups_where(self, *roles):
        """Ids of the groups in which one of `roles` is held directly (those below inherit it)."""
        wanted = set(roles)
        return [pk for pk, held in self.roles.items() if not wanted.isdisjoint(held)]

    def belongs(self, group):
        """Whether the person is a member of this very group."""
        return MEMBER in self.roles.get(group.pk, ())


PUBLIC = Actor()
