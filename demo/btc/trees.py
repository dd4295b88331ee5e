"""Random forest and gradient boosting: they can find what a line cannot, that storms turn the trend around."""

import mlflow

from btc.features import Split
from btc.loss_curve import LossCurve
from btc.models import boosted_trees, growing_forest, probability_up
from btc.records import describe_data, log_classifier, log_final_scores
from btc.walk_forward import check_walk_forward

FOREST = {"min_samples_leaf": 15, "max_features": 0.5}
BOOSTING = {"n_estimators": 80, "learning_rate": 0.06, "max_depth": 3, "min_samples_leaf": 25, "subsample": 0.6}

# skops loads a file without running code from it, but does not check the indices inside a tree: it asks for this word.
TRUSTED_TYPES = ["sklearn.tree._tree.Tree"]

FOREST_NOTE = """Random forest, measured after every ten trees.

`feature_importances.json` tells what the trees look at.
`validation_head.csv` holds fifty rows to check against the model's signature."""

BOOSTING_NOTE = """Gradient boosting, one small tree per step: see where `validation_loss` stops following `train_loss`.

The nested run *walk-forward check* asks whether the score was luck of one period."""


def train_forest(split: Split) -> None:
    with mlflow.start_run(run_name="random forest", description=FOREST_NOTE, tags={"model_kind": "trees"}) as run:
        describe_data(split.train)
        curve = LossCurve(split)
        for forest in growing_forest(split.train, range(10, 101, 10), **FOREST):
            probabilities = (probability_up(forest, period) for period in (split.train, split.validation))
            curve.add(forest.n_estimators, *probabilities)
        curve.log(run.info.run_id)

        mlflow.log_params(FOREST | {"n_estimators": forest.n_estimators})
        mlflow.log_dict(importances(forest), "feature_importances.json")
        mlflow.log_text(split.validation.features.head(50).to_csv(index=False), "validation_head.csv")
        stored = log_classifier(forest, split.validation, TRUSTED_TYPES)
        log_final_scores(forest, split, stored.model_id)


def train_boosting(split: Split) -> None:
    with mlflow.start_run(run_name="gradient boosting", description=BOOSTING_NOTE, tags={"model_kind": "trees"}) as run:
        describe_data(split.train)
        mlflow.log_params(BOOSTING)
        boosting = boosted_trees(split.train, **BOOSTING)
        curve = LossCurve(split)
        staged = (boosting.staged_predict_proba(period.features) for period in (split.train, split.validation))
        for step, (train, validation) in enumerate(zip(*staged), start=1):
            curve.add(step, train[:, 1], validation[:, 1])
        curve.log(run.info.run_id)

        mlflow.log_dict(importances(boosting), "feature_importances.json")
        stored = log_classifier(boosting, split.validation, TRUSTED_TYPES)
        log_final_scores(boosting, split, stored.model_id)
        check_walk_forward(split, BOOSTING)


def importances(model) -> dict[str, float]:
    """Largest first."""
    pairs = zip(model.feature_names_in_, model.feature_importances_.round(4).tolist())
    return dict(sorted(pairs, key=lambda pair: -pair[1]))
