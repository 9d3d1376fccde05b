"""The hub's listener as agencies meet it. Every answer is checked against the published description of the API."""
import http.client
import json
import re
import resource
import socket
import ssl
import subprocess
import time
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import jsonschema
import yaml

from certificates import SERVER, Authority, fingerprint
from hub import BIN, SOURCE, Hub

OPENAPI = yaml.safe_load((SOURCE / "connectors/https_push/openapi.yaml").read_text())
AGENCY, OTHER = "human_resources", "medical_insurance"


def described(method, path, status):
    """The response that the description has for this answer."""
    responses = OPENAPI["components"]["responses"]
    for template, operations in OPENAPI["paths"].items():
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", template), path):
            if method.lower() not in operations:
                assert status in (405, 400, 401), (method, path, status)
                return responses["MethodNotAllowed" if status == 405 else "Problem"]
            found = operations[method.lower()]["responses"].get(str(status))
            assert found, f"{method} {path}: {status} is not described"
            return responses[found["$ref"].split("/")[-1]] if "$ref" in found else found
    assert status in (400, 401, 404, 414, 429, 431), (path, status)
    return responses["Problem"]


def check(method, path, answer):
    wanted = described(method, path, answer.status)
    for name, header in wanted.get("headers", {}).items():
        assert name in answer.headers, (method, path, answer.status, name)
        jsonschema.validate(answer.headers[name], header["schema"])
    assert "Server" not in answer.headers
    for name in ("Date", "Content-Length", "Connection"):
        assert name in answer.headers, name
    if method == "HEAD" or "*/*" in wanted["content"]:
        return
    (media_type, content), = wanted["content"].items()
    assert answer.headers["Content-Type"] == media_type, answer.headers["Content-Type"]
    resolver = jsonschema.RefResolver("", OPENAPI)
    jsonschema.Draft202012Validator(content["schema"], resolver=resolver).validate(answer.json())


def answer_of(response):
    body = response.read()
    return SimpleNamespace(status=response.status, headers=response.headers, body=body, json=lambda: json.loads(body))


class Listener:
    """A hub with two pushing agencies and its listener; `settings` go into [listener]."""

    def __init__(self, sample=False, agency_settings="requests_per_minute = 100000", **settings):
        self.hub = Hub(sample=sample)
        folder = self.hub.folder / "listener"
        self.authority = Authority(folder)
        self.authority.issue("server", "localhost", SERVER)
        self.certificates = {None: None, AGENCY: self.authority.issue(AGENCY, AGENCY),
                             OTHER: self.authority.issue(OTHER, OTHER)}
        settings = {"address": "127.0.0.1:0", "certificate": "listener/server.pem", "key": "listener/server.key",
                    "client_ca": "listener/ca.pem", "reserve": "1MiB", "max_connections_per_agency": 64, **settings}
        with open(self.hub.folder / "hub.toml", "a") as file:
            file.write("\n[listener]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items()))
        for agency in (AGENCY, OTHER):
            known = fingerprint(self.certificates[agency][0])
            self.set_connector(agency, f'certificates = ["{known}"]\n{agency_settings}')
        self.errors = open(folder / "log", "a")
        self.start()

    def set_connector(self, agency, text):
        file = self.hub.folder / "agencies" / f"{agency}.toml"
        connector = f'[connector]\ntype = "https_push"\n{text}\n\n[[feed]]'
        file.write_text(re.sub(r"\[connector\].*?\[\[feed\]\]", lambda _: connector, file.read_text(), 1, re.DOTALL))

    def start(self):
        port_file = self.hub.folder / "listener" / "port"
        port_file.unlink(missing_ok=True)
        self.process = subprocess.Popen([BIN / "yingbao", "-c", self.hub.folder / "hub.toml", "listen", "--port-file",
                                         port_file], stderr=self.errors, preexec_fn=end_with_the_test)
        deadline = time.monotonic() + 30
        while not port_file.exists():
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError("the listener did not start: " + self.log())
            time.sleep(0.02)
        self.port = int(port_file.read_text())

    def stop(self):
        self.process.terminate()
        return self.process.wait(30)

    def close(self):
        if self.process.poll() is None:
            self.stop()
        self.errors.close()
        self.hub.close()

    def log(self):
        return (self.hub.folder / "listener" / "log").read_text()

    def memory(self):
        """Peak and present resident KiB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return [int(re.search(rf"{name}:\s+(\d+)", status)[1]) for name in ("VmHWM", "VmRSS")]

    def spool(self, agency=AGENCY):
        return sorted(path.name for path in (self.hub.folder / "spool" / agency).iterdir())

    def tls(self, certificate=AGENCY):
        context = ssl.create_default_context(cafile=self.authority.pem)
        pair = self.certificates[certificate] if certificate in self.certificates else certificate
        if pair:
            context.load_cert_chain(*pair)
        return context

    def connect(self, certificate=AGENCY, timeout=30):
        raw = socket.create_connection(("127.0.0.1", self.port), timeout)
        return self.tls(certificate).wrap_socket(raw, server_hostname="localhost")

    def request(self, method, path, body=None, headers=None, certificate=AGENCY, **more):
        connection = http.client.HTTPSConnection("localhost", self.port, context=self.tls(certificate), timeout=120)
        try:
            connection.request(method, path, body, headers or {}, **more)
            answer = answer_of(connection.getresponse())
        finally:
            connection.close()
        check(method, path, answer)
        return answer

    def push(self, body, name="登记失业人员_20210610.csv", agency=AGENCY, certificate=AGENCY, headers=None, **more):
        return self.request("PUT", f"/v1/deliveries/{agency}", body, {**self.headers(name), **(headers or {})},
                            certificate, **more)

    @staticmethod
    def headers(name="登记失业人员_20210610.csv", content_type="text/csv"):
        return {"Content-Type": content_type, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}

    def head(self, length, key, name="登记失业人员_20210610.csv"):
        """A raw request up to its body."""
        fields = {"Host": "localhost", **self.headers(name), "Content-Length": str(length), "Idempotency-Key": key}
        return (f"PUT /v1/deliveries/{AGENCY} HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in fields.items()) +
                "\r\n").encode()

    def say(self, data, certificate=AGENCY):
        """Sends raw bytes; the status of the one answer, 0 for none, and whether the connection was closed then."""
        with self.connect(certificate) as connection:
            try:
                connection.sendall(data)
                response = http.client.HTTPResponse(connection)
                response.begin()
                answer = answer_of(response)
            except (http.client.BadStatusLine, OSError):
                return 0, True
            if answer.headers["Connection"] != "close":
                return answer.status, False
            return answer.status, connection.recv(1) == b""


def end_with_the_test():
    """The listener dies with this process, whatever becomes of it, and leaves no core file."""
    import ctypes
    ctypes.CDLL(None).prctl(1, 15)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
