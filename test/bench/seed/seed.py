"""Makes an MLflow store with many runs: seed.py STORE.db NAME=RUNS...

MLflow itself makes the schema; the rows go in past it, because through its API 10,000 runs take minutes.
Every run has 12 metrics of one point, 12 parameters and 4 tags. Experiments of up to 1,000 runs also have a registered model,
each run a version of it. The same arguments give the same rows.
"""

import random
import sqlite3
import sys

METRICS = "accuracy precision recall f1 roc_auc log_loss train_loss val_loss mae rmse r2 latency_ms".split()
TAGS = "mlflow.runName mlflow.user mlflow.source.name mlflow.source.git.commit".split()
MODELS = "LogisticRegression RandomForestClassifier GradientBoostingClassifier SVC KNeighborsClassifier".split()
NEWEST = 1_767_225_600_000  # start of the newest run, in milliseconds; each older one started a minute earlier
LOADED_TABLES = ("metrics", "latest_metrics", "params", "tags")


def main(path, wanted):
    make_schema(path)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode=OFF")
    db.execute("PRAGMA synchronous=OFF")
    db.execute("BEGIN")
    indexes = drop_indexes(db)
    rng = random.Random(20260101)
    for number, (name, runs) in enumerate(wanted, start=1):
        add_experiment(db, number, name)
        for first in range(0, runs, 5000):
            ids = add_runs(db, rng, number, range(first, min(first + 5000, runs)))
            if runs <= 1000:
                add_model(db, f"{runs} versions", ids)
    for statement in indexes:
        db.execute(statement)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode=DELETE")
    db.close()


def make_schema(path):
    from mlflow.store.tracking.sqlalchemy_store import SqlAlchemyStore

    SqlAlchemyStore(f"sqlite:///{path}", "mlflow-artifacts:/")


def drop_indexes(db):
    """Made again at the end, over all rows at once, they cost a fraction."""
    found = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        f" AND tbl_name IN ({', '.join('?' * len(LOADED_TABLES))})",
        LOADED_TABLES,
    ).fetchall()
    for name, _ in found:
        db.execute(f'DROP INDEX "{name}"')
    return [statement for _, statement in found]


def add_experiment(db, number, name):
    insert(
        db,
        "experiments",
        "experiment_id name artifact_location lifecycle_stage creation_time last_update_time",
        [(number, name, f"mlflow-artifacts:/{number}", "active", NEWEST + number, NEWEST + number)],
    )


def add_runs(db, rng, experiment, numbers):
    ids = {number: f"{rng.getrandbits(128):032x}" for number in numbers}
    insert(
        db,
        "runs",
        "run_uuid name source_type source_name entry_point_name user_id status start_time end_time source_version"
        " lifecycle_stage artifact_uri experiment_id",
        (
            (run, run_name(number), "UNKNOWN", "", "", "ada", status(number), started(number), started(number) + 45_000,
             "", "active", f"mlflow-artifacts:/{experiment}/{run}/artifacts", experiment)
            for number, run in ids.items()
        ),
    )
    points = [
        (key, round(rng.uniform(0.4, 0.95), 6), started(number) + 44_000, run, 0, 0)
        for number, run in ids.items()
        for key in METRICS
    ]
    for table in ("metrics", "latest_metrics"):
        insert(db, table, "key value timestamp run_uuid step is_nan", points)
    insert(
        db,
        "params",
        "key value run_uuid",
        ((key, str(value), run) for number, run in ids.items() for key, value in params(number).items()),
    )
    insert(
        db,
        "tags",
        "key value run_uuid",
        (
            (key, value, run)
            for number, run in ids.items()
            for key, value in zip(TAGS, (run_name(number), "ada", "train.py", run + "cafe0123"))
        ),
    )
    return ids


def add_model(db, name, ids):
    insert(db, "registered_models", "name creation_time last_updated_time description", [(name, NEWEST, NEWEST, "")])
    oldest_first = reversed(ids.items())
    insert(
        db,
        "model_versions",
        "name version creation_time last_updated_time description user_id current_stage source run_id status storage_location",
        (
            (name, version, started(number), started(number), "", "ada", stage(number), f"s3://models/{run}", run,
             "READY", f"s3://models/{run}")
            for version, (number, run) in enumerate(oldest_first, start=1)
        ),
    )


def stage(number):
    """Of the newest versions one is in Production and two in Staging; most of the others are archived."""
    return {3: "Production", 1: "Staging", 2: "Staging"}.get(number, "None" if number % 3 == 0 else "Archived")


def run_name(number):
    return f"window {number:06d}"


def started(number):
    return NEWEST - number * 60_000


def status(number):
    return "FAILED" if number % 19 == 5 else "FINISHED"


def params(number):
    return {
        "model": MODELS[number % 5],
        "max_depth": 2 + number % 11,
        "n_estimators": 50 + 10 * (number % 40),
        "learning_rate": 10.0 ** -(1 + number % 4),
        "min_samples_leaf": 1 + number % 7,
        "criterion": ("gini", "entropy")[number % 2],
        "window_hours": 24 * (1 + number % 7),
        "test_size": 0.2,
        "scaler": "StandardScaler",
        "random_state": number,
        "features": 48,
        "feature_set": "open,high,low,close,volume,rsi,macd,ema12,ema26,bbands",
    }


def insert(db, table, columns, rows):
    names = columns.split()
    quoted = ", ".join(f'"{name}"' for name in names)
    db.executemany(f'INSERT INTO "{table}" ({quoted}) VALUES ({", ".join("?" * len(names))})', rows)


if __name__ == "__main__":
    store, *experiments = sys.argv[1:]
    main(store, [(name, int(runs)) for name, runs in (one.split("=") for one in experiments)])
