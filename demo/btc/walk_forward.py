"""Runs inside a run inside a run: one model, trained on three growing pasts, tested on the weeks that follow each."""

import mlflow
from sklearn.model_selection import TimeSeriesSplit

from btc.features import Period, Split
from btc.models import boosted_trees
from btc.scores import class_scores


def check_walk_forward(split: Split, params: dict[str, float]) -> None:
    past = split.train.then(split.validation)
    with mlflow.start_run(run_name="walk-forward check", nested=True):
        f1 = []
        for number, (before, after) in enumerate(TimeSeriesSplit(n_splits=3).split(past.features), start=1):
            known, unseen = (Period(past.features.iloc[rows], past.target.iloc[rows]) for rows in (before, after))
            with mlflow.start_run(run_name=f"fold {number}", nested=True):
                model = boosted_trees(known, **params)
                scores = class_scores(unseen.target, model.predict(unseen.features))
                mlflow.log_params({"train_hours": len(known.target), "test_hours": len(unseen.target)})
                mlflow.log_metrics(scores)
                f1.append(scores["f1"])
        mlflow.log_metrics({"f1": sum(f1) / len(f1), "f1_worst": min(f1)})
