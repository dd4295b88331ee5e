"""What MLflow 3.17.2 and pandas 3.1.1 say to data files: one JSON question a line in, one answer a line out.

{"op": "csv", "mode": "read", "text": "..."}                        read_csv: labels, dtypes and cells
{"op": "csv", "mode": "strict"|"serving", "text": "...", "schema": "..."}   taken or not
{"op": "parquet", "mode": ..., "path": "...", "schema": "..."}      the same for a file
{"op": "make", "path": "...", "code": "..."}                        writes a Parquet file: code that sets `frame` (pandas) or `table` (pyarrow)
"""

import datetime  # noqa: F401 - for the code of questions
import decimal  # noqa: F401
import io
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
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402
from mlflow.models.utils import _enforce_schema  # noqa: E402
from mlflow.pyfunc import scoring_server  # noqa: E402
from mlflow.types.schema import Schema  # noqa: E402


def shown(value):
    if value is None:
        return "null"
    if isinstance(value, (bool, np.bool_)):
        return "true" if value else "false"
    if isinstance(value, (int, np.integer)):
        return f"i{int(value)}"
    if isinstance(value, (float, np.floating)):
        return "nan" if value != value else "float"
    if isinstance(value, str):
        return f"s{value}"
    if isinstance(value, bytes):
        return f"b{len(value)}"
    if value is pd.NA or value is pd.NaT:
        return "nan"
    return "other"


def table(frame):
    columns = []
    for at in range(len(frame.columns)):
        column = frame.iloc[:, at]
        columns.append(
            {"label": str(frame.columns[at]), "dtype": str(column.dtype), "cells": [shown(x) for x in column]}
        )
    return {"rows": len(frame), "columns": columns}


def read(ask):
    schema = Schema.from_json(ask["schema"]) if ask.get("schema") else None
    serving = ask["mode"] == "serving"
    if ask["op"] == "parquet":
        return scoring_server.parse_parquet_input(ask["path"]), schema
    if serving:
        return scoring_server.parse_csv_input(io.StringIO(ask["text"]), schema), schema
    return pd.read_csv(io.StringIO(ask["text"])), schema


def verdict(ask):
    if ask["op"] == "make":
        scope = dict(globals())
        exec(ask["code"], scope)  # noqa: S102 - written by the test
        if "frame" in scope:
            scope["frame"].to_parquet(ask["path"], **scope.get("options", {}))
        else:
            pq.write_table(scope["table"], ask["path"], **scope.get("options", {}))
        return True
    frame, schema = read(ask)
    if ask["mode"] == "read":
        return table(frame)
    if schema is not None:
        _enforce_schema(frame, schema)
    return True


for line in sys.stdin:
    ask = json.loads(line)
    try:
        answer = {"ok": verdict(ask)}
    except Exception as error:  # noqa: BLE001 - what is refused, is refused by any error
        answer = {"error": f"{type(error).__name__}: {error}"[:200]}
    print(json.dumps(answer), flush=True)
