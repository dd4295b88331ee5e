"""The three kinds of model, each trained step by step so that its loss can be watched."""

from collections.abc import Iterator

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from btc.features import Period

SEED = 7


def logistic_epochs(train: Period, learning_rate: float, alpha: float, epochs: int) -> Iterator[Pipeline]:
    """Logistic regression by gradient descent: the same model after each pass over the training hours."""
    scaler = StandardScaler().fit(train.features)
    regression = SGDClassifier(
        loss="log_loss", learning_rate="constant", eta0=learning_rate, alpha=alpha, random_state=SEED
    )
    model = make_pipeline(scaler, regression)
    scaled = scaler.transform(train.features)
    for _ in range(epochs):
        regression.partial_fit(scaled, train.target, classes=[0, 1])
        yield model


def growing_forest(train: Period, sizes: range, **params) -> Iterator[RandomForestClassifier]:
    """A random forest after every few trees: the old trees stay, new ones join."""
    forest = RandomForestClassifier(n_estimators=0, warm_start=True, n_jobs=1, random_state=SEED, **params)
    for size in sizes:
        yield forest.set_params(n_estimators=size).fit(train.features, train.target)


def boosted_trees(train: Period, **params) -> GradientBoostingClassifier:
    return GradientBoostingClassifier(random_state=SEED, **params).fit(train.features, train.target)


def probability_up(model, period: Period) -> np.ndarray:
    return model.predict_proba(period.features)[:, 1]
