"""Deliveries that agencies push: from the request to the list in force, who may, and what is refused."""
import hashlib
import http.client
import json
import subprocess
import unittest

from certificates import SERVER, Authority, fingerprint
from hub import DATE, SOURCE
from listener import AGENCY, OPENAPI, OTHER, Listener, answer_of

ROWS = "姓名,公民身份号码\r\n郑小明,不详\r\n".encode()


class WholeWay(unittest.TestCase):
    def setUp(self):
        self.listener = Listener(sample=True)
        self.addCleanup(self.listener.close)

    def test_from_curl_to_the_list_in_force_and_back(self):
        listener = self.listener
        file = next(listener.hub.inbox(AGENCY).glob("*.csv"))
        certificate, key = listener.certificates[AGENCY]
        digest = subprocess.run(f"openssl dgst -sha256 -binary '{file}' | openssl base64", shell=True, check=True,
                                capture_output=True, text=True).stdout.strip()
        fields = {**listener.headers(file.name), "Content-Digest": f"sha-256=:{digest}:", "Idempotency-Key": "june"}
        done = subprocess.run(
            ["curl", "-sS", "--fail-with-body", "--noproxy", "*", "--cacert", listener.authority.pem, "--cert",
             certificate, "--key", key, "-T", file, *(f"-H{name}: {value}" for name, value in fields.items()),
             f"https://localhost:{listener.port}/v1/deliveries/{AGENCY}"], capture_output=True, text=True)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)
        received = json.loads(done.stdout)
        self.assertEqual(hashlib.sha256(file.read_bytes()).hexdigest(), received["sha256"])
        where = "/v1/deliveries/" + received["id"]
        self.assertEqual("received", listener.request("GET", where).json()["state"])
        bytes_of_a_row = file.read_bytes().splitlines()[1]
        for name in listener.spool():
            self.assertNotIn(bytes_of_a_row, (listener.hub.folder / "spool" / AGENCY / name).read_bytes())

        listener.hub.run(DATE, (0, 1))
        delivery, = [d for d in listener.hub.json("deliveries") if d["agency"] == AGENCY]
        self.assertEqual((received["sha256"], file.name, "https_push", "listed"),
                         tuple(delivery[key] for key in ("sha256", "name", "connector", "state")))
        verdict = listener.request("GET", where).json()["verdict"]
        self.assertEqual("accepted", verdict["state"])
        for count in ("rows", "used", "rejected", "duplicate", "skipped", "unkeyed"):
            self.assertEqual(delivery[count], verdict[count])
        self.assertEqual(delivery["tallies"], {reason["code"]: reason["rows"] for reason in verdict["reasons"] if not reason["rejects"]})
        in_force = [row for row in listener.hub.json("lists") if row["delivery"] == delivery["id"]]
        self.assertEqual(["current"], [row["state"] for row in in_force])
        self.assertEqual([], [name for name in listener.spool() if name.endswith(".sealed")])
        files = listener.request("GET", where).json()["files"]
        self.assertTrue(any("退回单" in str(file) for file in files), files)

        again = listener.push(file.read_bytes(), file.name, headers={"Idempotency-Key": "june"})
        self.assertEqual((200, received), (again.status, again.json()), "a retry after the run is still the same")
        self.assertEqual(0, listener.stop())

    def test_what_cannot_be_read_is_set_aside_and_the_agency_sees_why(self):
        answer = self.listener.push(b"\x00\x01\x02 no table", "登记失业人员_20210610.csv")
        self.listener.hub.run(DATE, (0, 1))
        told = self.listener.request("GET", answer.headers["Location"]).json()
        self.assertEqual("set_aside", told["state"])
        self.assertTrue(told["verdict"]["reason"])

    def test_a_stopped_listener_is_no_hindrance_to_a_run(self):
        self.listener.push(ROWS)
        self.listener.stop()
        self.listener.hub.run(DATE, (0, 1))
        self.assertEqual(1, len([d for d in self.listener.hub.json("deliveries") if d["agency"] == AGENCY]))

    def test_the_configuration_is_checked_with_its_certificates(self):
        self.assertEqual([], self.listener.hub.json("check")["problems"])
        (self.listener.hub.folder / "listener/ca.pem").write_text("none")
        self.listener.hub.json("check", exit_codes=(2,))


class Shared(unittest.TestCase):
    """One listener for all tests of a class."""
    settings = {}

    @classmethod
    def setUpClass(cls):
        cls.listener = Listener(**cls.settings)

    @classmethod
    def tearDownClass(cls):
        cls.listener.close()


class Identity(Shared):
    def status_with(self, certificate):
        """Of a push under this certificate; "refused" when there was no HTTP at all."""
        try:
            return self.listener.push(ROWS, certificate=certificate).status
        except OSError:
            return "refused"

    def test_only_the_configured_certificate_delivers(self):
        right, stranger = self.listener.authority, Authority(self.listener.hub.root / "other", "other authority")
        same_name = Authority(self.listener.hub.root / "same", right.name)
        self.assertEqual(201, self.status_with(AGENCY))
        before = self.listener.spool()
        cases = {
            "none": (None, 401),
            "another agency's": (OTHER, 403),
            "the same name, another key": (right.issue("twin", AGENCY), 401),
            "of nobody configured": (right.issue("nobody", "nobody"), 401),
            "the server's own": ((right.folder / "server.pem", right.folder / "server.key"), "refused"),
            "the authority's own": ((right.folder / "ca.pem", right.folder / "ca.key"), 401),
            "for servers only": (right.issue("wrong_use", AGENCY, usage=SERVER), "refused"),
            "self-signed": (right.issue("self", AGENCY, self_signed=True), "refused"),
            "of another authority": (stranger.issue("client", AGENCY), "refused"),
            "of an authority of the same name": (same_name.issue("client", AGENCY), "refused"),
            "another authority's own": ((stranger.folder / "ca.pem", stranger.folder / "ca.key"), "refused"),
            "expired": (right.issue("expired", AGENCY, days=(-10, -1)), "refused"),
            "not yet valid": (right.issue("early", AGENCY, days=(1, 10)), "refused"),
        }
        for name, (certificate, wanted) in cases.items():
            with self.subTest(name):
                self.assertEqual(wanted, self.status_with(certificate))
        self.assertEqual(before, self.listener.spool(), "nobody else left anything")

    def test_a_weak_key_is_refused(self):
        # The client's own OpenSSL must be talked into showing it.
        certificate, key = self.listener.authority.issue("weak", AGENCY, key=Authority.weak_key())
        done = subprocess.run(["openssl", "s_client", "-connect", f"localhost:{self.listener.port}", "-cipher",
                               "DEFAULT@SECLEVEL=0", "-cert", certificate, "-key", key, "-CAfile",
                               self.listener.authority.pem, "-quiet", "-verify_quiet"],
                              input=b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                              capture_output=True)
        self.assertNotIn(b"HTTP/1.1", done.stdout)
        self.assertIn(b"alert", done.stderr)

    def test_old_tls_is_refused(self):
        for version in ("-tls1", "-tls1_1"):
            done = subprocess.run(["openssl", "s_client", "-connect", f"localhost:{self.listener.port}", version,
                                   "-cipher", "DEFAULT@SECLEVEL=0"], input=b"", capture_output=True)
            self.assertNotEqual(0, done.returncode)

    def test_a_certificate_taken_out_of_the_configuration_is_out_and_its_successor_in(self):
        listener = self.listener
        successor = listener.authority.issue("successor", AGENCY)
        old = fingerprint(listener.certificates[AGENCY][0])
        both = f'certificates = ["{old}", "{fingerprint(successor[0]).upper().replace("SHA256", "sha256")}"]'
        for connector, wanted in ((both, (201, 201)), (f'certificates = ["{fingerprint(successor[0])}"]', (401, 201)),
                                  (f'subject = "CN={AGENCY}"', (201, 201)), (f'certificates = ["{old}"]', (201, 401))):
            listener.stop()
            listener.set_connector(AGENCY, connector + "\nrequests_per_minute = 100000")
            listener.start()
            for n, (certificate, status) in enumerate(zip((AGENCY, successor), wanted)):
                with self.subTest(connector, certificate=n):
                    answer = listener.push(f"{connector}{n}".encode(), certificate=certificate)
                    self.assertEqual(status, answer.status)

    def test_a_delivery_is_its_agencys_alone(self):
        where = self.listener.push(b"mine").headers["Location"]
        self.assertEqual(200, self.listener.request("GET", where).status)
        self.assertEqual(404, self.listener.request("GET", where, certificate=OTHER).status)
        self.assertEqual(404, self.listener.request("GET", where + "/files/a.csv", certificate=OTHER).status)
        self.assertEqual(401, self.listener.request("GET", where, certificate=None).status)

    def test_a_load_balancer_needs_no_certificate(self):
        self.assertEqual(200, self.listener.request("GET", "/v1/health", certificate=None).status)


class Requests(Shared):
    def test_a_repeated_key_is_one_delivery(self):
        first = self.listener.push(b"one", headers={"Idempotency-Key": "k"})
        self.assertEqual(201, first.status)
        again = self.listener.push(b"one", headers={"Idempotency-Key": "k"})
        self.assertEqual((200, first.json()), (again.status, again.json()))
        self.assertEqual(409, self.listener.push(b"two", headers={"Idempotency-Key": "k"}).status)
        self.assertEqual(409, self.listener.push(b"one", "other.csv", headers={"Idempotency-Key": "k"}).status)
        theirs = self.listener.push(b"one", agency=OTHER, certificate=OTHER, headers={"Idempotency-Key": "k"})
        self.assertEqual(201, theirs.status, "another agency's keys are another agency's")

    def test_without_a_key_the_same_file_is_one_delivery(self):
        first = self.listener.push(b"keyless")
        self.assertEqual((201, 200), (first.status, self.listener.push(b"keyless").status))
        self.assertEqual(201, self.listener.push(b"keyless", "登记失业人员_20210611.csv").status)

    def test_post_and_chunks_do_as_well(self):
        answer = self.listener.request("POST", f"/v1/deliveries/{AGENCY}", iter([b"a" * 70000, b"b" * 300000, b"c"]),
                                       self.listener.headers(), encode_chunked=True)
        self.assertEqual((201, 370001), (answer.status, answer.json()["size"]))
        self.assertEqual(hashlib.sha256(b"a" * 70000 + b"b" * 300000 + b"c").hexdigest(), answer.json()["sha256"])

    def test_other_bytes_than_their_digest_are_refused(self):
        field = {"Content-Digest": "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"}
        before = self.listener.spool()
        self.assertEqual(400, self.listener.push(b"not empty", headers=field).status)
        self.assertEqual(before, self.listener.spool())
        self.assertEqual(201, self.listener.push(b"", headers=field).status)

    def test_what_is_not_understood_is_refused(self):
        where = f"/v1/deliveries/{AGENCY}"
        without_name = {"Content-Type": "text/csv"}
        refused = {
            400: [lambda: self.listener.request("PUT", where, b"x", without_name),
                  lambda: self.listener.push(b"x", "../../etc/passwd"),
                  lambda: self.listener.push(b"x", headers={"Content-Digest": "sha-256=abc"}),
                  lambda: self.listener.push(b"x", headers={"Idempotency-Key": "k" * 256})],
            404: [lambda: self.listener.request("GET", "/v1/other"), lambda: self.listener.request("GET", "/"),
                  lambda: self.listener.request("GET", where), lambda: self.listener.request("GET", "/v1/deliveries"),
                  lambda: self.listener.request("GET", "/v1/deliveries/" + "0" * 32),
                  lambda: self.listener.request("GET", "/v1/deliveries/" + "0" * 32 + "/files/a.csv")],
            405: [lambda: self.listener.request("DELETE", where), lambda: self.listener.request("PATCH", where, b"x"),
                  lambda: self.listener.request("HEAD", where),
                  lambda: self.listener.request("POST", "/v1/health", b"x")],
            415: [lambda: self.listener.push(b"x", headers={"Content-Type": "image/png"}),
                  lambda: self.listener.push(b"x", headers={"Content-Encoding": "gzip"})]}
        for status, requests in refused.items():
            for n, request in enumerate(requests):
                with self.subTest(status, n=n):
                    self.assertEqual(status, request().status)

    def test_a_body_without_length_is_refused(self):
        head = self.listener.head(5, "k").replace(b"Content-Length: 5\r\n", b"")
        self.assertEqual((411, False), self.listener.say(head))

    def test_ambiguous_requests_are_refused_and_the_connection_closed(self):
        good = self.listener.head(5, "smuggled")
        smuggled = b"GET /v1/health HTTP/1.1\r\nHost: a\r\n\r\n"
        for name, data in {
                "both": good[:-2] + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
                "gzip": good[:-2] + b"Transfer-Encoding: gzip\r\n\r\n12345" + smuggled,
                "twice": good[:-2] + b"Content-Length: 5\r\n\r\n12345" + smuggled,
                "blank": good.replace(b"Content-Length:", b"Content-Length :") + b"12345",
                "bare": good.replace(b"\r\n", b"\n") + b"12345",
                "folded": good[:-2] + b" more\r\n\r\n12345",
                "absolute": b"GET https://localhost/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "upgrade": b"GET /v1/health HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
                "not HTTP": b"EHLO localhost\r\n\r\n"}.items():
            with self.subTest(name):
                self.assertEqual((400, True), self.listener.say(data))
        self.assertEqual((431, True), self.listener.say(good[:-2] + b"X: " + b"a" * 20000 + b"\r\n\r\n"))
        self.assertEqual((414, True), self.listener.say(b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"))
        bad_chunk = good.replace(b"Content-Length: 5", b"Transfer-Encoding: chunked") + b"zz\r\nabc\r\n"
        self.assertEqual((400, True), self.listener.say(bad_chunk))
        self.assertFalse([name for name in self.listener.spool() if not name.endswith((".json", ".sealed"))])

    def test_requests_follow_each_other_on_one_connection_even_sent_at_once(self):
        health = b"GET /v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
        with self.listener.connect() as connection:
            connection.sendall(self.listener.head(5, "piped 1") + b"first" + self.listener.head(6, "piped 2") +
                               b"second" + health)
            stream = connection.makefile("rb")
            found = []
            for method in ("PUT", "PUT", "GET"):
                response = http.client.HTTPResponse(SimpleSocket(stream), method=method)
                response.begin()
                found.append(answer_of(response))
        self.assertEqual([201, 201, 200], [answer.status for answer in found])
        self.assertEqual(hashlib.sha256(b"second").hexdigest(), found[1].json()["sha256"])

    def test_a_client_that_waits_for_100_is_told_before_it_sends(self):
        with self.listener.connect() as connection:
            head = self.listener.head(5, "patient")[:-2] + b"Expect: 100-continue\r\n\r\n"
            connection.sendall(head)
            self.assertEqual(b"HTTP/1.1 100 Continue\r\n\r\n", connection.recv(100))
            connection.sendall(b"12345")
            self.assertTrue(connection.recv(1000).startswith(b"HTTP/1.1 201"))
        with self.listener.connect() as connection:
            connection.sendall(head.replace(b"text/csv", b"image/png"))
            self.assertTrue(connection.recv(1000).startswith(b"HTTP/1.1 415"))

    def test_the_description_is_a_good_one(self):
        self.assertEqual("3.1.0", OPENAPI["openapi"])
        text = (SOURCE / "connectors/https_push/openapi.yaml").read_text()
        for reference in set(part.split('"')[0] for part in text.split('$ref: "#/')[1:]):
            node = OPENAPI
            for key in reference.split("/"):
                node = node[key]


class SimpleSocket:
    """Lets several responses be read off one stream."""

    def __init__(self, stream):
        self.stream = stream

    def makefile(self, _):
        return Unclosed(self.stream)


class Unclosed:
    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def close(self):
        pass


class Limits(unittest.TestCase):
    def listener(self, **settings):
        listener = Listener(**settings)
        self.addCleanup(listener.close)
        return listener

    def test_too_many_requests_a_minute(self):
        listener = self.listener(agency_settings="requests_per_minute = 5")
        found = [listener.push(b"x").status for _ in range(7)]
        self.assertEqual([201, 200, 200, 200, 200, 429, 429], found)
        self.assertEqual(201, listener.push(b"x", agency=OTHER, certificate=OTHER).status, "another agency goes on")

    def test_too_large(self):
        listener = self.listener(agency_settings='max_size = "64KiB"')
        self.assertEqual(201, listener.push(b"x" * 65536).status)
        self.assertEqual(413, listener.push(b"x" * 65537).status)
        chunked = listener.request("PUT", f"/v1/deliveries/{AGENCY}", iter([b"x" * 65536, b"x"]), listener.headers(),
                                   encode_chunked=True)
        self.assertEqual(413, chunked.status)
        self.assertEqual(2, len(listener.spool()))

    def test_a_disk_whose_reserve_is_reached(self):
        listener = self.listener(reserve="1000000GiB")
        self.assertEqual(507, listener.push(b"x").status)
        self.assertEqual([], listener.spool())

    def test_too_many_connections(self):
        listener = self.listener(max_connections_per_agency=2)
        held = [listener.connect() for _ in range(2)]
        self.assertEqual(503, listener.push(b"x").status)
        self.assertEqual(201, listener.push(b"x", agency=OTHER, certificate=OTHER).status, "another agency goes on")
        for connection in held:
            connection.close()
        self.assertTrue(any(listener.push(b"x").status == 201 for _ in range(100)))

    def test_too_many_connections_of_all(self):
        listener = self.listener(max_connections=3)
        held = [listener.connect(certificate) for certificate in (AGENCY, OTHER, None)]
        self.assertEqual(503, listener.push(b"x").status)
        for connection in held:
            connection.close()


if __name__ == "__main__":
    unittest.main()
