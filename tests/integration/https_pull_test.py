"""Lists that are asked for at a gateway: once each night, whole or not at all."""
import html
import json
import os
import random
import socket
import time
import unittest
from urllib.parse import parse_qs, urlsplit

from gateway import BIN, DATE, REQUEST, PullCase, sha256, table

CUTS = int(os.environ.get("YINGBAO_CUTS", "40"))


def lines(records):
    return "".join(json.dumps(r, ensure_ascii=False, separators=(",", ":")) + "\n" for r in records).encode()


class Pulling(PullCase):
    def test_a_list_is_taken_once_a_night_and_read(self):
        self.answer(lambda r: r.reply(table()))
        self.assertEqual([], self.pull.run()["attention"])
        self.pull.run()
        self.assertEqual(1, self.pull.gateway.count("/jobless"))
        self.assert_landed(table())
        delivery = self.pull.deliveries()[0]
        self.assertEqual(("失业_20210615.csv", "https_pull", "listed", "2021-06-15", 5),
                         tuple(delivery[k] for k in ("name", "connector", "state", "as_of", "used")))

    def test_the_same_bytes_on_another_night_are_another_arrival(self):
        self.answer(lambda r: r.reply(table()))
        for date in ("2021-06-14", "2021-06-15", "2021-06-15"):
            self.pull.run(date)
        self.assert_landed(table(), table())

    def test_an_unreadable_list_may_be_asked_for_again_the_same_night(self):
        self.answer(lambda r: r.reply(b"\x00\x01 no list"))
        self.assertIn("set_aside", self.pull.why())
        self.answer(lambda r: r.reply(table()))
        self.pull.run()
        self.assertEqual(["set_aside", "listed"], [d["state"] for d in self.pull.deliveries()])

    def test_nothing_new_is_no_delivery_and_no_failure(self):
        for status in (200, 204, 304):
            self.answer(lambda r, s=status: r.reply(b"", s))
            report = self.pull.run()
            self.assertEqual(["left"], [a["kind"] for a in report["attention"]])
        self.assertEqual([], self.pull.deliveries())

    def test_an_answer_may_end_with_its_connection(self):
        def answer(request):
            request.send_response(200)
            request.send_header("Connection", "close")
            request.end_headers()
            request.wfile.write(table())
            request.close_connection = True
            request.connection.unwrap()  # TLS's farewell: it is all
        self.answer(answer)
        self.pull.run()
        self.assert_landed(table())

    def test_what_the_source_did_not_change_is_not_taken_again(self):
        self.pull.configure(REQUEST + 'new = "changed"\n')
        version = {"ETag": '"1"', "Last-Modified": "Mon, 07 Jun 2021 02:00:00 GMT"}
        self.answer(lambda r: r.reply(table(), **version))
        for date in ("2021-06-13", "2021-06-14"):
            self.pull.run(date)
        version["ETag"] = '"2"'
        self.pull.run("2021-06-15")
        self.assert_landed(table(), table())
        version["ETag"] = '"3"'
        self.answer(lambda r: r.reply(table(), ETag='"4"' if r.command == "GET" else '"3"'))
        self.assertIn("changed since it was listed", self.pull.why())
        self.assertEqual(2, len(self.pull.deliveries()))

    def test_a_source_whose_answer_comes_in_chunks_has_not_changed(self):
        self.pull.configure(REQUEST + 'new = "changed"\n')

        def answer(request):
            if request.command == "HEAD":
                return request.reply(table(), ETag='"1"')
            request.send_response(200)
            request.send_header("ETag", '"1"')
            request.send_header("Transfer-Encoding", "chunked")
            request.end_headers()
            request.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(table()), table()))
        self.answer(answer)
        for date in ("2021-06-13", "2021-06-14"):
            self.pull.run(date)
        self.assert_landed(table())

    def test_the_request_is_filled_in(self):
        secret = self.pull.secret("operator", '350502199001011234"\n')
        self.pull.configure("""
[connector.values]
operator = "张\\"三"
operator_id = %s
purpose = "社会救助 & 核对"
[[connector.request]]
id = "jobless"
method = "POST"
url = "{url}/list/{business_date-1m:%%Y%%m}/{purpose}"
headers = { X-Purpose = "check", X-Day = "{business_date:%%Y%%m%%d}" }
query = { why = "{purpose}", day = "{business_date-1d}" }
body = '{"operator": "{operator}", "id": "{operator_id}", "all": {}}'
name = "失业_{business_date:%%Y%%m%%d}.csv"
""" % secret)
        self.answer(lambda r: r.reply(table()))
        self.pull.run()
        seen = self.pull.gateway.seen[0]
        escaped = "%E7%A4%BE%E4%BC%9A%E6%95%91%E5%8A%A9%20%26%20%E6%A0%B8%E5%AF%B9"
        self.assertEqual(f"/list/202105/{escaped}?day=2021-06-14&why={escaped}", seen.path)
        self.assertEqual({"operator": '张"三', "id": '350502199001011234"', "all": {}}, json.loads(seen.body))
        self.assertEqual(("20210615", "identity", "application/json"),
                         tuple(seen.headers[h] for h in ("X-Day", "Accept-Encoding", "Content-Type")))

    def test_a_value_cannot_begin_another_header(self):
        self.pull.configure('[connector.values]\nwho = "a\\r\\nX-Evil: 1"\n' + REQUEST +
                            'headers = { X-Who = "{who}" }\n')
        self.assertIn("control character", self.pull.why())
        self.assertEqual([], self.pull.gateway.seen)

    def test_an_error_inside_a_good_answer_is_an_error(self):
        self.pull.configure(REQUEST + 'ok = { pointer = "/code", equals = "200", message = "/msg" }\n'
                            'unwrap = [{ json = "/data" }]\n')
        self.answer(lambda r: r.reply('{"code": 300, "msg": "无权限\\n350502199001011234"}'.encode()))
        self.assertIn("the gateway says: 无权限\\x0A******", self.pull.why())
        self.assertEqual([], self.pull.deliveries())
        self.answer(lambda r: r.reply(json.dumps({"code": "200", "data": table().decode()}).encode()))
        self.pull.run()
        self.assert_landed(table())

    def test_a_soap_service_is_unwrapped(self):
        self.pull.configure("""
[[connector.request]]
id = "pensions"
method = "POST"
url = "{url}/PersonInfo"
content_type = "text/xml; charset=utf-8"
headers = { SOAPAction = "I010101" }
body = '<e:Envelope xmlns:e="urn:soap"><e:Body><q>{session}{operator}</q></e:Body></e:Envelope>'
unwrap = [{ xml = "return" }, { json = "/data" }]
ok = { pointer = "/result", equals = "ok" }
records = "/rows"
[connector.values]
operator = "<张&三>"
[connector.login]
url = "{url}/login"
body = "{}"
session = "/data"
""")
        rows = [{"姓名": "张测试", "金额": "1.10"}, {"姓名": "李测试"}]

        def soap(request):
            if request.path == "/login":
                return request.reply(b'{"data": "GUID-1"}')
            self.assertIn("GUID-1&lt;张&amp;三&gt;", request.body.decode())
            data = json.dumps({"rows": rows}, ensure_ascii=False)
            inner = html.escape(json.dumps({"result": "ok", "data": data}))
            request.reply(f"<Envelope><Body><x:return xmlns:x='u'>{inner}</x:return></Body></Envelope>".encode())
        self.answer(soap)
        self.pull.run()
        self.assert_landed('{"姓名":"张测试","金额":"1.10"}\n{"姓名":"李测试"}\n'.encode())

    def test_the_source_is_told_that_its_list_arrived(self):
        self.pull.configure(REQUEST + """[connector.confirm]
url = "{url}/ack/{id}"
body = '{"day": "{business_date}"}'
""")
        broken = [True]

        def answer(request):
            if request.path.startswith("/ack") and broken[0]:
                return request.reply(b"", 500)
            request.reply(table() if request.path == "/jobless" else b"")
        self.answer(answer)
        self.assertIn("unconfirmed: 127.0.0.1 answers HTTP 500", self.pull.why("2021-06-14"))
        broken[0] = False
        self.pull.run("2021-06-15")
        self.pull.run("2021-06-15")
        acks = [r for r in self.pull.gateway.seen if r.path == "/ack/jobless"]
        self.assertEqual(["2021-06-14", "2021-06-14", "2021-06-15"], [json.loads(a.body)["day"] for a in acks])
        self.assertEqual(2, self.pull.gateway.count("/jobless"))


class Pages(PullCase):
    RECORDS = [{"序号": i, "姓名": "张 测试", "金额": 1.5} for i in range(1, 24)]

    def configure(self, paging, more=""):
        self.pull.configure('[[connector.request]]\nid = "jobless"\nurl = "{url}/jobless"\n'
                            f'paging = {{ {paging} }}\nrecords = "/data/list"\n{more}')

    def serve(self, size=10, **changes):
        def answer(request):
            asked = {k: v[0] for k, v in parse_qs(urlsplit(request.path).query).items()}
            at = (int(asked.get("page", 1)) - 1) * size if "page" in asked else int(asked.get("cursor", 0))
            rows = self.RECORDS[at:at + size]
            body = {"data": {"list": rows, "total": changes.get("total", len(self.RECORDS))}}
            follows = at + size < len(self.RECORDS)
            if follows:
                body["next"] = str(at + size) if changes.get("style") != "link" else f"/jobless?cursor={at + size}"
            headers = {"Link": f'</first>; rel="first", </jobless?cursor={at + size}>; rel="next"'} if follows else {}
            request.reply(json.dumps(body, indent=2, ensure_ascii=False).encode(), **headers)
        self.answer(answer)

    def test_numbered_pages_until_one_is_empty(self):
        self.configure('kind = "page", parameter = "page", size_parameter = "size", size = 10')
        self.serve()
        self.pull.run()
        self.assert_landed(lines(self.RECORDS))
        self.assertEqual([f"/jobless?page={n}&size=10" for n in (1, 2, 3, 4)], [r.path for r in self.pull.gateway.seen])

    def test_a_gateway_that_gives_less_than_it_was_asked_for_loses_nothing(self):
        self.configure('kind = "page", parameter = "page", size_parameter = "size", size = 500')
        self.serve(size=4)
        self.pull.run()
        self.assert_landed(lines(self.RECORDS))

    def test_numbered_pages_up_to_a_total(self):
        self.configure('kind = "page", parameter = "page", total = "/data/total"')
        self.serve()
        self.pull.run()
        self.assert_landed(lines(self.RECORDS))
        self.assertEqual(3, len(self.pull.gateway.seen))

    def test_a_record_too_few_is_no_delivery(self):
        self.configure('kind = "page", parameter = "page", total = "/data/total"')
        self.serve(total=24)
        self.assertIn("counts 24 records and gave 23", self.pull.why())
        self.assertEqual([], self.pull.deliveries())

    def test_cursors(self):
        self.configure('kind = "cursor", parameter = "cursor", next = "/next"')
        self.serve()
        self.pull.run()
        self.assert_landed(lines(self.RECORDS))

    def test_links_in_the_header_and_in_the_answer(self):
        for paging, style in (('kind = "link"', ""), ('kind = "link", next = "/next"', "link")):
            self.configure(paging)
            self.serve(style=style)
            self.pull.run("2021-06-1%d" % (4 + bool(style)))
        self.assert_landed(lines(self.RECORDS), lines(self.RECORDS))

    def test_a_link_to_another_host_is_not_followed(self):
        self.configure('kind = "link"')
        self.answer(lambda r: r.reply(b'{"data": {"list": [1]}}', Link='<https://elsewhere.example/x>; rel="next"'))
        self.assertIn("another host", self.pull.why())
        self.assertEqual([], self.pull.deliveries())

    def test_a_page_that_fails_once_is_asked_for_again(self):
        self.configure('kind = "page", parameter = "page", total = "/data/total"')
        self.serve()
        good, failed = self.pull.gateway.answer, []

        def answer(request):
            if "page=2" in request.path and not failed:
                failed.append(request)
                return request.reply(b"", 503)
            good(request)
        self.answer(answer)
        self.pull.run()
        self.assert_landed(lines(self.RECORDS))


class Trouble(PullCase):
    def test_a_connection_cut_anywhere_gives_the_whole_list_or_none(self):
        self.pull.configure(keys="total_timeout = \"20s\"")
        content = table(2000)
        chance = random.Random(1)
        for night in range(CUTS):
            at = chance.randrange(len(content)) if night % 4 else chance.choice((0, 1, len(content) - 1, len(content)))
            framing = night % 3  # length, chunks, until the end

            def cut(request, at=at, framing=framing):
                request.send_response(200)
                heads = ("Content-Length", str(len(content))), ("Transfer-Encoding", "chunked"), ("Connection", "close")
                request.send_header(*heads[framing])
                request.end_headers()
                part = content[:at]
                request.wfile.write(b"%x\r\n%s\r\n" % (len(part), part) if framing == 1 and part else part)
                request.close_connection = True
                request.wfile.flush()
                request.connection.shutdown(socket.SHUT_RDWR)  # without TLS's farewell: cut, not ended
            before = len(self.pull.deliveries())
            date = "2021-%02d-%02d" % (1 + night // 28, 1 + night % 28)
            self.answer(cut)
            self.pull.run(date)
            landed = self.pull.deliveries()[before:]
            self.assertLessEqual(len(landed), 1)
            self.assertTrue(all(d["sha256"] == sha256(content) for d in landed), (at, framing))
            self.answer(lambda r: r.reply(content))
            self.pull.run(date)
            self.assertEqual([sha256(content)], [d["sha256"] for d in self.pull.deliveries()[before:]], (at, framing))

    def test_a_slow_drip_is_cut_off(self):
        self.pull.configure(keys='idle_timeout = "500ms"')

        def drip(request):
            request.send_response(200)
            request.send_header("Content-Length", "100000")
            request.end_headers()
            for _ in range(100):
                request.wfile.write(b"x")
                time.sleep(0.1)
        self.answer(drip)
        start = time.monotonic()
        self.assertIn("took too long", self.pull.why())
        self.assertLess(time.monotonic() - start, 6)
        self.assertEqual([], self.pull.deliveries())

    def test_what_is_too_large_is_refused(self):
        self.pull.configure(keys='max_size = "64KiB"')
        self.answer(lambda r: r.reply(table(5000)))
        self.assertIn("larger than max_size", self.pull.why())
        self.pull.configure(REQUEST + 'records = ""\n', keys='max_page = "4KiB"')
        self.answer(lambda r: r.reply(b"[" + b"1," * 5000 + b"1]"))
        self.assertIn("larger than max_page", self.pull.why())
        self.answer(lambda r: r.reply(b"", X_Long="x" * 100000))
        self.assertIn("not_taken", self.pull.why())
        self.assertEqual([], self.pull.deliveries())

    def test_retry_after_is_waited_for_within_the_deadline(self):
        times = []

        def throttled(request):
            times.append(time.monotonic())
            request.reply(table(), 429 if len(times) == 1 else 200, Retry_After="2")
        self.answer(throttled)
        self.pull.run()
        self.assertGreaterEqual(times[1] - times[0], 2)
        self.assert_landed(table())
        self.pull.configure(keys='total_timeout = "5s"')
        self.answer(lambda r: r.reply(b"", 429, Retry_After="60"))
        start = time.monotonic()
        self.assertIn("HTTP 429", self.pull.why("2021-06-16"))
        self.assertLess(time.monotonic() - start, 5)

    def test_what_does_not_pass_is_not_tried_again(self):
        for status in (400, 403, 404, 500):
            self.pull.gateway.seen.clear()
            self.answer(lambda r, s=status: r.reply(b"", s))
            self.assertIn(f"HTTP {status}", self.pull.why())
            self.assertEqual(1, len(self.pull.gateway.seen))

    def test_redirects_stay_on_the_host(self):
        def redirect(request):
            if request.path == "/jobless":
                return request.reply(b"", 302, Location="/there")
            request.reply(table())
        self.answer(redirect)
        self.pull.run()
        self.assert_landed(table())
        for where in ("https://localhost/", "http://127.0.0.1/", "//elsewhere.example/"):
            self.answer(lambda r, w=where: r.reply(b"", 302, Location=w))
            self.assertIn("a redirect: it leads to", self.pull.why("2021-06-16"))
        self.answer(lambda r: r.reply(b"", 302, Location="/jobless"))
        self.assertIn("without end", self.pull.why("2021-06-16"))
        self.pull.configure(REQUEST + 'method = "POST"\n')
        self.assertIn("redirects a POST", self.pull.why("2021-06-16"))

    def test_an_answer_without_a_clear_end_is_refused(self):
        for headers in ({"Transfer-Encoding": "gzip"}, {"Transfer-Encoding": "chunked", "Content-Length": "3"},
                        {"Content-Encoding": "gzip", "Content-Length": "3"}):
            def answer(request, headers=headers):
                request.send_response(200)
                for name, value in headers.items():
                    request.send_header(name, value)
                request.end_headers()
                request.wfile.write(b"abc")
                request.close_connection = True
            self.answer(answer)
            self.assertIn("not_taken", self.pull.why())
        self.assertEqual([], self.pull.deliveries())


@unittest.skipUnless(os.environ.get("YINGBAO_BIG"), "takes a while: YINGBAO_BIG=200 (MB)")
class Big(PullCase):
    def test_memory_does_not_grow_with_the_answer(self):
        size = int(os.environ["YINGBAO_BIG"]) << 20
        piece = (b"x" * 199 + b"\n") * 5243

        def much(request):
            request.send_response(200)
            request.send_header("Content-Length", str(size))
            request.end_headers()
            left = size
            while left:
                left -= request.wfile.write(piece[:left])
        self.answer(much)
        start = time.monotonic()
        command = [BIN / "yingbao", "-c", self.pull.hub.folder / "hub.toml", "run", "--date", DATE, "--until", "ingest"]
        silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
        _, _, usage = os.wait4(os.posix_spawn(command[0], command, os.environ, file_actions=silent), 0)
        print(f"{size >> 20} MiB in {time.monotonic() - start:.1f} s, peak {usage.ru_maxrss / 1024:.0f} MiB")
        self.assertEqual(1, len(self.pull.deliveries()))
        self.assertLess(usage.ru_maxrss, 128 << 10)


if __name__ == "__main__":
    unittest.main()
