"""Tables of what was measured, with what was hoped for beside it."""

from .bars import BARS, GROWTH, PUBLIC_MS, SIGNED_IN


def shown(value, bar):
    """A figure with a star where it misses its bar."""
    return f"{value:.2f}{'*' if value > bar else ' '}"


def growth(after, before, page, small):
    """How a figure grew; ~ where the small house shows so much less that it is another page."""
    return f"{shown(after / before, GROWTH)}{'~' if small.raw < 0.8 * page.raw else ' '}"


def pages(full, small, say):
    """One row a page: CPU, ratio to the bare page, p95, growth from the small house to the full one, statements, bytes."""
    say(f"\n{full.house.name}: {full.house.percent:g} % of the data beside {small.house.percent:g} %; * misses its bar;"
        " ~ the small house shows less than four fifths of the page")
    bare = ", ".join(f"/{name} {page.cpu:.2f} ms CPU (of it database {page.store:.2f}), p95 alone {page.p95:.1f} ms"
                     for name, page in full.bare.items())
    say(f"bare Django: {bare}")
    say(f"{'page':16} {'CPU ms':>7} {'of DB':>6} {'times':>6} {'bar':>4} {'p95 ms':>7} {'CPU grows':>10} {'p95 grows':>10}"
        f" {'SQL':>4} {'(1 %)':>5} {'HTML kB':>8} {'first visit kB':>15} {'requests':>8}")
    for name, page in full.pages.items():
        bar, of, most = BARS[name]
        times = page.cpu / full.bare[of].cpu
        before, visit = small.pages[name], page.visit
        star = "*" if name not in SIGNED_IN and page.cpu > PUBLIC_MS else " "
        sql = f"{len(page.statements)}{'*' if len(page.statements) > most else ' '}"
        kilo = (visit["html"] + visit["css"] + visit["js"] + visit["img"]) / 1000
        say(f"{name:16} {page.cpu:6.2f}{star} {page.store:6.2f} {shown(times, bar):>6} {bar:4} {page.p95:7.1f}"
            f" {growth(page.cpu, before.cpu, page, before):>10} {growth(page.p95, before.p95, page, before):>10} {sql:>4}"
            f" {len(before.statements):5} {page.raw / 1000:8.1f} {kilo:15.1f} {visit['requests']:8}")


def visits(full, say):
    visit = full.pages["home"].visit
    say("first visit of the home page, compressed kB: "
        + ", ".join(f"{kind} {visit[kind] / 1000:.1f}" for kind in ("html", "css", "js", "img"))
        + f"; {visit['requests']} requests, {visit['foreign']} to foreign hosts")


def machine(full, say):
    say(f"memory of a worker after more than 1,000 requests: {' and '.join(f'{mib:.0f}' for mib in full.memory)} MiB PSS"
        f" (bar 130; bare Django {' and '.join(f'{mib:.0f}' for mib in full.bare_memory)})")
    what = "open handles of the database file" if full.house.sqlite else "database connections"
    say(f"{what} after a burst over 16 sockets: {full.connections} (workers x threads = 4)")


def hours(full, say):
    found = full.hours
    command, orm, driver = found["command"], found["orm"], found["driver"]
    say(f"one confirmed attendance: {found['statements']} statements (bar 12), {command[0]:.0f} a second;"
        f" the driver alone writes these rows {driver[0]:.0f} times: 1/{driver[0] / command[0]:.1f} (bar 1/10 on SQLite);"
        f" CPU {command[1]:.2f} ms, the same statements bare through the ORM {orm[1]:.2f} ms:"
        f" {command[1] / orm[1]:.2f} times (bar 1.5)")
    many, least = found["many"][0], found["executemany"][0]
    say(f"1,000 confirmed at once: {many:.0f} a second, executemany {least:.0f}: 1/{least / many:.1f} (bar 1/8)")


def sums(full, say):
    """Totals counted anew, search, API and charts, each beside what it hopes to reach."""
    found = full.sums
    counted, search = found["totals"], found["search"]
    least = counted["bare"] + counted["bare_people"]
    say(f"totals counted anew: {counted['transfers']:,} transfers in {counted['alone']:.1f} s; bare SQL groups them in"
        f" {counted['bare']:.1f} s: {shown(counted['alone'] / counted['bare'], 3)} times (bar 3); with presences and all"
        f" figures {counted['seconds']:.1f} s, bare SQL with the people of each place and month {least:.1f} s:"
        f" {counted['seconds'] / least:.1f} times")
    say(f"search over groups and activities, p95 {search['ours']:.1f} ms; the bare full-text query that answers the same"
        f" things in the same order {search['same']:.1f} ms: {shown(search['ours'] / search['same'], 2)} times (bar 2);"
        f" one that ranks all hits {search['bare']:.1f} ms: {search['ours'] / search['bare']:.2f} times")
    say("API, CPU ms an item (bar 0.2): "
        + ", ".join(f"{path.rpartition('/')[2]} {shown(ms, 0.2)}" for path, ms in found["api"].items()))
    say("charts, ms and kB (bars 1 and 8): "
        + ", ".join(f"{name} {shown(ms, 1)}/ {size / 1000:.1f}{'*' if size > 8000 else ''}"
                    for name, (ms, size) in found["charts"].items()))
