"""Both verdicts of the installed MLflow on example data, one case a line.

in:  {"inputs": text | null, "outputs": text | null, "params": text | null, "hint": bool,
      "info": object | null, "example": text | null, "body": text | null, "make": bool}
out: {"strict": "ok" | "error" | "n/a", "strictError": text, "serving": ..., "servingError": text, "made": text}

The model behind the signature is a stub that predicts nothing. With "make", the body is what MLflow makes of the example, as
for models that were saved before MLflow 2.15.
"""
import json
import logging
import os
import sys
import tempfile
import warnings

os.environ.setdefault("TZ", "UTC")
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

from mlflow.models import Model  # noqa: E402
from mlflow.models.signature import ModelSignature  # noqa: E402
from mlflow.models.utils import convert_input_example_to_serving_input  # noqa: E402
from mlflow.pyfunc import PyFuncModel  # noqa: E402
from mlflow.pyfunc.scoring_server import invocations  # noqa: E402


class Stub:
    def predict(self, data, params=None):
        return []


def pyfunc(signature, info):
    model = PyFuncModel.__new__(PyFuncModel)
    meta = Model(
        flavors={"python_function": {"loader_module": "stub"}},
        signature=signature,
        saved_input_example_info=info,
    )
    model.__init__(meta, Stub())
    return model


def text(error):
    return f"{type(error).__name__}: {getattr(error, 'message', None) or error}"[-300:].encode("ascii", "backslashreplace").decode()


def signature_of(case):
    parts = {key: case.get(key) for key in ("inputs", "outputs", "params") if case.get(key) is not None}
    if not parts:
        return None
    signature = ModelSignature.from_dict(parts)
    signature._is_signature_from_type_hint = bool(case.get("hint"))  # as Model.load does for the key of the MLmodel file
    return signature


def load(meta, folder):
    data = meta.load_input_example(folder)
    return data, meta.load_input_example_params(folder)


def judge(case, folder):
    verdict = {"strict": "n/a", "serving": "n/a"}
    try:
        signature = signature_of(case)
    except Exception as error:
        return {"signature": text(error)}
    info = case.get("info")
    meta = pyfunc(signature, info).metadata
    if info is not None and case.get("example") is not None:
        with open(os.path.join(folder, "input_example.json"), "w", encoding="utf-8", newline="") as file:
            file.write(case["example"])
        try:
            data, params = load(meta, folder)
            if data is not None:
                pyfunc(signature, info).predict(data, params=params)
                verdict["strict"] = "ok"
        except Exception as error:
            verdict.update(strict="error", strictError=text(error))
    body = case.get("body")
    if case.get("make") and verdict["strict"] != "n/a":
        try:
            data, params = load(meta, folder)
            body = convert_input_example_to_serving_input(data if params is None else (data, params))
            verdict["made"] = body
        except Exception as error:
            verdict["madeError"] = text(error)
    if body is not None:
        try:
            answer = invocations(body.encode("utf-8"), "application/json", pyfunc(signature, info), meta.get_input_schema())
            if answer.status != 200:
                raise RuntimeError(f"status {answer.status}")
            verdict["serving"] = "ok"
        except Exception as error:
            verdict.update(serving="error", servingError=text(error))
    return verdict


def main():
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            print(json.dumps(judge(json.loads(line), folder)), flush=True)


if __name__ == "__main__":
    main()
