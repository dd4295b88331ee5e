"""What the real MLflow makes of MLmodel files: JSON lines in ({"text"}), JSON lines out ({"ok", "rows"} or {"ok", "error"}).

rows: how many columns, tensors or parameters each part of the signature has; null where there is none.
"""
import json
import logging
import os
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")

from mlflow.models import Model  # noqa: E402

logging.disable(logging.CRITICAL)


def rows(signature):
    if signature is None:
        return None
    params = signature.params
    parts = [signature.inputs and signature.inputs.inputs, signature.outputs and signature.outputs.inputs]
    return [None if part is None else len(part) for part in [*parts, params and params.params]]


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "MLmodel")
        for line in sys.stdin:
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(json.loads(line)["text"])
            try:
                print(json.dumps({"ok": True, "rows": rows(Model.load(path).signature)}))
            except Exception as error:  # whatever it is, the file is refused
                print(json.dumps({"ok": False, "error": f"{type(error).__name__}: {error}"[:300]}))


main()
