"""What Python makes of the texts that are exported from a signature, one case a line.

in:  {"pydantic": text | null, "schema": text | null, "rows": [json text], "wrong": [json text], "calls": [text]}
out: {"pydantic": "ok" | error, "schema": "ok" | error, "sent": [the body that a Python call sends]}

Every row has to be taken by the model and by the schema, every wrong one refused by both.
"""
import json
import sys
import types
import warnings

warnings.simplefilter("error")

import pydantic  # noqa: E402


def pydantic_verdict(case):
    module = sys.modules["exported"] = types.ModuleType("exported")
    scope = module.__dict__
    exec(compile(case["pydantic"], "<exported>", "exec"), scope)
    model = scope.get("Input")
    if model is None:
        return "ok"
    for row in case["rows"]:
        model.model_validate_json(row)
    for row in case["wrong"]:
        try:
            model.model_validate_json(row)
        except pydantic.ValidationError:
            continue
        return f"takes {row}"
    if "Params" in scope:
        scope["Params"]()
    return "ok"


KNOWN = {
    "$schema", "$defs", "type", "properties", "required", "additionalProperties", "items", "prefixItems", "minItems",
    "maxItems", "minimum", "maximum", "contentEncoding", "description", "default",
}
KINDS = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
}


def fits(value, schema):
    """The keywords of draft 2020-12 that are exported: the environment has no package for JSON Schema."""
    if isinstance(schema, bool):
        return schema
    if set(schema) - KNOWN:
        raise ValueError(f"unknown {set(schema) - KNOWN}")
    if "type" in schema and not KINDS[schema["type"]](value):
        return False
    if isinstance(value, dict):
        named = schema.get("properties", {})
        more = schema.get("additionalProperties", True)
        return all(name in value for name in schema.get("required", [])) and all(
            fits(part, named.get(name, more)) for name, part in value.items()
        )
    if isinstance(value, list):
        first = schema.get("prefixItems", [])
        rest = schema.get("items", True)
        return schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)) and all(
            fits(part, first[at] if at < len(first) else rest) for at, part in enumerate(value)
        )
    if isinstance(value, int) and not isinstance(value, bool):
        return schema.get("minimum", value) <= value <= schema.get("maximum", value)
    return True


def schema_verdict(case):
    schema = json.loads(case["schema"])
    for row in case["rows"]:
        if not fits(json.loads(row), schema):
            return f"refuses {row}"
    for row in case["wrong"]:
        if fits(json.loads(row), schema):
            return f"takes {row}"
    for name, value in schema.get("$defs", {}).get("params", {}).get("properties", {}).items():
        if not fits(value["default"], value):
            return f"refuses the default of {name}"
    return "ok"


class Response:
    def raise_for_status(self):
        pass

    def json(self):
        return {}


def sent_by(call):
    """Runs a call with a stub in the place of `requests`; what it would send."""
    sent = []

    def post(url, json=None, data=None, headers=None, timeout=None):
        sent.append(globals_json.dumps(json) if data is None else data)
        return Response()

    globals_json = json
    sys.modules["requests"] = types.SimpleNamespace(post=post)
    exec(compile(call, "<call>", "exec"), {"__name__": "__main__", "print": lambda *_: None})
    return sent[0]


def told(verdict, case):
    try:
        return verdict(case)
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:600].encode("ascii", "backslashreplace").decode()


for line in sys.stdin:
    case = json.loads(line)
    answer = {"sent": [sent_by(call) for call in case["calls"]]}
    if case["pydantic"] is not None:
        answer["pydantic"] = told(pydantic_verdict, case)
    if case["schema"] is not None:
        answer["schema"] = told(schema_verdict, case)
    print(json.dumps(answer), flush=True)
