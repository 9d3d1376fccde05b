#!/usr/bin/env python3
"""One large delivery pushed to the listener: time, rate, and memory over idle.   usage: push.py [MEBIBYTES]

YINGBAO_BIN names the folder of the programs to measure."""
import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "integration"))
from listener import Listener  # noqa: E402

ALLOWED_KIB = 64 * 1024


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2048
    listener = Listener(agency_settings='max_size = "64GiB"')
    try:
        listener.push(b"first")
        idle = listener.memory()[1]
        piece = os.urandom(1 << 20)
        began = time.monotonic()
        with listener.connect(timeout=600) as connection:
            connection.sendall(listener.head(count << 20, "large"))
            for _ in range(count):
                connection.sendall(piece)
            answer = connection.recv(1000)
        seconds = time.monotonic() - began
        above = listener.memory()[0] - idle
        print(f"{count} MiB in {seconds:.1f} s, {count / seconds:.0f} MiB/s, {above} KiB above idle ({idle} KiB)")
        return 0 if answer.startswith(b"HTTP/1.1 201") and above < ALLOWED_KIB else 1
    finally:
        listener.close()


if __name__ == "__main__":
    sys.exit(main())
