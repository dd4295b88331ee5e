"""Sixty short runs, more than one page: the same small classifier with sixty learning rates."""

import mlflow
import numpy as np
from sklearn.datasets import load_digits
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split

SEED = 7
RUNS = 60


def scan_learning_rates() -> None:
    """From far too small to far too large, evenly on a logarithmic scale."""
    pixels, digits = load_digits(return_X_y=True)
    train_x, test_x, train_y, test_y = train_test_split(pixels / 16, digits, test_size=0.3, random_state=SEED)
    for number, learning_rate in enumerate(np.logspace(-6, 2, RUNS), start=1):
        with mlflow.start_run(run_name=f"scan {number:02}"):
            model = SGDClassifier(
                loss="log_loss", learning_rate="constant", eta0=learning_rate, max_iter=3, tol=None, random_state=SEED
            ).fit(train_x, train_y)
            mlflow.log_param("learning_rate", f"{learning_rate:.3g}")
            mlflow.log_metrics(
                {"train_accuracy": model.score(train_x, train_y), "test_accuracy": model.score(test_x, test_y)}
            )
