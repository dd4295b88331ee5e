"""Fills a tracking server with the demo's runs: `python demo/train.py --tracking-uri http://127.0.0.1:5000 [--check]`.

Exit code with --check: 0 if the demo data is complete, 1 if it is not (or the server does not answer).
"""

import argparse
import logging
import os
import sys
import warnings

os.environ.setdefault("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "2")  # MLflow's own 7 wait for minutes on a dead server
os.environ.setdefault("MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR", "false")
os.environ.setdefault("MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT", "true")

import mlflow

import ownership
from progress import say


def main() -> int:
    parser = argparse.ArgumentParser(description="Real, seeded training runs for the demo.")
    parser.add_argument("--tracking-uri", required=True, help="the server to fill, e.g. http://127.0.0.1:5000")
    parser.add_argument("--check", action="store_true", help="only tell whether the demo data is complete")
    options = parser.parse_args()

    mlflow.set_tracking_uri(options.tracking_uri)
    mlflow.set_registry_uri(options.tracking_uri)
    client = mlflow.MlflowClient()
    try:
        complete = ownership.is_complete(client)
    except mlflow.MlflowException as problem:
        print(f"No answer from {options.tracking_uri}: {problem}", file=sys.stderr)
        return 1
    if options.check or complete:
        print("The demo data is complete." if complete else "The demo data is not complete.")
        return 0 if complete else 1
    return fill(client)


def fill(client: mlflow.MlflowClient) -> int:
    quieten()
    say("loading scikit-learn")
    import registry, story  # slow, and not needed for --check

    try:
        if ownership.clear_away(client, story.EXPERIMENTS, registry.MODEL):
            say("an earlier start did not reach its end, or was deleted: its remains are cleared away, beginning anew")
        story.tell_story(client)
    except ownership.NameTaken as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Interrupted. The next start begins anew.", file=sys.stderr)
        return 130
    say("done")
    return 0


def quieten() -> None:
    """Hints that every run would repeat. Errors stay."""
    logging.getLogger("mlflow").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", message=".*Inferred schema contains integer column.*")


if __name__ == "__main__":
    sys.exit(main())
