"""What every BTC run keeps: its data, its scores, and for the better ones the model itself."""

import json

import mlflow
from mlflow.models import infer_signature
from mlflow.models.model import ModelInfo

from btc.features import FEATURES, TARGET, Period, Split
from btc.models import probability_up
from btc.scores import class_scores, log_confusion_matrix, probability_scores
from serving import REQUIREMENTS


def describe_data(train: Period) -> None:
    """The training hours as dataset input, and what the columns mean as one (long) parameter."""
    data = mlflow.data.from_pandas(train.table(), name="btc-hourly", targets=TARGET)
    mlflow.log_input(data, context="training")
    mlflow.log_params({"features": json.dumps(FEATURES), "train_hours": len(train.target)})


def log_classifier(model, example: Period, trusted_types: list[str] | None = None) -> ModelInfo:
    return mlflow.sklearn.log_model(
        model,
        name="model",
        signature=infer_signature(example.features, model.predict(example.features)),
        input_example=input_example(example),
        pip_requirements=REQUIREMENTS,
        skops_trusted_types=trusted_types,
    )


def input_example(period: Period):
    return period.features.head(3).reset_index(drop=True)


def scores_of(model, period: Period, prefix: str = "") -> dict[str, float]:
    predicted, probability = model.predict(period.features), probability_up(model, period)
    scores = class_scores(period.target, predicted) | probability_scores(period.target, probability)
    return {prefix + name: score for name, score in scores.items()}


def log_final_scores(model, split: Split, model_id: str) -> None:
    """The scores that every run reports, on the validation hours, and `test_` scores on the hours kept for the end."""
    mlflow.log_metrics(scores_of(model, split.validation) | scores_of(model, split.test, "test_"), model_id=model_id)
    log_confusion_matrix(split.validation.target, model.predict(split.validation.features))
