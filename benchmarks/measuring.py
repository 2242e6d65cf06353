"""The measurements of one house: its pages and the limit's in turns, memory, connections, bytes, and a vouched-for hour."""

import gzip
import json
import re
import statistics
import sys
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from .load import Client, load
from .serving import GRANIAN, THREADS, WORKERS, Server, cpu, guyub

ROUNDS, ALONE, TOGETHER, CONNECTIONS = 3, 40, 100, 4
BARE = ("page", "api")
ASSET = re.compile(r"<link[^>]*rel=\"stylesheet\"[^>]*>|<script[^>]*src=[^>]*>|<img[^>]*src=[^>]*>")
ADDRESS = re.compile(r"(?:href|src)=\"([^\"]+)\"")


@dataclass
class Page:
    """Of one page: CPU milliseconds a request (application and database), of it the database, p95 alone, bytes."""

    name: str
    path: str
    cookie: str = ""
    statements: list = field(default_factory=list)
    cpus: list = field(default_factory=list)
    stores: list = field(default_factory=list)
    p95s: list = field(default_factory=list)
    raw: int = 0
    visit: dict = field(default_factory=dict)

    cpu = property(lambda self: statistics.median(self.cpus))
    store = property(lambda self: statistics.median(self.stores))
    p95 = property(lambda self: statistics.median(self.p95s))


@dataclass
class Result:
    house: object
    pages: dict
    bare: dict
    memory: list = field(default_factory=list)
    bare_memory: list = field(default_factory=list)
    connections: int = 0
    hours: dict = field(default_factory=dict)
    sums: dict = field(default_factory=dict)


def measure(house, *, say, rounds=ROUNDS, hours=True):
    """Measure one house; loads of the house and of the limit take turns, so that both meet the same neighbours."""
    found = json.loads(house.run(sys.executable, "-m", "benchmarks.inside", env={**house.env, "GUYUB_PLAIN_STATIC": "1"}))
    result = Result(house, {name: Page(name, *rest) for name, rest in found.items()}, {name: Page(name, f"/{name}")
                                                                                     for name in BARE})
    limit_port = house.port + 1
    serve = guyub("serve", "--port", str(house.port), "--workers", str(WORKERS), "--threads", str(THREADS), "--no-worker")
    limit = [*GRANIAN, "--port", str(limit_port), "benchmarks.limit:application"]
    with Server(serve, house.env, house.port) as server, Server(limit, house.limit_env, limit_port, "/page") as bare:
        plan = [(page, server) for page in result.pages.values()] + [(page, bare) for page in result.bare.values()] * 2
        for page, on in plan:
            load(on.port, page.path, cookie=page.cookie, connections=CONNECTIONS, count=24)
        for turn in range(rounds):
            say(f"{house.name}: round {turn + 1} of {rounds}")
            for page, on in plan:
                take(page, on, house.helpers)
        for page in result.pages.values():
            weigh(page, house.port)
        for _turn in range(5):
            for page in result.pages.values():
                load(house.port, page.path, cookie=page.cookie, connections=WORKERS * 4, count=40)
        result.memory = [server.memory(pid) for pid in server.workers()]
        result.bare_memory = [bare.memory(pid) for pid in bare.workers()]
        result.connections = connected(house, server)
    if hours:
        say(f"{house.name}: one vouched-for hour")
        result.hours = json.loads(house.run(sys.executable, "-m", "benchmarks.hours"))
        say(f"{house.name}: totals, search, API and charts")
        plain = {**house.env, "GUYUB_PLAIN_STATIC": "1"}
        result.sums = json.loads(house.run(sys.executable, "-m", "benchmarks.sums", env=plain))
    return result


def take(page, server, helpers):
    alone = load(server.port, page.path, cookie=page.cookie, count=ALONE)
    own, stores = server.cpu(), cpu(*helpers)
    many = load(server.port, page.path, cookie=page.cookie, connections=CONNECTIONS, count=TOGETHER)
    own, stores = server.cpu() - own, cpu(*helpers) - stores
    if alone.odd or many.odd:
        raise RuntimeError(f"{page.path} answered {(alone.odd + many.odd)[0]}")
    page.p95s.append(alone.p95())
    page.cpus.append((own + stores) / len(many.seconds) * 1000)
    page.stores.append(stores / len(many.seconds) * 1000)


def weigh(page, port):
    """Bytes of the page, and of a first visit with what it loads, as a proxy or Guyub itself compresses them."""
    client = Client(port, page.cookie)
    answer = client.get(page.path)
    page.raw = len(answer.body)
    visit = {"html": len(gzip.compress(answer.body, 6)), "css": 0, "js": 0, "img": 0, "requests": 1, "foreign": 0}
    if answer.headers["content-type"].startswith("text/html"):
        seen = set()
        for tag in ASSET.findall(answer.body.decode()):
            url = urljoin(f"http://127.0.0.1:{port}{page.path}", ADDRESS.search(tag)[1])
            if url in seen:
                continue
            seen.add(url)
            visit["requests"] += 1
            if urlsplit(url).hostname != "127.0.0.1":
                visit["foreign"] += 1
                continue
            kind = {"<l": "css", "<s": "js", "<i": "img"}[tag[:2]]
            visit[kind] += len(client.get(urlsplit(url).path, accept="br, gzip").body)
    client.close()
    page.visit = visit


def connected(house, server):
    """Connections to the database after a burst over sixteen sockets."""
    for name in ("home", "activities", "groups"):
        load(house.port, "/" if name == "home" else "/kegiatan/", connections=16, count=160)
    if house.sqlite:
        return server.open_files("guyub.sqlite3")
    import psycopg

    with psycopg.connect(house.url) as connection:
        return connection.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                  " AND backend_type = 'client backend' AND application_name <> 'limit'"
                                  " AND pid <> pg_backend_pid()").fetchone()[0]
