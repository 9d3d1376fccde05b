"""A real OpenSSH server on a loopback port, and a relay in front of it that breaks connections where a test says."""
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

SSHD = shutil.which("sshd", path="/usr/sbin:/usr/bin:/usr/local/sbin")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_key(file, kind="ed25519", passphrase="", *more):
    subprocess.run(["ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-f", file, "-C", "test", *more], check=True)
    return file


def fingerprint(key):
    return subprocess.run(["ssh-keygen", "-l", "-f", f"{key}.pub"], check=True, capture_output=True, text=True).stdout.split()[1]


class Sshd:
    """Serves the folders of this machine to the user who runs the tests; ends with the test."""

    def __init__(self, host_keys=("ed25519",), sftp="internal-sftp", lines=()):
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        self.root = Path(tempfile.mkdtemp(prefix="yingbao-sshd-"))
        self.folder = self.root / "out"
        self.folder.mkdir()
        self.host_keys = {kind: make_key(self.root / f"host_{kind}", kind) for kind in host_keys}
        self.user_key = make_key(self.root / "user")
        self.authorise(self.user_key)
        self.port = free_port()
        self.options = [f"Subsystem sftp {sftp}", *lines]
        self.start()

    def authorise(self, key):
        with open(self.root / "authorized_keys", "a") as file:
            file.write(Path(f"{key}.pub").read_text())

    def start(self):
        keys = [f"HostKey {key}" for key in self.host_keys.values()]
        (self.root / "sshd.conf").write_text("\n".join([
            f"ListenAddress 127.0.0.1:{self.port}", *keys, f"AuthorizedKeysFile {self.root}/authorized_keys", "UsePAM no",
            "StrictModes no", "PidFile none", "PermitRootLogin yes", "PasswordAuthentication no", "LogLevel VERBOSE",
            "KbdInteractiveAuthentication no", "MaxStartups 100", *self.options]) + "\n")
        self.log = open(self.root / "log", "a+")
        self.process = subprocess.Popen([SSHD, "-D", "-e", "-f", self.root / "sshd.conf"], stderr=self.log)
        deadline = time.monotonic() + 30
        while "Server listening" not in self.logged():
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError("sshd did not start: " + self.logged())
            time.sleep(0.02)

    def logged(self):
        return (self.root / "log").read_text(errors="replace")

    def sessions(self):
        """The processes of this server that serve somebody now."""
        found, parents = [], [self.process.pid]
        while parents:
            below = subprocess.run(["pgrep", "-P", ",".join(map(str, parents))], capture_output=True, text=True).stdout
            parents = [int(pid) for pid in below.split()]
            found += parents
        return found

    def signal(self, number):
        for pid in [self.process.pid, *self.sessions()]:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass  # a session ended by itself

    def stop(self):
        self.signal(signal.SIGCONT)
        for pid in self.sessions():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.kill()
        self.process.wait()
        self.log.close()

    def close(self):
        self.stop()
        shutil.rmtree(self.root)


class Relay:
    """Passes bytes on. `plan(n)` says of the n-th connection after how many bytes from the server `act` is called and
    whether it is cut then: (bytes, act, cut), or None."""

    def __init__(self, port, plan):
        self.target, self.plan, self.cuts = port, plan, 0
        self.passed = []  # bytes from the server, for each connection
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            self.passed.append(0)
            number = len(self.passed) - 1
            threading.Thread(target=self._serve, args=(client, number, self.plan(number)), daemon=True).start()

    def _serve(self, client, number, plan):
        with client, socket.create_connection(("127.0.0.1", self.target)) as server:
            there = threading.Thread(target=self._pass, args=(client, server), daemon=True)
            there.start()
            self.passed[number] = self._pass(server, client, plan)
            there.join()

    def _pass(self, source, drain, plan=None):
        passed = 0
        try:
            while piece := source.recv(65536):
                if plan and passed + len(piece) >= plan[0]:
                    drain.sendall(piece[:plan[0] - passed])
                    if plan[1]:
                        plan[1]()
                    if plan[2]:
                        self.cuts += 1
                        break
                    drain.sendall(piece[plan[0] - passed:])
                    plan = None
                else:
                    drain.sendall(piece)
                passed += len(piece)
        except OSError:
            pass
        for end in (source, drain):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        return passed
