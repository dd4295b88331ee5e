"""Answers each line of JSON on stdin, {"text": ...}, with one on stdout: {"ok": true, "value": ...} or {"ok": false, "error": ...}.

The verdict is that of PyYAML's safe_load on the text as a file opened in text mode gives it. Values are written so that nothing
is lost: see `written`.
"""

import datetime
import json
import struct
import sys

import yaml

MOST_VALUES = 20_000


class TooLarge(Exception):
    pass


def main():
    for line in sys.stdin:
        text = json.loads(line)["text"].replace("\r\n", "\n").replace("\r", "\n")
        print(json.dumps(answer(text)), flush=True)


def answer(text):
    try:
        value = yaml.safe_load(text)
    except Exception as error:  # each kind of it counts as refused
        return {"ok": False, "error": f"{type(error).__name__}: {error}"[:300]}
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    try:
        return {"ok": True, "value": written(value, [], [0])}
    except TooLarge:
        return {"ok": True, "value": "too large"}
    finally:
        sys.setrecursionlimit(limit)


def written(value, around, count):
    count[0] += 1
    if count[0] > MOST_VALUES:
        raise TooLarge
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {"int": format(value, "x")}
    if isinstance(value, float):
        return {"float": "nan" if value != value else struct.pack(">d", value).hex()}
    if isinstance(value, datetime.datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if any(value is outer for outer in around):
        return {"cycle": True}
    inside = [*around, value]
    if isinstance(value, list):
        return [written(item, inside, count) for item in value]
    if isinstance(value, tuple):
        return {"pair": [written(item, inside, count) for item in value]}
    if isinstance(value, set):
        return {"set": [written(item, inside, count) for item in value]}
    return {"map": [[written(key, inside, count), written(item, inside, count)] for key, item in value.items()]}


main()
