"""One registered model, three versions, each in another stage; two of them have an alias."""

import warnings

import mlflow
from mlflow.entities import LoggedModel

import ownership

MODEL = "digits classifier"

DESCRIPTION = "Reads a handwritten digit of 8 × 8 pixels. `@champion` serves, `@challenger` wants its place."

# In the order of their numbers: candidate, stage, alias, description
VERSIONS = (
    ("linear kernel", "Archived", None, "The first one. Replaced when the rbf kernel was better."),
    ("rbf kernel, wide", "Production", "champion", "Serves since the first release."),
    ("rbf kernel, narrow", "Staging", "challenger", "Fewer mistakes on the test digits. Promote it?"),
)


def register_digits(models: dict[str, LoggedModel]) -> None:
    client = mlflow.MlflowClient()
    tags = {ownership.TAG: ownership.PART, "team": "vision"}
    client.create_registered_model(MODEL, tags, DESCRIPTION)
    for candidate, stage, alias, description in VERSIONS:
        model, tags = models[candidate], {"candidate": candidate}
        number = client.create_model_version(
            MODEL, model.model_uri, model.source_run_id, tags, description=description, model_id=model.model_id
        ).version
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # MLflow prefers aliases to stages; the demo shows both
            client.transition_model_version_stage(MODEL, number, stage)
        if alias:
            client.set_registered_model_alias(MODEL, alias, number)
