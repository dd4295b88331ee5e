"""What a stored model needs to be served again."""

from importlib.metadata import version

# Without a list, log_model loads the model in a second process and watches what it imports: 5 seconds, every time.
REQUIREMENTS = [f"{package}=={version(package)}" for package in ("mlflow", "scikit-learn", "skops", "pandas", "numpy")]
