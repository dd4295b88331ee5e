import assert from 'node:assert/strict';

/** Path → text. */
export type Files = Readonly<Record<string, string>>;

/** A model that nothing is wrong with. */
export const sound: Files = {
  MLmodel: `artifact_path: model
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    model_path: model.skops
    predict_fn: predict
    python_version: 3.11.7
  sklearn:
    code: null
    pickled_model: model.skops
    serialization_format: skops
    sklearn_version: 1.5.0
    skops_trusted_types: null
mlflow_version: 2.15.0
model_uuid: 57badd519990433fa657bb2f89b931b6
signature:
  inputs: '[{"type": "double", "name": "length", "required": true}, {"type": "long",
    "name": "petals", "required": true}]'
  outputs: '[{"type": "long", "required": true}]'
  params: null
utc_time_created: '2026-11-22 23:30:08.397129'
`,
  'conda.yaml': `channels:
- conda-forge
dependencies:
- python=3.11.7
- pip<=23.2.1
- pip:
  - mlflow==2.15.0
  - scikit-learn==1.5.0
name: mlflow-env
`,
  'python_env.yaml': `python: 3.11.7
build_dependencies:
- pip==23.2.1
- setuptools==65.5.0
- wheel==0.40.0
dependencies:
- -r requirements.txt
`,
  'requirements.txt': 'mlflow==2.15.0\nscikit-learn==1.5.0\n',
  'model.skops': 'x',
};

/** With another text in the `MLmodel` file. */
export function soundBut(from: string, to: string): Files {
  const model = sound['MLmodel'] ?? '';
  assert.ok(model.includes(from), `not in the model: ${from}`);
  return { ...sound, MLmodel: model.replaceAll(from, to) };
}
