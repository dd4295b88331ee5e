"""A grid search over logistic regression: one parent run, one child run per pair of hyper-parameters."""

from itertools import product

import mlflow

from btc.features import Split
from btc.loss_curve import LossCurve
from btc.models import logistic_epochs, probability_up
from btc.records import describe_data, log_classifier, scores_of
from btc.scores import log_confusion_matrix

LEARNING_RATES = (0.01, 0.001, 0.0003, 0.0001)
ALPHAS = (10.0, 0.3, 0.01, 0.0001)
EPOCHS = 20

CANDIDATES = [{"learning_rate": rate, "alpha": alpha} for rate, alpha in product(LEARNING_RATES, ALPHAS)]

NOTE = f"""Logistic regression, {len(CANDIDATES)} pairs of learning rate and penalty `alpha`.

The pair with the lowest `log_loss` on the validation hours wins: its scores are this run's scores. Then it is trained
again on training **and** validation hours. That is the model of this run, and its `test_` scores come from hours that
nobody has looked at before."""


def train_sweep(split: Split) -> None:
    with mlflow.start_run(run_name="logistic regression sweep", description=NOTE, tags={"model_kind": "linear"}):
        describe_data(split.train)
        mlflow.log_params({"grid.learning_rate": LEARNING_RATES, "grid.alpha": ALPHAS, "epochs": EPOCHS})

        best, best_scores = None, {"log_loss": float("inf")}
        for params in CANDIDATES:
            scores = train_candidate(split, params, loss_to_beat=best_scores["log_loss"])
            if scores["log_loss"] < best_scores["log_loss"]:
                best, best_scores = params, scores

        *_, model = logistic_epochs(split.train.then(split.validation), **best, epochs=EPOCHS)
        stored = log_classifier(model, split.test)
        mlflow.log_params({f"best.{name}": value for name, value in best.items()})
        mlflow.log_metrics(best_scores)
        mlflow.log_metrics(scores_of(model, split.test, "test_"), model_id=stored.model_id)
        log_confusion_matrix(split.test.target, model.predict(split.test.features))


def train_candidate(split: Split, params: dict[str, float], loss_to_beat: float) -> dict[str, float]:
    """One child run and its scores. Only a candidate that beats all before it keeps its model."""
    name = "learning rate {learning_rate:g}, alpha {alpha:g}".format_map(params)
    with mlflow.start_run(run_name=name, nested=True, tags={"model_kind": "linear"}) as run:
        mlflow.log_params(params | {"epochs": EPOCHS})
        curve = LossCurve(split)
        for epoch, model in enumerate(logistic_epochs(split.train, **params, epochs=EPOCHS), start=1):
            curve.add(epoch, probability_up(model, split.train), probability_up(model, split.validation))
        curve.log(run.info.run_id)

        scores = scores_of(model, split.validation)
        stored = log_classifier(model, split.validation) if scores["log_loss"] < loss_to_beat else None
        mlflow.log_metrics(scores, model_id=stored and stored.model_id)
        log_confusion_matrix(split.validation.target, model.predict(split.validation.features))
        return scores
