"""Handwritten digits: three support vector classifiers, recorded by autologging."""

import mlflow
from mlflow.entities import LoggedModel
from mlflow.models import infer_signature
from sklearn.datasets import load_digits
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

from progress import say
from serving import REQUIREMENTS

SEED = 7

CANDIDATES = {
    "linear kernel": {"kernel": "linear", "C": 0.0001},
    "rbf kernel, wide": {"kernel": "rbf", "gamma": 0.0002, "C": 1.0},
    "rbf kernel, narrow": {"kernel": "rbf", "gamma": 0.001, "C": 10.0},
}

NOTE = "Support vector classifier on 8 × 8 pixels. Parameters, plots, data, training scores: `mlflow.sklearn.autolog`."


def train_digits() -> dict[str, LoggedModel]:
    """The stored model of each candidate, by the candidate's name."""
    pixels, digits = load_digits(return_X_y=True)
    train_x, test_x, train_y, test_y = train_test_split(
        pixels, digits, test_size=0.3, random_state=SEED, stratify=digits
    )
    stored = {}
    for name, params in CANDIDATES.items():
        say(f"digits: {name}")
        # Autologging cannot be told the requirements, it infers them: 5 seconds per model. Once shows how that looks.
        infer_requirements = not stored
        mlflow.sklearn.autolog(
            log_models=infer_requirements, log_input_examples=True, serialization_format="skops", silent=True
        )
        with mlflow.start_run(run_name=f"SVC, {name}", description=NOTE):
            model = SVC(**params, random_state=SEED).fit(train_x, train_y)
            if not infer_requirements:
                log_classifier(model, train_x)
            accuracy = model.score(test_x, test_y)
            f1 = f1_score(test_y, model.predict(test_x), average="macro")
            mlflow.log_metrics({"test_accuracy": accuracy, "test_f1": f1})
            stored[name] = mlflow.last_logged_model()
    mlflow.sklearn.autolog(disable=True)
    return stored


def log_classifier(model: SVC, pixels) -> None:
    mlflow.sklearn.log_model(
        model,
        name="model",
        signature=infer_signature(pixels, model.predict(pixels)),
        input_example=pixels[:5],
        pip_requirements=REQUIREMENTS,
    )
