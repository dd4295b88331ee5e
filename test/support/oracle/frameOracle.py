"""What MLflow 3.17.2 and pandas 3.1.1 say to tables: one JSON question a line in, one answer a line out.

{"op": "frame", "data": "...", "columns": "...", "index": "..."}   DataFrame(...), each argument JSON text
{"op": "cast", "type": "long", "data": "..."}                      a column of the DataFrame [data], cast by its declared type, then enforced
{"op": "astype", "type": "int32", "data": "..."}                   a column of DataFrame({"a": data}) as a dtype of numpy
{"op": "enforce", "schema": "...", "data": "..."}                  _enforce_schema(data, schema)
{"op": "split", "orient": "split", "schema": "...", "data": "..."} dataframe_from_parsed_json, then _enforce_schema
{"op": "element", "schema": "...", "data": "..."}                  _enforce_type twice, with what it made the first time
"""

import json
import logging
import os
import sys
import warnings

os.environ.setdefault("TZ", "UTC")
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

import numpy as np  # noqa: E402
import pandas as pd  # noqa: E402
from mlflow.models.utils import _enforce_schema, _enforce_type  # noqa: E402
from mlflow.types.schema import Schema  # noqa: E402
from mlflow.utils.proto_json_utils import dataframe_from_parsed_json  # noqa: E402


def shown(value):
    """A cell by kind and value, as the other side writes it."""
    if value is None:
        return "null"
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, (int, np.integer)):
        return f"i{int(value)}"
    if isinstance(value, (float, np.floating)):
        return {"f": repr(float(value))}
    if isinstance(value, str):
        return f"s{value}"
    if isinstance(value, bytes):
        return f"b{len(value)}"
    if isinstance(value, (list, tuple, np.ndarray)):
        return ["list", *map(shown, value)]
    if isinstance(value, dict):
        return ["dict", *[[key, shown(item)] for key, item in value.items()]]
    if value is pd.NaT or isinstance(value, (pd.Timestamp, np.datetime64)):
        return "time"
    return type(value).__name__


def table(frame):
    columns = []
    for at in range(len(frame.columns)):
        column = frame.iloc[:, at]
        # a time at the end of its range cannot be shown in its zone
        cells = ["time"] * len(column) if column.dtype.kind == "M" else [shown(x) for x in column]
        columns.append({"label": shown(frame.columns[at]), "dtype": str(column.dtype), "cells": cells})
    return {"rows": len(frame), "columns": columns}


def frame(ask):
    given = {key: json.loads(ask[key]) for key in ("columns", "index") if key in ask}
    return table(pd.DataFrame(json.loads(ask["data"]), **given))


def cast(ask):
    schema = Schema.from_json(json.dumps([{"type": ask["type"], "name": "a"}]))
    made = dataframe_from_parsed_json(
        {"columns": ["a"], "data": [[x] for x in json.loads(ask["data"])]}, "split", schema
    )
    return table(made)


def astype(ask):
    made = pd.DataFrame({"a": json.loads(ask["data"])}).iloc[:, 0].astype(np.dtype(ask["type"]))
    return str(made.dtype) if made.dtype.kind != "S" else "bytes"


def enforce(ask):
    return table(_enforce_schema(json.loads(ask["data"]), Schema.from_json(ask["schema"])))


def split(ask):
    schema = Schema.from_json(ask["schema"])
    made = dataframe_from_parsed_json(json.loads(ask["data"]), ask["orient"], schema)
    return table(_enforce_schema(made, schema))


def uncast(ask):
    data = json.loads(ask["data"])
    made = pd.DataFrame(data["data"], columns=data.get("columns"), index=data.get("index"))
    return table(_enforce_schema(made, Schema.from_json(ask["schema"])))


def element(ask):
    spec = Schema.from_json(ask["schema"]).inputs[0]
    once = _enforce_type(json.loads(ask["data"]), spec.type, spec.required)
    return shown(_enforce_type(once, spec.type, spec.required))


OPS = {"frame": frame, "cast": cast, "astype": astype, "enforce": enforce, "split": split, "uncast": uncast, "element": element}


def main():
    out = os.fdopen(os.dup(1), "w")
    sys.stdout = sys.stderr
    for line in sys.stdin:
        ask = json.loads(line)
        try:
            answer = {"ok": OPS[ask["op"]](ask)}
        except BaseException as error:  # noqa: BLE001 - pyarrow's panics too
            answer = {"error": f"{type(error).__name__}: {error}"[:200].encode("utf-8", "replace").decode()}
        out.write(json.dumps(answer) + "\n")
    out.flush()


main()
