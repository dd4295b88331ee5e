"""Which experiments and models on a server belong to the demo, and whether its story was told to the end.

Everything the demo makes carries the tag `demo.story`. Names alone prove nothing: somebody else's server may well have
an experiment of the same name, and that one is never touched.
"""

from mlflow import MlflowClient, MlflowException
from mlflow.entities import Experiment, ViewType

TAG = "demo.story"
PART, COMPLETE, ABANDONED = "part", "complete", "abandoned"


class NameTaken(Exception):
    pass


def is_complete(client: MlflowClient) -> bool:
    """True once the last step has marked an experiment, and as long as that one is not deleted."""
    return bool(client.search_experiments(ViewType.ACTIVE_ONLY, filter_string=f"tags.`{TAG}` = '{COMPLETE}'"))


def mark_complete(client: MlflowClient, experiment_id: str) -> None:
    client.set_experiment_tag(experiment_id, TAG, COMPLETE)


def clear_away(client: MlflowClient, experiments: list[str], model: str) -> bool:
    """Makes room for a new start: True if there was something left of an earlier one.

    A deleted experiment keeps its name until the server's garbage collection, so it is renamed as well.
    """
    leftovers = [e for value in (PART, COMPLETE) for e in _tagged(client, value)]
    own_model = _model_tag(client, model)
    _refuse_foreign_names(client, experiments, {e.experiment_id for e in leftovers}, model, own_model)
    for experiment in leftovers:
        if experiment.lifecycle_stage == "deleted":
            client.restore_experiment(experiment.experiment_id)
        client.rename_experiment(experiment.experiment_id, f"{experiment.name}, abandoned {experiment.experiment_id}")
        client.set_experiment_tag(experiment.experiment_id, TAG, ABANDONED)
        client.delete_experiment(experiment.experiment_id)
    if own_model:
        client.delete_registered_model(model)
    return bool(leftovers or own_model)


def _tagged(client: MlflowClient, value: str) -> list[Experiment]:
    return client.search_experiments(ViewType.ALL, filter_string=f"tags.`{TAG}` = '{value}'")


def _model_tag(client: MlflowClient, model: str) -> str | None:
    """None if there is no such model, '' if it is not the demo's."""
    try:
        return client.get_registered_model(model).tags.get(TAG, "")
    except MlflowException as problem:
        if problem.error_code == "RESOURCE_DOES_NOT_EXIST":
            return None
        raise


def _refuse_foreign_names(
    client: MlflowClient, experiments: list[str], own_ids: set[str], model: str, own_model: str | None
) -> None:
    for name in experiments:
        found = client.get_experiment_by_name(name)
        if found and found.experiment_id not in own_ids:
            raise NameTaken(f"The experiment “{name}” on this server is not the demo's. Use another server.")
    if own_model == "":
        raise NameTaken(f"The model “{model}” on this server is not the demo's. Use another server.")
