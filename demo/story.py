"""The demo from its first chapter to its last."""

import mlflow

import ownership
from btc.baseline import train_baseline
from btc.features import build_features, next_hour_is_up, split_by_time, usable
from btc.mishaps import delete_the_leak, fail_on_gaps, leave_running, train_on_one_week
from btc.series import hourly_candles
from btc.sweep import CANDIDATES, train_sweep
from btc.trees import train_boosting, train_forest
from digits import train_digits
from many_runs import RUNS, scan_learning_rates
from progress import say
from registry import register_digits

BTC = "BTC stock prediction"
DIGITS = "Digits classifier"
SCAN = "Learning rate scan"
FIRST_TRY = "BTC first try"

NOTES = {
    BTC: "Will the next hour close higher? Invented hourly prices, 16 features, split by time, never shuffled.",
    DIGITS: "Support vector classifiers on the 8 × 8 digits of scikit-learn, recorded by autologging.",
    SCAN: "Sixty short runs, to page through, to sort and to compare.",
    FIRST_TRY: "One week of prices was not enough. Deleted, but it can be restored.",
}

EXPERIMENTS = list(NOTES)


def tell_story(client: mlflow.MlflowClient) -> None:
    btc = _begin(client, BTC)
    candles = hourly_candles()
    features, target = build_features(candles), next_hour_is_up(candles)
    split = split_by_time(usable(features, target))

    say("BTC: random baseline")
    train_baseline(split)
    say(f"BTC: logistic regression, a sweep of {len(CANDIDATES)} runs")
    train_sweep(split)
    say("BTC: random forest")
    train_forest(split)
    say("BTC: gradient boosting, with a walk-forward check")
    train_boosting(split)
    say("BTC: a failed run, a deleted one, and one that keeps running")
    fail_on_gaps(features, target)
    delete_the_leak(split)
    leave_running(btc, split)

    _begin(client, DIGITS)
    models = train_digits()
    say("digits: three versions in the registry")
    register_digits(models)

    _begin(client, SCAN)
    say(f"{RUNS} short runs")
    scan_learning_rates()

    first_try = _begin(client, FIRST_TRY)
    say("a deleted experiment")
    train_on_one_week(split)
    client.delete_experiment(first_try)

    ownership.mark_complete(client, btc)


def _begin(client: mlflow.MlflowClient, name: str) -> str:
    """A new experiment, active for the runs that follow."""
    tags = {ownership.TAG: ownership.PART, "mlflow.note.content": NOTES[name]}
    experiment_id = client.create_experiment(name, tags=tags)
    mlflow.set_experiment(experiment_id=experiment_id)
    return experiment_id
