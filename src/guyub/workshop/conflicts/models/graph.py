"""Who is linked to whom: two statements over links, offices and memberships, one from a person, one from the parties.

Both look one step further than a person's own links: through family and household. No walk is longer, so circles of
declarations end nowhere else than other ones.
"""

from collections import defaultdict

from django.db import connection

from ..rules import NEARNESS, SHARED, Hit

LIVE = "{0}.since <= %(today)s AND ({0}.until IS NULL OR {0}.until >= %(today)s)"
HELD = f"{{0}}.ended_at IS NULL AND {LIVE}"
JOINED = "{0}.approved_at IS NOT NULL AND {0}.refused_at IS NULL AND {0}.left_at IS NULL"
PARTY = "({0}.group_id IN (%(groups)s) OR {0}.other_id IN (%(persons)s) OR {0}.outside_id IN (%(outside)s))"


def live(name):
    return LIVE.format(name)


def names(kinds):
    return ", ".join(f"'{kind}'" for kind in kinds)


def of_person():
    """From one person to the parties."""
    near = f"l.kind IN ({names(NEARNESS)}) AND {live('l')}"
    return f"""WITH near AS (
SELECT l.other_id AS who FROM conflicts_link l WHERE l.person_id = %(person)s AND l.other_id IS NOT NULL AND {near}
UNION SELECT l.person_id FROM conflicts_link l WHERE l.other_id = %(person)s AND {near}
UNION SELECT b.person_id FROM conflicts_link l JOIN conflicts_link b ON b.outside_id = l.outside_id
    AND b.person_id <> l.person_id AND b.kind = 'household' AND {live('b')}
    WHERE l.person_id = %(person)s AND l.kind = 'household' AND {live('l')})
SELECT l.kind, 0 FROM conflicts_link l WHERE l.person_id = %(person)s AND {live('l')} AND {PARTY.format('l')}
UNION SELECT l.kind, 0 FROM conflicts_link l
    WHERE l.other_id = %(person)s AND l.person_id IN (%(persons)s) AND {live('l')}
UNION SELECT l.kind, 0 FROM conflicts_link l JOIN conflicts_link b ON b.outside_id = l.outside_id AND b.kind = l.kind
    AND b.person_id IN (%(persons)s) AND b.person_id <> l.person_id AND {live('b')}
    WHERE l.person_id = %(person)s AND l.kind IN ({names(SHARED)}) AND {live('l')}
UNION SELECT l.kind, 1 FROM near JOIN conflicts_link l ON l.person_id = near.who
    WHERE l.kind NOT IN ({names(NEARNESS)}) AND {live('l')} AND {PARTY.format('l')}
UNION SELECT 'office', 0 FROM groups_office o WHERE o.person_id = %(person)s AND o.group_id IN (%(groups)s)
    AND {HELD.format('o')}
UNION SELECT 'office', 1 FROM near JOIN groups_office o ON o.person_id = near.who WHERE o.group_id IN (%(groups)s)
    AND {HELD.format('o')}
UNION SELECT 'membership', 0 FROM groups_membership m WHERE m.person_id = %(person)s AND m.group_id IN (%(groups)s)
    AND {JOINED.format('m')}"""


def of_parties(kinds):
    """From the parties to everybody who is linked to one of them by one of these kinds."""
    own = "" if "membership" not in kinds else f"""
UNION SELECT m.person_id, 'membership' FROM groups_membership m WHERE m.group_id IN (%(groups)s) AND {JOINED.format('m')}"""
    near = f"l.kind IN ({names(NEARNESS)}) AND {live('l')}"
    return f"""WITH holds AS (
SELECT l.person_id AS who, l.kind FROM conflicts_link l WHERE l.kind IN ({names(kinds)}) AND {live('l')}
    AND {PARTY.format('l')}
UNION SELECT o.person_id, 'office' FROM groups_office o WHERE o.group_id IN (%(groups)s) AND {HELD.format('o')}{own})
SELECT who, kind, 0 FROM holds
UNION SELECT l.other_id, l.kind, 0 FROM conflicts_link l WHERE l.person_id IN (%(persons)s) AND l.other_id IS NOT NULL
    AND {live('l')}
UNION SELECT b.person_id, l.kind, 0 FROM conflicts_link l JOIN conflicts_link b ON b.outside_id = l.outside_id
    AND b.kind = l.kind AND b.person_id <> l.person_id AND {live('b')}
    WHERE l.person_id IN (%(persons)s) AND l.kind IN ({names(SHARED)}) AND {live('l')}
UNION SELECT l.other_id, holds.kind, 1 FROM holds JOIN conflicts_link l ON l.person_id = holds.who
    WHERE l.other_id IS NOT NULL AND holds.kind NOT IN ({names(NEARNESS)}) AND {near}
UNION SELECT l.person_id, holds.kind, 1 FROM holds JOIN conflicts_link l ON l.other_id = holds.who
    WHERE holds.kind NOT IN ({names(NEARNESS)}) AND {near}
UNION SELECT b.person_id, holds.kind, 1 FROM holds JOIN conflicts_link l ON l.person_id = holds.who AND l.kind = 'household'
    JOIN conflicts_link b ON b.outside_id = l.outside_id AND b.kind = 'household' AND b.person_id <> l.person_id
    WHERE {live('l')} AND {live('b')} AND holds.kind NOT IN ({names(NEARNESS)})"""


def asked(sql, parties, **facts):
    """The rows of one of the statements; ids are numbers, so lists are written out."""
    for name in ("groups", "persons", "outside"):
        ids = ", ".join(str(int(pk)) for pk in sorted(getattr(parties, name)))
        sql = sql.replace(f"%({name})s", ids or "NULL")
    marks, values = [], []
    for piece in sql.split("%("):
        if marks:
            name, _end, rest = piece.partition(")s")
            values.append(facts[name])
            piece = f"%s{rest}"
        marks.append(piece)
    with connection.cursor() as cursor:
        cursor.execute("".join(marks), values)
        return cursor.fetchall()


def hits_of(person_id, parties, today):
    """The Hits of one person among the parties; one statement, however large the graph."""
    found = {Hit(kind, bool(near)) for kind, near in asked(of_person(), parties, person=person_id, today=today.isoformat())}
    return found | ({Hit("self")} if person_id in parties.persons else set())


def hits_among(parties, kinds, today):
    """{person id: Hits} of everybody linked to one of the parties by kinds that may bar; one statement."""
    found = defaultdict(set)
    for person_id, kind, near in asked(of_parties(sorted(kinds)), parties, today=today.isoformat()):
        found[person_id].add(Hit(kind, bool(near)))
    for person_id in parties.persons:
        found[person_id].add(Hit("self"))
    return found
