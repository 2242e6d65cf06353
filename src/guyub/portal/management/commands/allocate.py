"""Who takes which shift: read a "guyub-alloc/1" file, write the best assignment found, report how good it is.

Ends with 0 and a report, also if nobody can be placed; with 2 if the input is malformed, naming the field. An interrupt
(Ctrl-C) ends the search early: the best so far is written and reported; a second one ends the command.
"""

import gzip
import json
import signal
import threading
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("instance", help="INSTANCE.json or INSTANCE.json.gz")
        parser.add_argument("-o", "--output", required=True, help="ANSWER.json or ANSWER.json.gz")
        parser.add_argument(
            "--time-limit", type=float, default=10.0, metavar="S", help="seconds after the pairs are built (10)"
        )
        parser.add_argument("--before", metavar="OLD.json", help="an assignment that people have now: few are moved")
        parser.add_argument("--seed", type=int, default=0, help="another order of the search (0)")
        parser.add_argument("--report", action="store_true", help="also say why places stay empty, and what would help most")

    def handle(self, **options):
        from guyub.engines.allocation import Instance, Malformed, solve

        try:
            instance = Instance.read(options["instance"])
            before = places(options["before"], "before") if options["before"] else None
        except Malformed as wrong:
            self.stderr.write(f"malformed: {wrong}")
            raise SystemExit(2) from None
        with interrupted() as stop:
            found = solve(instance, seconds=options["time_limit"], seed=options["seed"], before=before, stop=stop)
        try:
            write(Path(options["output"]), found.to_dict())
        except OSError as error:
            self.stderr.write(f"{options['output']}: {error.strerror}")
            raise SystemExit(1) from None
        for line in report(found, before is not None):
            self.stdout.write(line)
        if options["report"]:
            for line in reasons(instance, found.assign):
                self.stdout.write(line)


@contextmanager
def interrupted():
    """A function that says whether somebody has interrupted, once, since."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def ask(number, frame):
        asked.set()
        signal.signal(number, usual)

    usual = signal.signal(signal.SIGINT, ask)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, usual)


def report(found, again):
    """The figures of an answer, a line each."""
    yield f"objective  {found.objective}"
    yield f"bound      {found.bound}"
    yield f"gap        {found.gap:.4%}"
    for priority, heads in found.missing.items():
        beside = "" if found.bound_missing is None else f"  (relaxation {found.bound_missing[priority]:.1f})"
        yield f"missing {priority}  {heads}{beside}"
    yield f"assigned   {len(found.assign)}"
    if again:
        yield f"moved      {found.moved}"
    for broken in found.refused:
        yield f"lock left out: volunteer {broken.volunteer}, shift {broken.shift}, role {broken.role}: {broken.rule}"
    yield f"pairs      {found.pairs}"
    yield f"seconds    {found.seconds:.2f}"
    yield f"memory     {found.memory / 2**20:.0f} MiB"
    yield f"method     {found.method}"


def reasons(instance, assign):
    """Why the most urgent empty places stay empty, and what would help, a line each."""
    from guyub.engines.allocation import explain

    for one in explain(instance, assign, most=20):
        away = ", ".join(f"{rule} {people}" for rule, people in one.reasons.items())
        helps = "; ".join(f"{way.kind} {way.amount} brings {way.gains}" for way in one.relaxations)
        yield f"shift {one.shift} role {one.role} lacks {one.missing}; kept away: {away or 'nobody'}; would help: {helps}"


def places(path, name):
    """[[volunteer, shift, role]] of an assignment file."""
    from guyub.engines.allocation import Malformed, read_json

    rows = read_json(path)
    rows = rows.get("assign") if isinstance(rows, dict) else None
    if not isinstance(rows, list):
        raise Malformed(f"{name}.assign", "is not a list")
    for n, row in enumerate(rows):
        if not (isinstance(row, list) and len(row) == 3 and all(type(m) is int for m in row)):
            raise Malformed(f"{name}.assign[{n}]", "is not [volunteer, shift, role]")
    return rows


def write(path, answer):
    """The answer as JSON, packed if the name ends in .gz."""
    packed = json.dumps(answer, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(packed, 6, mtime=0) if path.suffix == ".gz" else packed)
