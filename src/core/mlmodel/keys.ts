/** What a value may be in Python, after YAML has typed it. */
export type ValueKind = 'string' | 'integer' | 'boolean' | 'map' | 'list' | 'strings';

/** A key of the `MLmodel` file that MLflow knows. */
export interface TopLevelKey {
  readonly name: string;
  /** Kinds that MLflow writes and reads; null is fine for every key. */
  readonly kinds: readonly ValueKind[];
  /** The first MLflow that wrote it. */
  readonly since: string;
  /** Markdown, in English. */
  readonly documentation: string;
  /** A value that a person may start from, as YAML. */
  readonly sample: string;
}

/** Top-level keys as MLflow 3.17.2 writes them, in the order of the file (sorted). */
export const topLevelKeys: readonly TopLevelKey[] = [
  {
    name: 'artifact_path',
    kinds: ['string'],
    since: '0.1',
    documentation:
      'Where the model was logged. MLflow 2 writes a path within the run (`model`), MLflow 3 the whole address of the logged model (`mlflow-artifacts:/1/models/m-…/artifacts`). Absent when the model was saved to a folder.',
    sample: 'model',
  },
  {
    name: 'auth_policy',
    kinds: ['map'],
    since: '2.21',
    documentation:
      'Which resources the model uses with its own rights (`system_auth_policy`) and which scopes it needs from its users (`user_auth_policy`). Only one of `auth_policy` and `resources` can be logged.',
    sample: '{}',
  },
  {
    name: 'databricks_runtime',
    kinds: ['string'],
    since: '1.18',
    documentation: 'The Databricks runtime that the model was saved in. Written there only.',
    sample: "''",
  },
  {
    name: 'env_vars',
    kinds: ['strings'],
    since: '2.18',
    documentation:
      'Names (no values) of environment variables that were read while the model was logged, so that whoever serves it knows what to set. MLflow refuses the file when it is no list of strings.',
    sample: '[]',
  },
  {
    name: 'flavors',
    kinds: ['map'],
    since: '0.1',
    documentation:
      'The ways in which the model can be loaded, each with what its loader needs. `python_function` is the one that serving, evaluation and `mlflow.pyfunc.load_model` use.',
    sample: '{}',
  },
  {
    name: 'is_signature_from_type_hint',
    kinds: ['boolean'],
    since: '2.20',
    documentation:
      'Whether the signature was made from the type hints of `predict`. If so, MLflow leaves the check of inputs to the hints.',
    sample: 'false',
  },
  {
    name: 'metadata',
    kinds: ['map'],
    since: '2.1',
    documentation:
      'Whatever the author wanted to keep with the model. MLflow itself reads `mlflow.model.isExternal` (nothing is stored here, the model cannot be loaded) and, for agents, `task`.',
    sample: '{}',
  },
  {
    name: 'mlflow_version',
    kinds: ['string'],
    since: '1.25',
    documentation: 'The MLflow that saved the model.',
    sample: "'3.17.2'",
  },
  {
    name: 'model_id',
    kinds: ['string'],
    since: '3.0',
    documentation:
      'The logged model on the tracking server: `m-` and 32 hexadecimal digits. `null` when the model was saved to a folder.',
    sample: 'null',
  },
  {
    name: 'model_size_bytes',
    kinds: ['integer'],
    since: '2.8',
    documentation:
      'Size of the files of the model in bytes, counted before the environment files are written. It is smaller than the folder.',
    sample: '0',
  },
  {
    name: 'model_uuid',
    kinds: ['string'],
    since: '1.23',
    documentation:
      'A name for this very model: 32 hexadecimal digits, or the `model_id` where MLflow 3 logged the model.',
    sample: 'null',
  },
  {
    name: 'prompts',
    kinds: ['strings'],
    since: '2.21',
    documentation: 'Addresses of the prompts that the model uses (`prompts:/name/1`). Usually `null`.',
    sample: 'null',
  },
  {
    name: 'resources',
    kinds: ['map'],
    since: '2.13',
    documentation:
      'What the model needs on Databricks: `api_version` and, under `databricks`, serving endpoints, vector indexes, warehouses, functions and the like. A string would be opened as a path to a YAML file.',
    sample: '{}',
  },
  {
    name: 'run_id',
    kinds: ['string'],
    since: '0.1',
    documentation: 'The run that made the model. Absent when the model was saved to a folder.',
    sample: "''",
  },
  {
    name: 'saved_input_example_info',
    kinds: ['map'],
    since: '1.9',
    documentation:
      'The example that was saved with the model: its file (`artifact_path`), what it holds (`type`) and, since 2.15, the same as a request (`serving_input_path`).',
    sample: '{artifact_path: input_example.json, type: json_object}',
  },
  {
    name: 'signature',
    kinds: ['map'],
    since: '1.9',
    documentation:
      'What the model takes and gives: `inputs`, `outputs` and (since 2.5) `params`. Each is a JSON array **in a string**, or `null`; at least one must be there.',
    sample: '{inputs: null, outputs: null, params: null}',
  },
  {
    name: 'type_hint_from_example',
    kinds: ['boolean'],
    since: '2.20',
    documentation:
      'Whether `predict` is annotated with `TypeFromExample`, so that the input example stands for the type.',
    sample: 'false',
  },
  {
    name: 'utc_time_created',
    kinds: ['string'],
    since: '0.1',
    documentation: "When the model was made, in UTC: `'2026-01-02 03:04:05.678901'`, in quotes.",
    sample: "'2026-01-02 03:04:05.678901'",
  },
];

/** Keys of `saved_input_example_info`. */
export const exampleInfoKeys: readonly TopLevelKey[] = [
  {
    name: 'artifact_path',
    kinds: ['string'],
    since: '1.9',
    documentation: 'The file of the example, beside this one.',
    sample: 'input_example.json',
  },
  {
    name: 'format',
    kinds: ['string'],
    since: '1.9',
    documentation: 'How a tensor example is written; MLflow 1 and 2 wrote `tf-serving`.',
    sample: 'tf-serving',
  },
  {
    name: 'pandas_orient',
    kinds: ['string'],
    since: '1.9',
    documentation: '`split` for a data frame with column names, `values` for one without.',
    sample: 'split',
  },
  {
    name: 'params',
    kinds: ['string', 'boolean'],
    since: '2.6',
    documentation: "`'true'` when the file holds the data under `inputs` and parameters under `params`.",
    sample: "'true'",
  },
  {
    name: 'serving_input_path',
    kinds: ['string'],
    since: '2.15',
    documentation: 'The same example as a request to the scoring server.',
    sample: 'serving_input_example.json',
  },
  {
    name: 'type',
    kinds: ['string'],
    since: '1.9',
    documentation: '`dataframe`, `ndarray`, `json_object`, `sparse_matrix_csc` or `sparse_matrix_csr`.',
    sample: 'json_object',
  },
];

const byName = new Map(topLevelKeys.map((key) => [key.name, key]));

export function topLevelKey(name: string): TopLevelKey | undefined {
  return byName.get(name);
}
