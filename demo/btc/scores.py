"""How good a prediction was, and a picture of where it was wrong."""

import mlflow
import numpy as np
from matplotlib.figure import Figure
from sklearn.metrics import ConfusionMatrixDisplay, accuracy_score, f1_score, log_loss, precision_score, recall_score

SURE = 0.65


def class_scores(target, predicted) -> dict[str, float]:
    return {
        "accuracy": accuracy_score(target, predicted),
        "precision": precision_score(target, predicted),
        "recall": recall_score(target, predicted),
        "f1": f1_score(target, predicted),
    }


def probability_scores(target, probability_up) -> dict[str, float]:
    """`accuracy_when_sure` looks at the hours with at least 65 % for one side. A model that is never sure has NaN."""
    sure = np.maximum(probability_up, 1 - probability_up) >= SURE
    right = (probability_up >= 0.5) == (target == 1)
    return {
        "log_loss": log_loss(target, probability_up),
        "share_sure": float(sure.mean()),
        "accuracy_when_sure": float(right[sure].mean()) if sure.any() else float("nan"),
    }


def log_confusion_matrix(target, predicted) -> None:
    figure = Figure(figsize=(4, 4), layout="constrained")
    ConfusionMatrixDisplay.from_predictions(
        target, predicted, display_labels=["down", "up"], cmap="Blues", colorbar=False, ax=figure.subplots()
    )
    mlflow.log_figure(figure, "confusion_matrix.png")
