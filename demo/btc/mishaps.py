"""Not every run ends well: one fails, one is not finished yet, one was too good to be true, one learned too little."""

import traceback
from contextlib import suppress

import mlflow
import numpy as np
import pandas as pd
from mlflow.tracking.context.registry import resolve_tags

from btc.features import Period, Split
from btc.loss_curve import LossCurve
from btc.models import growing_forest, logistic_epochs, probability_up
from btc.records import scores_of


def fail_on_gaps(features: pd.DataFrame, target: pd.Series) -> None:
    """A real failure: the first two weeks have gaps, and scikit-learn refuses them."""
    params = {"learning_rate": 0.001, "alpha": 0.01, "epochs": 1}
    note = "Forgot to drop the first two weeks, where the 14-day median does not exist yet. See `traceback.txt`."
    with suppress(ValueError), mlflow.start_run(run_name="logistic regression, gaps kept", description=note):
        mlflow.log_params(params)
        try:
            next(logistic_epochs(Period(features, target), **params))
        except ValueError:
            mlflow.log_text(traceback.format_exc(), "traceback.txt")
            raise


def leave_running(experiment_id: str, split: Split) -> None:
    """A long training under way, 6 of 500 epochs. MLflow ends a run of `mlflow.start_run` when the process exits."""
    params = {"learning_rate": 0.00001, "alpha": 0.01, "epochs": 500}
    note = "A very small learning rate needs patience."
    client = mlflow.MlflowClient()
    # Runs of the client get no git commit and no source name by themselves.
    tags = resolve_tags({"model_kind": "linear", "mlflow.note.content": note})
    run_id = client.create_run(experiment_id, tags=tags, run_name="logistic regression, slow").info.run_id
    for name, value in params.items():
        client.log_param(run_id, name, value)
    curve = LossCurve(split)
    for epoch, model in zip(range(1, 7), logistic_epochs(split.train, **params)):
        curve.add(epoch, probability_up(model, split.train), probability_up(model, split.validation))
    curve.log(run_id)


def delete_the_leak(split: Split) -> None:
    """A forest that was given the answer as a feature. Nobody should build on it, so it is deleted (not for good)."""
    note = "`next_return` is the answer itself. Scores like these are a bug, not a success."
    leaky = Split(*(_with_the_answer(period) for period in split))
    with mlflow.start_run(run_name="random forest, saw the future", description=note) as run:
        mlflow.log_params({"n_estimators": 20, "leaked_feature": "next_return"})
        forest = next(growing_forest(leaky.train, range(20, 21), min_samples_leaf=15))
        mlflow.log_metrics(scores_of(forest, leaky.validation))
    mlflow.delete_run(run.info.run_id)


def train_on_one_week(split: Split) -> None:
    """What came before the experiment: a week of hours is not enough to learn from."""
    params = {"learning_rate": 0.001, "alpha": 0.01, "epochs": 20}
    week = Period(split.train.features.tail(168), split.train.target.tail(168))
    with mlflow.start_run(run_name="logistic regression, one week"):
        mlflow.log_params(params | {"train_hours": 168})
        *_, model = logistic_epochs(week, **params)
        mlflow.log_metrics(scores_of(model, split.validation))


def _with_the_answer(period: Period) -> Period:
    rng = np.random.default_rng(7)
    hint = period.target - 0.5 + rng.normal(scale=0.2, size=len(period.target))
    return Period(period.features.assign(next_return=hint), period.target)
