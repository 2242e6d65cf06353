"""Requests over loopback on kept-alive sockets, as cheaply as Python can, so that the server is what is measured."""

import itertools
import random
import socket
import threading
import time
from dataclasses import dataclass, field

TURNS = itertools.count(random.randrange(1 << 24))
LONGEST = 20  # seconds that any one load may take


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes


class Client:
    """One connection that stays open."""

    def __init__(self, port, cookie=""):
        self.port, self.cookie, self.file = port, cookie, None

    def get(self, path, accept="identity"):
        if self.file is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=LONGEST)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.file = self.socket.makefile("rb")
        more = f"Cookie: {self.cookie}\r\n" if self.cookie else ""
        turn = next(TURNS)  # every request comes from somebody else, as behind a proxy: limits count addresses
        more += f"X-Forwarded-For: 10.{turn >> 16 & 255}.{turn >> 8 & 255}.{turn & 255}\r\n"
        self.socket.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {accept}\r\n{more}\r\n".encode())
        return self.read()

    def read(self):
        status = int(self.file.readline().split()[1])
        headers = {}
        while (line := self.file.readline().strip()):
            name, _colon, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        if "content-length" in headers:
            body = self.file.read(int(headers["content-length"]))
        else:
            body = b""
            while (size := int(self.file.readline(), 16)):
                body += self.file.read(size)
                self.file.readline()
            self.file.readline()
        if headers.get("connection") == "close":
            self.close()
        return Answer(status, headers, body)

    def close(self):
        if self.file is not None:
            self.file.close()
            self.socket.close()
            self.file = None


@dataclass
class Load:
    """What a load saw: seconds of each request, and statuses other than 200."""

    seconds: list = field(default_factory=list)
    odd: list = field(default_factory=list)

    def p95(self):
        return sorted(self.seconds)[int(len(self.seconds) * 0.95)] * 1000 if self.seconds else 0


def load(port, path, *, cookie="", connections=1, count=100):
    """`count` requests spread over so many connections."""
    found, end = Load(), time.monotonic() + LONGEST

    def ask(turns):
        client = Client(port, cookie)
        for _turn in range(turns):
            if time.monotonic() > end:
                break
            begun = time.perf_counter()
            answer = client.get(path)
            found.seconds.append(time.perf_counter() - begun)
            if answer.status != 200:
                found.odd.append(answer.status)
        client.close()

    threads = [threading.Thread(target=ask, args=(count // connections,)) for _one in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
