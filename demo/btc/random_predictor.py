"""The model to beat: a coin toss.

MLflow stores this file itself as the model ("models from code"), so there is no pickle to trust and the code can be
read in the run's artifacts.
"""

from typing import Any

import mlflow
import numpy as np
import pandas as pd
from mlflow.pyfunc import PythonModel, PythonModelContext


class RandomPredictor(PythonModel):
    """Says "up" as often as the training hours went up, and never looks at a feature."""

    def load_context(self, context: PythonModelContext) -> None:
        self.share_up = float(context.model_config["share_up"])

    def predict(
        self, context: PythonModelContext, model_input: pd.DataFrame, params: dict[str, Any] | None = None
    ) -> np.ndarray:
        dice = np.random.default_rng((params or {}).get("seed", 7)).random(len(model_input))
        return (dice < self.share_up).astype("int64")


mlflow.models.set_model(RandomPredictor())
