"""What the real MLflow, numpy and json say of texts: JSON lines in ({"kind", "text"}), JSON lines out ({"ok", "value"}).

kind: json, schema, params, dtype or datetime. A value is only there when the text is accepted.
"""
import datetime
import json
import logging
import struct
import sys
import warnings

warnings.simplefilter("ignore")

import numpy as np  # noqa: E402
from mlflow.types import ParamSchema, Schema  # noqa: E402
from mlflow.types.schema import AnyType, Array, DataType, Map, Object, SparkMLVector, TensorSpec  # noqa: E402

logging.disable(logging.CRITICAL)


def plain(value):
    """A JSON value that keeps ints, floats and booleans apart."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return ["i", str(value)]
    if isinstance(value, float):
        return ["f", "nan" if value != value else struct.pack(">d", value).hex()]
    if isinstance(value, str):
        return ["s", value]
    if isinstance(value, (list, tuple)):
        return ["a", [plain(item) for item in value]]
    return ["o", [[key, plain(item)] for key, item in value.items()]]


def element(type_):
    if isinstance(type_, DataType):
        return type_.name
    if isinstance(type_, SparkMLVector):
        return "vector"
    if isinstance(type_, Array):
        return ["array", element(type_.dtype)]
    if isinstance(type_, Map):
        return ["map", element(type_.value_type)]
    if isinstance(type_, Object):
        return ["object", sorted([p.name, element(p.dtype), bool(p.required)] for p in type_.properties)]
    assert isinstance(type_, AnyType)
    return "any"


def spec(x):
    if isinstance(x, TensorSpec):
        return ["tensor", plain(x.name), [x.type.name, x.type.kind, x.type.itemsize], plain(list(x.shape))]
    return ["column", plain(x.name), element(x.type), bool(x.required)]


def param(x):
    return [x.name, element(x.dtype), x.shape is not None]


def date_time(text):
    value = np.datetime64(text)
    item = value.item()
    kinds = [(type(None), "none"), (int, "int"), (datetime.datetime, "datetime"), (datetime.date, "date")]
    return [next(name for kind, name in kinds if isinstance(item, kind)), np.datetime_data(value)[0]]


def dtype(text):
    value = np.dtype(text)
    return [value.name, value.kind, value.itemsize]


JUDGES = {
    "json": json.loads,
    "schema": Schema.from_json,
    "params": ParamSchema.from_json,
    "datetime": date_time,
    "dtype": dtype,
}

VALUES = {
    "json": plain,
    "schema": lambda schema: [spec(x) for x in schema.inputs],
    "params": lambda schema: [param(x) for x in schema.params],
}

if __name__ == "__main__":
    for line in sys.stdin:
        given = json.loads(line)
        kind = given["kind"]
        try:
            judged = JUDGES[kind](given["text"])
        except RecursionError:
            answer = {"ok": False, "error": "RecursionError"}
        except Exception as error:
            answer = {"ok": False, "error": f"{type(error).__name__}: {error}"[:200]}
        else:
            sys.setrecursionlimit(20_000)  # Python's usual depth counts for the verdict only
            answer = {"ok": True, "value": VALUES.get(kind, lambda value: value)(judged)}
        print(json.dumps(answer))
        sys.setrecursionlimit(1000)
