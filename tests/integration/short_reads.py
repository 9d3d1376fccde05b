"""An SFTP subsystem: OpenSSH's own, which now and then answers with fewer bytes than it was asked for."""
import random
import subprocess
import sys
import threading

READ = 5
chance = random.Random(1)
server = subprocess.Popen(["/usr/lib/openssh/sftp-server"], stdin=subprocess.PIPE)
requests = sys.stdin.buffer
threading.Thread(target=lambda: (server.wait(), requests.close()), daemon=True).start()
while head := requests.read(4):
    body = requests.read(int.from_bytes(head, "big"))
    if body[0] == READ and chance.random() < 0.1:
        body = body[:-4] + chance.randrange(1, min(20_000, int.from_bytes(body[-4:], "big")) + 1).to_bytes(4, "big")
    server.stdin.write(head + body)
    server.stdin.flush()
server.stdin.close()
server.wait()
