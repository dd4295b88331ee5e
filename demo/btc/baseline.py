"""The first run: what a coin toss scores. Whoever is not better than this has learned nothing."""

from pathlib import Path

import mlflow
from mlflow.models import infer_signature

from btc.features import Split
from btc.records import describe_data, input_example
from btc.scores import class_scores, log_confusion_matrix
from serving import REQUIREMENTS

NOTE = """**The model to beat.** `RandomPredictor` tosses a coin that knows only how often the price rose.

A custom `pyfunc` model, stored as code. Its signature has a parameter, `seed`."""


def train_baseline(split: Split) -> None:
    with mlflow.start_run(run_name="RandomPredictor", description=NOTE, tags={"model_kind": "baseline"}):
        share_up = float(split.train.target.mean())
        describe_data(split.train)
        mlflow.log_param("share_up", share_up)

        features, target = split.validation
        stored = mlflow.pyfunc.log_model(
            name="model",
            python_model=str(Path(__file__).with_name("random_predictor.py")),
            model_config={"share_up": share_up},
            signature=infer_signature(features, target.to_numpy(), params={"seed": 7}),
            input_example=input_example(split.validation),
            pip_requirements=REQUIREMENTS,
        )
        model = mlflow.pyfunc.load_model(stored.model_uri)
        predicted, predicted_test = model.predict(features), model.predict(split.test.features)
        test_scores = class_scores(split.test.target, predicted_test)
        scores = class_scores(target, predicted) | {f"test_{name}": score for name, score in test_scores.items()}
        mlflow.log_metrics(scores, model_id=stored.model_id)
        log_confusion_matrix(target, predicted)
