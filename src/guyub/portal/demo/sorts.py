"""What the demo's groups and plans are made of: a group's description, and a plan that a group carries out now and then."""

import re
from dataclasses import dataclass

ROLE = re.compile(r"\s*(?P<name>[^@\d]+?)(?:@(?P<skill>[a-z-]+\d?))?\s+(?P<least>\d+)-(?P<most>\d+)\s*")


@dataclass(frozen=True)
class Sort:
    """Kind, field and occupation of a sort of group; `skill` is what most of its members can do."""

    kind: str
    field: str
    occupation: str = ""
    skill: str = ""


@dataclass(frozen=True)
class Kin:
    """A group: `land` is what it cares for, `spots` where it goes; without spots the districts of its place."""

    name: str
    sort: str
    place: str
    year: int
    members: int
    about: str
    land: str = ""
    spots: tuple = ()
    chapters: tuple = ()


@dataclass(frozen=True)
class Plan:
    """Something that a group does. `days` names a row of DAYS, `hours` is "7-12", a role is "Pendata 2-3" or
    "Perawat@nurse 3-5"; with a rule it is repeated."""

    title: str
    kind: str
    days: str
    hours: str
    venue: str
    about: str
    roles: str
    bring: str = ""
    rule: str = ""
    members_only: bool = False

    @property
    def clock(self):
        """(start, end) as (hour, minute)."""
        return tuple((int(part.split(".")[0]), int((part + ".0").split(".")[1])) for part in self.hours.split("-"))

    @property
    def cast(self):
        """[(role, skill code or "", least, most)]"""
        return [(found["name"], found["skill"] or "", int(found["least"]), int(found["most"]))
                for found in map(ROLE.fullmatch, self.roles.split(";"))]


DAYS = {  # weekdays on which something takes place, Monday is 0
    "sat": (5,), "sun": (6,), "weekend": (5, 6), "evening": (1, 2, 3), "week": (1, 2, 3), "fri": (4,),
    "any": tuple(range(7)),
}
WEEKLY, FORTNIGHTLY, MONTHLY = "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;INTERVAL=4"

SORTS = {
    "nurse": Sort("occupational", "C", "2221", "nurse"), "midwife": Sort("occupational", "C", "2222", "midwife"),
    "teacher": Sort("occupational", "B", "2341", "teaching"), "lawyer": Sort("occupational", "K21", "2611", "advocate"),
    "librarian": Sort("occupational", "B", "2622", "literacy"),
    "pharmacist": Sort("occupational", "C", "2262", "pharmacist"),
    "nutrition": Sort("occupational", "C", "2265", "nutritionist"),
    "physio": Sort("occupational", "C", "2264", "physiotherapist"),
    "signing": Sort("occupational", "J20", "2643", "sign-language"),
    "psychologist": Sort("occupational", "C", "2634", "psychologist"),
    "electrician": Sort("occupational", "J20", "7411", "electrical"), "press": Sort("occupational", "A30", "2642", ""),
    "relief": Sort("volunteer", "D30", skill="first-aid"), "radio": Sort("volunteer", "D30", skill="amateur-radio"),
    "food": Sort("volunteer", "D31", skill="cooking"), "river": Sort("volunteer", "E11"), "forest": Sort("volunteer", "E14"),
    "coast": Sort("volunteer", "E11"), "reading": Sort("volunteer", "B", skill="literacy"),
    "tutoring": Sort("volunteer", "B32", skill="teaching"), "blood": Sort("volunteer", "C13"),
    "elderly": Sort("volunteer", "D12", skill="elder-care"), "access": Sort("volunteer", "D13", skill="disability-support"),
    "waste": Sort("volunteer", "F40"), "culture": Sort("volunteer", "A11"), "animals": Sort("volunteer", "E21"),
}
