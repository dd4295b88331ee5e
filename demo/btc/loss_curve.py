"""Training and validation loss per step."""

import time

import mlflow
import numpy as np
from mlflow.entities import Metric
from sklearn.metrics import log_loss

from btc.features import Split


class LossCurve:
    """Collects the losses while a model trains and sends them in one request (MLflow takes up to 1,000 values each)."""

    def __init__(self, split: Split):
        self._split = split
        self._points: list[Metric] = []

    def add(self, step: int, train_probability: np.ndarray, validation_probability: np.ndarray) -> None:
        now = int(time.time() * 1000)
        train_loss = log_loss(self._split.train.target, train_probability)
        validation_loss = log_loss(self._split.validation.target, validation_probability)
        self._points.append(Metric("train_loss", train_loss, now, step))
        self._points.append(Metric("validation_loss", validation_loss, now, step))

    def log(self, run_id: str) -> None:
        mlflow.MlflowClient().log_batch(run_id, metrics=self._points)
