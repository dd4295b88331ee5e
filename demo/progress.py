"""One line per step, with the seconds since the start."""

import time

_started = time.monotonic()


def say(text: str) -> None:
    print(f"[{time.monotonic() - _started:5.1f} s] {text}", flush=True)
