"""What the installed MLflow infers: reads one JSON case a line, {"text": …, "type": …, "params": …}, and answers a line each:
{"inputs": the JSON text of the schema, or null} or {"unreadable": true}. A case of a data file is {"text": …, "file": "csv", "outputs": [names]}
or {"path": …, "file": "parquet", "outputs": [names]}; its answer has "outputs" too, if some are asked for."""

import io
import json
import logging
import os
import sys
import tempfile
import warnings

out = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

import pandas as pd  # noqa: E402
from mlflow.models import Model, infer_signature  # noqa: E402


def table(case):
    if case["file"] == "csv":
        return pd.read_csv(io.BytesIO(case["text"].encode("utf-8")))
    return pd.read_parquet(case["path"])


def of_table(case):
    try:
        frame = table(case)
    except Exception:
        return {"unreadable": True}
    outputs = case.get("outputs") or []
    if not outputs:
        return {"inputs": json.dumps(infer_signature(frame).inputs.to_dict())}
    inputs = [name for name in frame.columns if str(name) not in outputs]
    signature = infer_signature(frame[inputs], frame[[name for name in frame.columns if str(name) in outputs]])
    return {
        "inputs": json.dumps(signature.inputs.to_dict()),
        "outputs": json.dumps(signature.outputs.to_dict()),
    }


def answer(case, folder):
    if "file" in case:
        return of_table(case)
    with open(os.path.join(folder, "input_example.json"), "w", encoding="utf-8") as file:
        file.write(case["text"])
    info = {"artifact_path": "input_example.json", "type": case["type"], "pandas_orient": "split"}
    if case.get("params"):
        info["params"] = "true"
    model = Model(saved_input_example_info=info)
    try:
        example = model.load_input_example(folder)
    except Exception:
        return {"unreadable": True}
    if example is None:
        return {"unreadable": True}
    return {"inputs": json.dumps(infer_signature(example).inputs.to_dict())}


with tempfile.TemporaryDirectory() as folder:
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line), folder)), file=out, flush=True)
