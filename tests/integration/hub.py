"""A working directory with a real sandbox platform behind mutual TLS, and the hub's commands over it."""
import http.client
import json
import os
import shutil
import ssl
import subprocess
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
BIN = Path(os.environ.get("YINGBAO_BIN", SOURCE / ".build/test/bin"))
DATE = "2021-06-15"


class Sandbox:
    """The platform's stand-in; ends with the test, at the latest by itself."""

    def __init__(self, folder, *faults):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([SOURCE / "tests/standins/platform/make_certs.sh", folder], check=True)
        self.port = 0
        self.limit = 64 << 20  # of a request
        self.start(*faults)

    def start(self, *faults):
        port_file = self.folder / "port"
        port_file.unlink(missing_ok=True)
        arguments = [BIN / "yingbao-sandbox", "--listen", f"127.0.0.1:{self.port}", "--port-file", port_file,
                     "--cert", self.folder / "server.pem", "--key", self.folder / "server.key",
                     "--client-ca", self.folder / "ca.pem", "--ledger", self.folder / "ledger.db", "--max-body", self.limit,
                     "--watch-pid", str(os.getpid()), "--stop-after", "600"]
        for fault in faults:
            arguments += ["--fault", fault]
        self.process = subprocess.Popen([str(a) for a in arguments], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 30
        while not (port_file.exists() and port_file.read_text().strip()):
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError("the sandbox did not start")
            time.sleep(0.02)
        self.port = int(port_file.read_text())

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def get(self, path):
        return self._request("GET", path)

    def set_faults(self, *faults):
        self._request("POST", "/sandbox/faults", json.dumps({"faults": faults}))

    def _request(self, method, path, body=None):
        context = ssl.create_default_context(cafile=self.folder / "ca.pem")
        context.load_cert_chain(self.folder / "client.pem", self.folder / "client.key")
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=context, timeout=60)
        connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def summary(self):
        return json.loads(self.get("/sandbox/summary"))

    def items(self):
        """What the platform knows of each reference: the candidate as it was told last, in its newest standing."""
        items = [json.loads(line) for line in self.get("/sandbox/items").splitlines()]
        for item in items:
            if standing := item.get("standing"):
                item["candidate"] |= {"standing": standing["code"], "rosters": standing["rosters"]}
        return items


class Hub:
    def __init__(self, sample=True, faults=(), seed=1):
        self.root = Path(tempfile.mkdtemp(prefix="yingbao-test-"))
        self.folder = self.root / "hub"
        self.sandbox = Sandbox(self.folder / "platform", *faults)
        arguments = ["init", self.folder, "--platform", f"https://127.0.0.1:{self.sandbox.port}"]
        subprocess.run([BIN / "yingbao", *arguments, *(["--sample", "--seed", str(seed)] if sample else [])],
                       check=True, stdout=subprocess.DEVNULL)
        for agency in (self.folder / "agencies").iterdir():
            self.edit(agency, 'settle = "2s"', 'settle = "0s"')

    def close(self):
        self.sandbox.stop()
        shutil.rmtree(self.root)

    @staticmethod
    def edit(file, old, new):
        text = file.read_text()
        assert old in text, f"{old!r} is not in {file}"
        file.write_text(text.replace(old, new))

    def config(self, old, new):
        self.edit(self.folder / "hub.toml", old, new)

    def command(self, *arguments, stdin="", env=None, language="en"):
        full = [str(BIN / "yingbao"), "-c", str(self.folder / "hub.toml"), "--lang", language, *map(str, arguments)]
        return subprocess.run(full, input=stdin, capture_output=True, text=True, env=env)

    def json(self, *arguments, exit_codes=(0,), stdin=""):
        done = self.command("--json", *arguments, stdin=stdin)
        assert done.returncode in exit_codes, (done.returncode, done.stdout, done.stderr)
        return json.loads(done.stdout)

    def run(self, date=DATE, exit_codes=(0,), *more):
        return self.json("run", "--date", date, *more, exit_codes=exit_codes)

    def run_and_send(self, date=DATE):
        """A first exchange: held, released, sent."""
        held = self.run(date, (1,))
        plan = next(a["object"] for a in held["attention"] if a["kind"] == "held_plan")
        self.release(plan)
        return self.run(date)

    def release(self, what):
        done = self.command("release", what, "--reason", "test")
        assert done.returncode == 0, done.stderr

    def table(self):
        return {row["code"]: row for row in self.json("report", "appendix1")["rows"]}

    def inbox(self, agency):
        return self.folder / "inbox" / agency

    def clear_inboxes(self):
        for file in (self.folder / "inbox").glob("*/*"):
            file.unlink()

    def answers(self, name):
        return json.loads((self.folder / "answers" / name).read_text())

    def deliver(self, agency, name, rows, encoding="utf-8"):
        text = "\r\n".join(",".join(row) for row in rows) + "\r\n"
        (self.inbox(agency) / name).write_bytes(text.encode(encoding))
