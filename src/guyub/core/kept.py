"""Statements that the ORM writes once and the house runs again with other values.

For what a page asks each time, writing the statement costs the ORM more than the database takes to answer it.

    @kept
    def hours_of(person, since):
        return Attendance.objects.filter(person_id=person, day__gte=since).values_list("day", "minutes")

    hours_of(actor.person_id, monday)   # [(day, minutes), …]

A function comes through as it is; of the rest the body gets stand-ins of the same kinds (numbers, texts, days, moments,
an Actor, lists of numbers), and returns a queryset, of values_list() or of a model; it must not look at what they are.
How many rows are wanted is part of the statement, so it is told as a range: `rows[:most.stop]`. Where the values end up
is read from the statement. Whatever cannot be found there again (a limit, a sum of two) is no harm: then it is written
anew each time.
"""

import re
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from inspect import isfunction

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models.query import get_related_populators

from .actors import Actor

FIRST = 2_100_000_001  # stand-in of the first number or text; fits a column of 32 bits
DAY = date(1801, 6, 15)
LEFT = re.compile(r"21000000\d\d|1(?:79|80)\d-|date(?:time)?\(1(?:79|80)")  # a stand-in, or something reckoned from one
MOST_FORMS, MOST_ATOMS = 400, 99
WILD = re.compile(r"[\\%_]")


def kept(build):
    """Make a function that returns a queryset one that returns a list of its rows; see the module."""

    @wraps(build)
    def run(*values):
        apart = [taken_apart(value) for value in values]
        shape = build, *(kind for kind, _atoms in apart)
        atoms = [atom for _kind, some in apart for atom in some]
        forms = vars(connections[DEFAULT_DB_ALIAS]).setdefault("kept_forms", {})  # a thread's own, as its connection is
        if shape not in forms:
            if len(forms) >= MOST_FORMS:
                forms.clear()
            forms[shape] = written(build, values, apart)
        form = forms[shape]
        filled = form.filled(atoms) if form else None
        return form.rows(filled) if filled is not None else list(build(*values))

    return run


def taken_apart(value):
    """(what decides how the statement is written, [atom that may differ the next time])."""
    if value is None or isinstance(value, bool | range) or isfunction(value):
        return value, []
    if isinstance(value, Actor):
        held = groups_of(value)
        own = [] if value.person_id is None else [value.person_id]
        shape = len(own), value.login_id is None, value.operator, value.office, *(roles for roles, _pk in held)
        return shape, [*own, *(pk for _roles, pk in held)]
    if isinstance(value, list | tuple | set):
        return tuple(kind_of(one) for one in value), list(value)
    return kind_of(value), [value]


def kind_of(value):
    return next(kind for kind in (int, str, datetime, date) if isinstance(value, kind))


def groups_of(actor):
    """[(roles, group)] in an order that does not depend on the ids of the groups."""
    return sorted((tuple(sorted(roles)), pk) for pk, roles in actor.roles.items())


def put_together(value, atoms):
    """A value like this one, of other atoms."""
    if isinstance(value, Actor):
        own, groups = (None, atoms) if value.person_id is None else (atoms[0], atoms[1:])
        held = zip(groups, groups_of(value), strict=True)
        return Actor(person_id=own, login_id=value.login_id, operator=value.operator, office=value.office,
                     roles={pk: set(roles) for pk, (roles, _pk) in held})
    if isinstance(value, list | tuple | set):
        return atoms
    return atoms[0] if atoms else value


def sign_for(atom, place):
    """What stands for the atom while the statement is written: of its kind, and found again."""
    if isinstance(atom, datetime):
        return datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC) + timedelta(days=place)
    if isinstance(atom, date):
        return DAY + timedelta(days=place)
    return str(FIRST + place) if isinstance(atom, str) else FIRST + place


def written(build, values, apart):
    """The Form of this statement, or None if it has to be written each time."""
    signs, told = [], []
    for value, (_kind, atoms) in zip(values, apart, strict=True):
        own = [sign_for(atom, len(signs) + place) for place, atom in enumerate(atoms)]
        signs += own
        told.append(put_together(value, own))
    if len(signs) > MOST_ATOMS:
        return None
    rows = build(*told)
    compiler = rows.query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    form = Form(compiler, sql, list(params), signs, maker(compiler) if rows._fields is None else None)
    return None if LEFT.search(f"{form.rest()}{sql}") else form


class Form:
    """A statement as it was written: its text, its values, and at which of them each atom stands."""

    def __init__(self, compiler, sql, params, signs, make):
        self.sql, self.params, self.places, self.make = sql, params, [], make
        for place, sign in enumerate(signs):
            there = adapted(sign)
            for position, value in enumerate(params):
                if type(value) is type(there) and value == there:
                    self.places.append((position, place, None))
                elif isinstance(value, str) and not isinstance(sign, date) and str(sign) in value:
                    self.places.append((position, place, str(sign)))
        self.converters = [(at, list(converters), expression) for at, (converters, expression) in compiler.get_converters(
            [chosen[0] for chosen in compiler.select]).items()]
        self.width = len(compiler.select) if compiler.has_extra_select else None

    def rest(self):
        """The values without the stand-ins that were found."""
        rest = list(self.params)
        for position, _place, sign in self.places:
            rest[position] = rest[position].replace(sign, "") if sign else None
        return rest

    def filled(self, atoms):
        """The values with these atoms; None if one of them would mean something else inside a pattern."""
        params = list(self.params)
        for position, place, sign in self.places:
            atom = atoms[place]
            if sign is None:
                params[position] = adapted(atom)
            else:
                if isinstance(atom, str) and WILD.search(atom):
                    return None
                params[position] = params[position].replace(sign, str(atom))
        return params

    def rows(self, params):
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            rows = cursor.fetchall()
        if self.width:
            rows = [row[: self.width] for row in rows]
        if self.converters:
            rows = [list(row) for row in rows]
        for at, converters, expression in self.converters:
            for row in rows:
                for convert in converters:
                    row[at] = convert(row[at], expression, connection)
        return [(self.make or tuple)(row) for row in rows] if self.make or self.converters else rows


def maker(compiler):
    """A function that makes the row of a model, with what is joined to it, of a row of the statement."""
    told, select = compiler.klass_info, compiler.select
    first, last = told["select_fields"][0], told["select_fields"][-1] + 1
    names = [chosen[0].target.attname for chosen in select[first:last]]
    joined = get_related_populators(told, select, connection.alias)
    more = compiler.annotation_col_map or {}

    def make(row):
        made = told["model"].from_db(connection.alias, names, row[first:last])
        for one in joined:
            one.populate(row, made)
        for name, place in more.items():
            setattr(made, name, row[place])
        return made

    return make


def adapted(value):
    """A value as the driver takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
