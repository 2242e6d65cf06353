"""Two lookups as each database reads them best.

On SQLite `startswith` is a span of the index: the LIKE that Django writes there knows none. On PostgreSQL `icontains` is
ILIKE: Django writes UPPER there, of which the planner cannot tell how many rows answer, so that it sorts all.
"""

from django.db.models import CharField
from django.db.models.lookups import IContains, StartsWith

LAST = "\U0010ffff"


@CharField.register_lookup
class Begins(StartsWith):
    def as_sqlite(self, compiler, connection):
        if not self.rhs_is_direct_value() or self.bilateral_transforms:
            return self.as_sql(compiler, connection)
        lhs, params = self.process_lhs(compiler, connection)
        return f"({lhs} >= %s AND {lhs} < %s)", (*params, self.rhs, *params, self.rhs + LAST)


@CharField.register_lookup
class Holds(IContains):
    def as_postgresql(self, compiler, connection):
        if not self.rhs_is_direct_value() or self.bilateral_transforms:
            return self.as_sql(compiler, connection)
        lhs, params = compiler.compile(self.lhs)
        rhs, values = self.process_rhs(compiler, connection)
        return f"{lhs} ILIKE {rhs}", (*params, *values)
