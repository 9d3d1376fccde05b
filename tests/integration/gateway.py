"""An agency's gateway: a real TLS server whose answers a test gives as functions, and a hub that asks it."""
import base64
import hashlib
import http.server
import shutil
import ssl
import subprocess
import tempfile
import threading
import types
import unittest
from pathlib import Path

from hub import BIN, DATE, SOURCE, Hub
from people import UNEMPLOYED, unemployed


def make_certificates(folder):
    """CA, server and client certificates, a server certificate that is over, and one of another host."""
    subprocess.run([SOURCE / "tests/standins/platform/make_certs.sh", folder], check=True)
    for name, days, host in (("expired", "-1", "IP:127.0.0.1"), ("elsewhere", "9", "DNS:elsewhere.example")):
        request = subprocess.run(["openssl", "req", "-new", "-key", folder / "server.key", "-subj", f"/CN={name}"],
                                 check=True, capture_output=True).stdout
        extensions = folder / f"{name}.ext"
        extensions.write_text(f"subjectAltName={host}\nextendedKeyUsage=serverAuth\n")
        subprocess.run(["openssl", "x509", "-req", "-CA", folder / "ca.pem", "-CAkey", folder / "ca.key", "-days", days,
                        "-CAcreateserial", "-extfile", extensions, "-out", folder / f"{name}.pem"],
                       input=request, check=True, capture_output=True)


def pin_of(certificate):
    key = subprocess.run(["openssl", "x509", "-in", certificate, "-noout", "-pubkey"], check=True, capture_output=True)
    der = base64.b64decode("".join(key.stdout.decode().splitlines()[1:-1]))
    return "sha256/" + base64.b64encode(hashlib.sha256(der).digest()).decode()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


class Gateway(http.server.ThreadingHTTPServer):
    """`answer` is called with each request's handler, whose `body` was read; what it raises ends the connection."""
    daemon_threads = True

    def __init__(self, folder, certificate="server", client_ca=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(folder / f"{certificate}.pem", folder / "server.key")
        if client_ca:
            self.context.load_verify_locations(client_ca)
            self.context.verify_mode = ssl.CERT_REQUIRED
        self.answer = lambda request: request.reply(b"")
        self.seen = []
        self.thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def finish_request(self, request, client_address):
        request.settimeout(30)
        with self.context.wrap_socket(request, server_side=True) as secure:
            super().finish_request(secure, client_address)

    def handle_error(self, request, client_address):
        pass

    def stop(self):
        self.shutdown()
        self.server_close()

    @property
    def url(self):
        return f"https://127.0.0.1:{self.server_port}"

    def count(self, path):
        return sum(1 for request in self.seen if request.path.startswith(path))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        # One handler serves all requests of its connection.
        self.server.seen.append(types.SimpleNamespace(path=self.path, headers=self.headers, body=self.body))
        self.server.answer(self)

    do_POST = do_PUT = do_HEAD = do_GET

    def reply(self, body, status=200, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        pass


def table(count=5, first=0):
    rows = [UNEMPLOYED] + [unemployed(i) for i in range(first, first + count)]
    return ("\r\n".join(",".join(row) for row in rows) + "\r\n").encode()


REQUEST = """
[[connector.request]]
id = "jobless"
url = "{url}/jobless"
name = "失业_{business_date:%Y%m%d}.csv"
"""


class Pull:
    """A hub whose one agency stands behind a gateway."""

    def __init__(self):
        self.hub = Hub(sample=False)
        self.certificates = Path(tempfile.mkdtemp(prefix="yingbao-gateway-"))
        make_certificates(self.certificates)
        self.gateway = Gateway(self.certificates)
        for agency in (self.hub.folder / "agencies").iterdir():
            agency.unlink()
        self.configure()

    def serve(self, **how):
        """Another gateway, with other certificates, takes the place of the first."""
        self.gateway.stop()
        self.gateway = Gateway(self.certificates, **how)

    def close(self):
        self.gateway.stop()
        self.hub.close()
        shutil.rmtree(self.certificates)

    def configure(self, sections=REQUEST, keys="", trust=None, private='allow_private = ["127.0.0.1"]'):
        trust = f'ca = "{self.certificates}/ca.pem"' if trust is None else trust
        sections = sections.replace("{url}", self.gateway.url)
        (self.hub.folder / "agencies" / "human_resources.toml").write_text(
            f'agency = "human_resources"\nplugin = "human_resources"\n[[feed]]\nkind = "G6"\nmin_records = 0\n'
            f'[connector]\ntype = "https_pull"\n{trust}\n{private}\nattempts = 2\n{keys}\n{sections}')

    def secret(self, name, value):
        file = self.hub.folder / "keys" / name
        file.write_text(value)
        file.chmod(0o600)
        return f'{{ file = "{file}" }}'

    def run(self, date=DATE):
        return self.hub.run(date, (0, 1, 3), "--until", "ingest")

    def why(self, date=DATE):
        """What a run says about the agency, in one text."""
        return "; ".join(a["kind"] + ": " + a["why"] for a in self.run(date)["attention"])

    def deliveries(self):
        return self.hub.json("deliveries")


class PullCase(unittest.TestCase):
    def setUp(self):
        self.pull = Pull()
        self.addCleanup(self.pull.close)

    def answer(self, function):
        self.pull.gateway.answer = function

    def assert_landed(self, *contents):
        self.assertEqual([sha256(c) for c in contents], [d["sha256"] for d in self.pull.deliveries()])
