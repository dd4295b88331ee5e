"""What the installed MLflow infers: reads one JSON case a line, {"text": …, "type": …, "params": …}, and answers a line each:
{"inputs": the JSON text of the schema, or null} or {"unreadable": true}."""

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

from mlflow.models import Model, infer_signature  # noqa: E402


def answer(case, folder):
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
