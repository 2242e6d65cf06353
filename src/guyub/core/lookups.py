"""`startswith` on SQLite as a span of the index: the LIKE that Django writes there knows none."""

from django.db.models import CharField
from django.db.models.lookups import StartsWith

LAST = "\U0010ffff"


@CharField.register_lookup
class Begins(StartsWith):
    def as_sqlite(self, compiler, connection):
        if not self.rhs_is_direct_value() or self.bilateral_transforms:
            return self.as_sql(compiler, connection)
        lhs, params = self.process_lhs(compiler, connection)
        return f"({lhs} >= %s AND {lhs} < %s)", (*params, self.rhs, *params, self.rhs + LAST)
