"""Whom the hub trusts when it asks, and how it says who it is: checked here by an implementation of its own."""
import base64
import hashlib
import hmac
import json
import socket
import subprocess
import time
import unittest
from urllib.parse import parse_qsl, urlsplit

from gateway import BIN, DATE, REQUEST, PullCase, make_certificates, pin_of, table


class Peers(PullCase):
    def setUp(self):
        super().setUp()
        self.answer(lambda r: r.reply(table()))

    def refused(self, *parts):
        why = self.pull.why()
        for part in parts:
            self.assertIn(part, why)
        self.assertEqual([], self.pull.gateway.seen)

    def serve(self, **how):
        self.pull.serve(**how)
        self.answer(lambda r: r.reply(table()))
        self.pull.configure()

    def test_another_authority_is_refused(self):
        other = self.pull.certificates / "other"
        make_certificates(other)
        self.pull.configure(trust=f'ca = "{other}/ca.pem"')
        self.refused("not_taken", "TLS with 127.0.0.1")

    def test_a_certificate_that_is_over_is_refused(self):
        self.serve(certificate="expired")
        self.refused("certificate has expired")
        self.pull.configure(trust=f'pin = "{pin_of(self.pull.certificates / "expired.pem")}"')
        self.refused("certificate has expired")

    def test_a_certificate_of_another_host_is_refused(self):
        self.serve(certificate="elsewhere")
        self.refused("mismatch")

    def test_a_pinned_key_stands_in_for_an_authority(self):
        self.pull.configure(trust=f'pin = "{pin_of(self.pull.certificates / "server.pem")}"')
        self.pull.run()
        self.assert_landed(table())

    def test_another_key_than_the_pinned_one_is_refused(self):
        pin = pin_of(self.pull.certificates / "client.pem")
        for trust in (f'pin = "{pin}"', f'ca = "{self.pull.certificates}/ca.pem"\npin = "{pin}"'):
            self.pull.configure(trust=trust)
            self.refused("not the pinned one")

    def test_a_gateway_may_want_the_hubs_certificate(self):
        self.serve(client_ca=self.pull.certificates / "ca.pem")
        # The gateway's alert may come before or after its connection is gone.
        self.assertRegex(self.pull.why(), "certificate required|Connection reset|Broken pipe")
        certificates = self.pull.certificates
        self.pull.configure(keys=f'certificate = "{certificates}/client.pem"\n'
                                 f'key = {{ file = "{certificates}/client.key" }}')
        self.pull.run()
        self.assert_landed(table())

    def test_a_private_address_is_refused_unless_it_is_named(self):
        for private in ("", 'allow_private = ["10.0.0.0/8", "127.0.0.2"]'):
            self.pull.configure(private=private)
            self.refused("private address")
        self.pull.configure(REQUEST.replace("{url}", f"https://localhost:{self.pull.gateway.server_port}"), private="")
        self.refused("private address")

    def test_nobody_there_is_unreachable_and_names_the_host_only(self):
        with socket.socket() as unused:
            unused.bind(("127.0.0.1", 0))
            port = unused.getsockname()[1]
        self.pull.configure(REQUEST.replace("{url}", f"https://127.0.0.1:{port}") + 'query = { key = "s3cret" }\n')
        why = self.pull.why()
        self.assertIn("unreachable: connect to 127.0.0.1", why)
        self.assertEqual(3, self.pull.hub.command("run", "--date", DATE, "--until", "ingest").returncode)
        self.assertNotIn("s3cret", why)


class Door(PullCase):
    """What no command asks of a connector yet."""

    def door(self, *arguments):
        agency = self.pull.hub.folder / "agencies" / "human_resources.toml"
        return subprocess.run([BIN / "pull_door", agency, *arguments], capture_output=True, text=True)

    def test_a_try_of_the_connection_tells_who_answers(self):
        done = self.door("probe")
        self.assertEqual(0, done.returncode, done.stderr)
        who, until = done.stdout.splitlines()
        self.assertEqual("CN = localhost (CN = yingbao test CA)", who)
        self.assertGreater(int(until.split()[1]), time.time() + 86400)
        self.assertEqual([], self.pull.gateway.seen)

    def test_a_try_of_an_address_tells_the_clock_too(self):
        self.pull.configure(keys=f'probe = "{self.pull.gateway.url}/time"')
        clock = self.door("probe").stdout.splitlines()[2]
        self.assertLess(abs(int(clock.split()[1])), 5000)
        self.answer(lambda r: r.reply(b"", 403))
        self.assertIn("unauthorised: 127.0.0.1 answers HTTP 403", self.door("probe").stderr)

    def test_a_slip_goes_back_before_the_verdict(self):
        self.assertEqual("no place for it\n", self.door("give_back", "退回_1.xlsx", "slip").stdout)
        self.pull.configure(REQUEST + """[connector.give_back]
url = "{url}/slips/{id}/{business_date}/{file}"
""")
        self.assertEqual("given back\n", self.door("give_back", "退回 1.xlsx", "slip").stdout)
        self.assertEqual([("/slips/jobless/2021-06-15/%E9%80%80%E5%9B%9E%201.xlsx", b"slip"),
                          ("/slips/jobless/2021-06-15/verdict.json", b"{}")],
                         [(r.path, r.body) for r in self.pull.gateway.seen])
        self.answer(lambda r: r.reply(b"", 403))
        self.assertNotEqual(0, self.door("give_back", "a", "b").returncode)


class Signatures(PullCase):
    """Each gateway judges by itself; what it does not accept is answered as the real one answers."""

    def pull_with(self, auth, judge, refusal=(401, b""), request=REQUEST):
        verdicts = []

        def answer(seen):
            good = judge(seen)
            if good is None:
                return
            verdicts.append(good)
            seen.reply(table()) if good else seen.reply(refusal[1], refusal[0])
        self.answer(answer)
        self.pull.configure(request + "[connector.auth]\n" + auth)
        return self.pull.why(), verdicts

    def assert_accepted(self, outcome):
        self.assertEqual(("", [True]), outcome)
        self.assert_landed(table())

    def test_basic(self):
        expected = "Basic " + base64.b64encode("泉州:pass:word".encode()).decode()
        auth = f'type = "basic"\nuser = "泉州"\npassword = {self.pull.secret("p", "pass:word")}'
        self.assert_accepted(self.pull_with(auth, lambda r: r.headers["Authorization"] == expected))

    def test_bearer(self):
        self.assert_accepted(self.pull_with(f'type = "bearer"\ntoken = {self.pull.secret("t", "abc.def")}',
                                            lambda r: r.headers["Authorization"] == "Bearer abc.def"))

    @staticmethod
    def national(headers, secret, service):
        rid, sid, time_, sign = (headers["gjzwfwpt_" + n] for n in ("rid", "sid", "rtime", "sign"))
        expected = base64.b64encode(hmac.new(secret, (sid + rid + time_).encode(), hashlib.sha256).digest()).decode()
        return (rid, sid, sign) == ("RID", service, expected) and abs(int(time_) / 1000 - time.time()) < 60

    def test_the_national_platform(self):
        auth = f'type = "gjzwfwpt"\nrequester = "RID"\nservice = "SID"\nsecret = {self.pull.secret("s", "appsecret")}'
        self.assert_accepted(self.pull_with(auth, lambda r: self.national(r.headers, b"appsecret", "SID2"),
                                            request=REQUEST + 'service = "SID2"\n'))

    def test_the_national_platform_in_two_steps(self):
        key = hashlib.sha1(hashlib.sha1(b"testappkey").digest()).digest()[:16].hex()
        handed_out = []

        def judge(request):
            if request.path == "/gateway/httpproxy":
                self.assertTrue(self.national(json.loads(request.body), b"testappkey", "SID"))
                handed_out.append("signature-%d" % len(handed_out))
                sealed = subprocess.run(["openssl", "enc", "-aes-128-ecb", "-K", key, "-a", "-A"], check=True,
                                        input=handed_out[-1].encode(), capture_output=True).stdout
                return request.reply(json.dumps({"code": 200, "data": {"secret": sealed.decode()}}).encode())
            return request.headers["gjzwfwpt_sign"] == handed_out[-1] and request.headers["gjzwfwpt_rid"] == "RID"
        self.assert_accepted(self.pull_with(
            'type = "gjzwfwpt_two_step"\nrequester = "RID"\nservice = "SID"\n'
            f'app_key = {self.pull.secret("k", "testappkey")}\n'
            f'gateway = "{self.pull.gateway.url}/gateway/httpproxy"', judge))

    @staticmethod
    def tif(request, token):
        stamp, nonce, sign = (request.headers["x-tif-" + n] for n in ("timestamp", "nonce", "signature"))
        expected = hashlib.sha256((stamp + token + nonce + stamp).encode()).hexdigest()
        return abs(int(stamp) - time.time()) <= 180 and sign == expected and request.headers["x-tif-paasid"] == "paas"

    def test_x_tif(self):
        auth = f'type = "x_tif"\npaas_id = "paas"\ntoken = {self.pull.secret("t", "TOKEN")}'
        self.assert_accepted(self.pull_with(auth, lambda r: self.tif(r, "TOKEN")))

    def test_a_refusal_of_x_tif_is_not_tried_again(self):
        auth = f'type = "x_tif"\npaas_id = "paas"\ntoken = {self.pull.secret("t", "WRONG")}'
        why, verdicts = self.pull_with(auth, lambda r: self.tif(r, "TOKEN"),
                                       (500, '{"code":400001,"msg":"鉴权失败，鉴权信息有误。"}'.encode()))
        self.assertIn("does not accept the signature", why)
        self.assertEqual([False], verdicts)
        self.assertNotIn("WRONG", why)

    def test_x_bg_hmac(self):
        def judge(request):
            url = urlsplit(request.path)
            query = "&".join(f"{k}={v}" for k, v in sorted(parse_qsl(url.query)))
            date = request.headers["X-BG-DATE-TIME"]
            text = f"{request.command}\n{url.path}\n{query}\nAK1\n{date}\n"
            expected = base64.b64encode(hmac.new(b"SK1", text.encode(), hashlib.sha256).digest()).decode()
            told = request.headers["X-BG-HMAC-SIGNATURE"], request.headers["X-BG-HMAC-ACCESS-KEY"]
            return told == (expected, "AK1")
        auth = f'type = "x_bg_hmac"\naccess_key = "AK1"\nsecret = {self.pull.secret("s", "SK1")}'
        request = REQUEST + 'query = { name = "张 三", b = "&=", A = "1" }\n'
        self.assert_accepted(self.pull_with(auth, judge, request=request))


class Sessions(PullCase):
    SECTIONS = """
[connector.values]
user = "hub"
password = %s
[connector.login]
url = "{url}/login"
body = '{"user": "{user}", "password": "{password}"}'
session = "/data"
expired = { pointer = "/code", equals = "401" }
""" + REQUEST + """headers = { X-Session = "{session}" }
ok = { pointer = "/code", equals = "200" }
unwrap = [{ json = "/data" }]
"""

    def setUp(self):
        super().setUp()
        self.pull.configure(self.SECTIONS.replace("%s", self.pull.secret("password", 'pass"word'), 1))
        self.logins = 0

    def serve(self, refuse):
        """`refuse(session)` gives the answer to a session that is over, or None."""
        def answer(request):
            if request.path == "/login":
                self.assertEqual({"user": "hub", "password": 'pass"word'}, json.loads(request.body))
                self.logins += 1
                return request.reply(json.dumps({"data": f"GUID-{self.logins}"}).encode())
            status, body = refuse(request.headers["X-Session"]) or (200, {"code": 200, "data": table().decode()})
            request.reply(json.dumps(body).encode(), status)
        self.answer(answer)

    def test_one_login_serves_the_run(self):
        self.serve(lambda session: None)
        self.pull.run()
        self.assert_landed(table())
        self.assertEqual(1, self.logins)

    def test_a_session_that_is_over_is_renewed_once(self):
        for over in ((401, {}), (200, {"code": 401})):
            self.logins = 0
            self.serve(lambda session, over=over: over if session == "GUID-1" else None)
            self.pull.run("2021-06-14" if over[0] == 401 else "2021-06-15")
            self.assertEqual(2, self.logins)
        self.assert_landed(table(), table())

    def test_a_gateway_that_never_accepts_is_asked_twice(self):
        self.serve(lambda session: (401, {}))
        why = self.pull.why()
        self.assertIn("HTTP 401", why)
        self.assertEqual(2, self.logins)
        self.assertNotIn("GUID", why)

    def test_a_login_without_a_session_is_told(self):
        self.answer(lambda r: r.reply(b'{"data": null}'))
        self.assertIn("login: the answer holds no session", self.pull.why())


if __name__ == "__main__":
    unittest.main()
