"""Connections that break, clients that stall and a listener that dies: every delivery arrives once, byte for byte."""
import hashlib
import os
import random
import signal
import socket
import struct
import threading
import time
import unittest

from hub import DATE
from listener import AGENCY, Listener

CUTS = int(os.environ.get("YINGBAO_CUTS", "40"))
SEED = 20210615


def reset(connection):
    """Drops the connection without a goodbye."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


class Faults(unittest.TestCase):
    def listener(self, **settings):
        listener = Listener(**settings)
        self.addCleanup(listener.close)
        return listener

    def delivered(self, listener):
        """(name, sha256) of everything that the hub has after a run."""
        listener.hub.run(DATE, (0, 1), "--until", "ingest")
        return sorted((d["name"], d["sha256"]) for d in listener.hub.json("deliveries"))

    def wait_for(self, what, why):
        deadline = time.monotonic() + 30
        while not what():
            self.assertLess(time.monotonic(), deadline, why)
            time.sleep(0.02)

    def test_cut_anywhere_and_sent_again_arrives_once(self):
        listener = self.listener()
        chance = random.Random(SEED)
        sent = []
        for n in range(CUTS):
            name, key = f"登记失业人员_20210610_{n}.csv", f"key {n}"
            body = chance.randbytes(chance.choice((0, 1, 1000, 70_000, 600_000)))
            sent.append((name, hashlib.sha256(body).hexdigest()))
            whole = listener.head(len(body), key, name) + body
            # Some before the last byte, some right behind it: then only the answer is lost.
            for cut in (chance.randrange(len(whole)), chance.choice((len(whole), chance.randrange(len(whole))))):
                connection = listener.connect()
                connection.sendall(whole[:cut])
                reset(connection) if chance.random() < 0.7 else connection.close()
            answer = listener.push(body, name, headers={"Idempotency-Key": key})
            self.assertIn(answer.status, (200, 201))
            self.assertEqual(sent[-1][1], answer.json()["sha256"])
        self.wait_for(lambda: len(listener.spool()) == 2 * CUTS, "half-received bytes stay")
        self.assertEqual(sorted(sent), self.delivered(listener))
        self.assertEqual([], [name for name in listener.spool() if name.endswith(".sealed")], "the bytes of none are left")

    def test_alike_at_once_is_one(self):
        listener = self.listener()
        answers = []
        send = lambda: answers.append(listener.push(b"x" * 3_000_000, headers={"Idempotency-Key": "one"}))
        threads = [threading.Thread(target=send) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual([200] * 7 + [201], sorted(answer.status for answer in answers))
        self.assertEqual(1, len({answer.json()["id"] for answer in answers}))
        self.assertEqual(2, len(listener.spool()))

    def test_killed_while_it_receives(self):
        listener = self.listener()
        kept = listener.push(b"kept", headers={"Idempotency-Key": "kept"}).json()
        body = b"row\n" * 500_000
        with listener.connect() as connection:
            connection.sendall(listener.head(len(body), "cut") + body[:1_500_000])
            self.wait_for(lambda: len(listener.spool()) == 3, "its bytes are in the spool")
            listener.process.send_signal(signal.SIGKILL)
            listener.process.wait()
        self.assertEqual(3, len(listener.spool()), "the half is there")
        listener.start()
        self.assertEqual(2, len(listener.spool()), "and swept")
        again = listener.push(b"kept", headers={"Idempotency-Key": "kept"})
        self.assertEqual((200, kept), (again.status, again.json()))
        self.assertEqual(201, listener.push(body, headers={"Idempotency-Key": "cut"}).status)
        self.assertEqual(sorted([kept["sha256"], hashlib.sha256(body).hexdigest()]),
                         sorted(sha256 for _, sha256 in self.delivered(listener)))

    def test_told_to_stop_it_finishes_what_it_receives(self):
        listener = self.listener(grace="30s")
        idle = listener.connect()
        self.addCleanup(idle.close)
        with listener.connect() as connection:
            connection.sendall(listener.head(6, "last") + b"abc")
            self.wait_for(lambda: len(listener.spool()) == 1, "it receives")
            listener.process.terminate()
            self.assertEqual(b"", idle.recv(1), "an idle connection ends at once")
            with self.assertRaises(OSError):
                listener.connect()
            connection.sendall(b"def")
            self.assertTrue(connection.recv(1000).startswith(b"HTTP/1.1 201"))
        self.assertEqual(0, listener.process.wait(10))
        self.assertEqual(2, len(listener.spool()))

    def test_told_to_stop_it_does_not_wait_for_ever(self):
        listener = self.listener(grace="300ms")
        with listener.connect() as connection:
            connection.sendall(listener.head(6, "never") + b"abc")
            self.wait_for(lambda: len(listener.spool()) == 1, "it receives")
            listener.process.terminate()
            self.assertEqual(0, listener.process.wait(10))
        self.assertEqual([], listener.spool())

    def test_slow_and_silent_clients_are_let_go(self):
        listener = self.listener(handshake_timeout="300ms", header_timeout="300ms", idle_timeout="400ms",
                                 total_timeout="2s", min_rate="1MiB")
        with socket.create_connection(("127.0.0.1", listener.port), 10) as silent:
            self.assertEqual(b"", silent.recv(1), "no handshake")
        with listener.connect() as connection:
            self.assertEqual(b"", connection.recv(1), "no request")
        with listener.connect() as connection:
            connection.sendall(b"GET /v1/health HT")
            self.assertTrue(connection.recv(1000).startswith(b"HTTP/1.1 408"), "half a header")
        with listener.connect() as connection:
            connection.sendall(listener.head(1000, "half") + b"abc")
            self.assertTrue(connection.recv(1000).startswith(b"HTTP/1.1 408"), "half a body")
        for name, data in (("header", b"GET /v1/health HTTP/1.1\r\nX: "), ("body", listener.head(10_000, "drip"))):
            with self.subTest(name), listener.connect() as connection:
                connection.sendall(data)
                connection.settimeout(0.05)
                self.assertTrue(self.drip(connection).startswith(b"HTTP/1.1 408"))
        self.wait_for(lambda: listener.spool() == [], "half-received bytes stay")
        self.assertEqual(200, listener.request("GET", "/v1/health").status)

    def drip(self, connection):
        """A byte now and then, until there is an answer."""
        for _ in range(200):
            connection.sendall(b"a")
            try:
                return connection.recv(1000)
            except TimeoutError:
                continue
        return b""

    def test_a_slow_client_holds_nobody_up(self):
        listener = self.listener()
        slow = [listener.connect() for _ in range(20)]
        for n, connection in enumerate(slow):
            connection.sendall(listener.head(1_000_000, f"slow {n}") + b"a" * 1000)
        began = time.monotonic()
        for n in range(10):
            self.assertEqual(201, listener.push(f"quick {n}".encode()).status)
        self.assertLess(time.monotonic() - began, 10)
        for connection in slow:
            connection.close()

    def test_memory_does_not_grow_with_the_delivery(self):
        listener = self.listener()
        listener.push(b"first")
        before = listener.memory()[1]
        with listener.connect() as connection:
            piece, count = os.urandom(1 << 20), 200
            connection.sendall(listener.head(count << 20, "large"))
            for _ in range(count):
                connection.sendall(piece)
            self.assertTrue(connection.recv(1000).startswith(b"HTTP/1.1 201"))
        self.assertLess(listener.memory()[0] - before, 64 * 1024, "KiB")


if __name__ == "__main__":
    unittest.main()
