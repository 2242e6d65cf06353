"""Which things answer a Question, step by step: index and thing are read together, until there are enough.

A frequent word has thousands of hits, so they are not all read and then sorted: a step has an order that the index has.
Of a rare word they are, on PostgreSQL: to plan four steps takes it longer than to read some hundred hits.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL


@dataclass(frozen=True)
class Steps:
    """The steps of one sort of thing: (title alone, condition), the best first; in a step by the ids of entries."""

    kind: str
    joined: str
    steps: tuple
    newest_first: bool

    @property
    def order(self):
        """The full-text index of SQLite gives its rows in the order of its own name for the id, and of no other."""
        name = "e.id" if connection.vendor == "postgresql" else "search_full.rowid"
        return f"{name} {'DESC' if self.newest_first else 'ASC'}"

    def step(self, titled, last):
        """The step at which a thing stands: titled so or not, among the first ones or among those that come last."""
        return [n for n, (heading, _condition) in enumerate(self.steps) if heading == titled][last]


LIVING = "g.approved_at IS NOT NULL AND g.closed_at IS NULL"
GROUPS = Steps("g", f"groups_group g ON g.id = e.ref AND {LIVING}", (
    (True, "NOT e.below"), (True, "e.below"), (False, "NOT e.below"), (False, "e.below")), newest_first=False)
ACTIVITIES = Steps(
    "a", "activities_activity a ON a.id = e.ref AND a.published_at IS NOT NULL AND a.cancelled_at IS NULL"
    f" AND NOT a.members_only CROSS JOIN groups_group g ON g.id = a.group_id AND {LIVING}", (
        (True, "a.next_at IS NOT NULL"), (False, "a.next_at IS NOT NULL"),
        (True, "a.next_at IS NULL"), (False, "a.next_at IS NULL")), newest_first=True)


def groups_holding(question):
    """A condition of rows of groups: they answer the question, as the database reads it."""
    return holding("g", "groups_group", question)


def activities_holding(question):
    return holding("a", "activities_activity", question)


def groups_among(question):
    """The same condition for a question that few answer: they are all listed."""
    return among("g", "groups_group", question)


def activities_among(question):
    return among("a", "activities_activity", question)


def among(kind, table, question):
    if connection.vendor == "postgresql":
        sql = f"{table}.id IN (SELECT ref FROM search_entry WHERE kind = %s AND vector @@ %s::tsquery)"
    else:
        sql = (f"{table}.id IN (SELECT e.ref FROM search_full CROSS JOIN search_entry e ON e.id = search_full.rowid"
               " WHERE e.kind = %s AND search_full MATCH %s)")
    return RawSQL(sql, [kind, question], output_field=BooleanField())


def holding(kind, table, question):
    """Asked of each row in turn, so that a list stops at a page: a frequent word has thousands of answers. SQLite cannot ask
    its index of one entry; it lists the ids of all that answer, and reads none of them."""
    own = f"FROM search_entry e WHERE e.kind = %s AND e.ref = {table}.id"
    if connection.vendor == "postgresql":
        sql = f"(SELECT e.vector {own}) @@ %s::tsquery"
    else:
        sql = f"(SELECT e.id {own}) IN (SELECT rowid FROM search_full WHERE search_full MATCH %s)"
    return RawSQL(sql, [kind, question], output_field=BooleanField())


def first_of(sort, question, titled, behind, most, all_read=False):
    """The ids of the first things that answer behind (step, entry), as a subquery; question and title as the database reads
    them."""
    if all_read and connection.vendor == "postgresql":
        return first_of_all(sort, question, titled, behind, most)
    parts, values = [], []
    for step, (heading, condition) in enumerate(sort.steps):
        if behind is None or step >= behind[0]:
            sql, own = step_of(sort, condition, question, titled, heading)
            if behind is not None and step == behind[0]:
                sql, own = f"{sql} AND e.id {'<' if sort.newest_first else '>'} %s", [*own, behind[1]]
            parts.append(f"SELECT ref FROM ({sql} ORDER BY {sort.order} LIMIT {most}) AS step{step}")
            values += own
    return RawSQL(f"SELECT ref FROM ({' UNION ALL '.join(parts)} LIMIT {most}) AS hits", values)


def first_of_all(sort, question, titled, behind, most):
    """The same for PostgreSQL: every hit is given its step, and all are sorted."""
    joined, steps, values = sort.joined.replace("CROSS JOIN", "JOIN"), [], []
    for step, (heading, condition) in enumerate(sort.steps):
        steps.append(f"WHEN {condition}{' AND e.vector @@ %s::tsquery' if heading else ''} THEN {step}")
        values += [titled] if heading else []
    rest, sign = "", "<" if sort.newest_first else ">"
    if behind is not None:
        rest = f"WHERE step > %s OR step = %s AND id {sign} %s"
    return RawSQL(
        f"SELECT ref FROM (SELECT e.ref, e.id, CASE {' '.join(steps)} END AS step FROM search_entry e"
        f" JOIN {joined} WHERE e.kind = '{sort.kind}' AND e.vector @@ %s::tsquery) AS hits"
        f" {rest} ORDER BY step, id {'DESC' if sort.newest_first else 'ASC'} LIMIT {most}",
        [*values, question, *((behind[0], behind[0], behind[1]) if behind is not None else ())])


def step_of(sort, condition, question, titled, heading):
    """(SQL, values) of one step. CROSS JOIN, since SQLite would else read every entry and ask the index for each."""
    where = f"WHERE e.kind = '{sort.kind}' AND {condition} AND"
    if connection.vendor == "postgresql":
        joined = sort.joined.replace("CROSS JOIN", "JOIN")
        start = f"SELECT e.ref, e.id FROM search_entry e JOIN {joined} {where} e.vector @@ %s::tsquery"
        return (start, [titled]) if heading else (f"{start} AND NOT e.vector @@ %s::tsquery", [question, titled])
    return (f"SELECT e.ref, e.id FROM search_full CROSS JOIN search_entry e ON e.id = search_full.rowid"
            f" CROSS JOIN {sort.joined} {where} search_full MATCH %s",
            [titled if heading else f"({question}) NOT ({titled})"])
