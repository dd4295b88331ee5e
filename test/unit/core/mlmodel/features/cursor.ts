import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import type { MlmodelDocument } from '../../../../../src/core/mlmodel/document.ts';

export interface AtCursor {
  readonly document: MlmodelDocument;
  readonly offset: number;
}

/** A file with `‸` where a person is. */
export function atCursor(marked: string): AtCursor {
  const offset = marked.indexOf('‸');
  return { document: readMlmodel(marked.replace('‸', '')), offset };
}

export const iris = `artifact_path: model
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    model_path: model.pkl
    python_version: 3.11.7
  sklearn:
    pickled_model: model.pkl
    sklearn_version: 1.5.0
mlflow_version: 2.15.0
run_id: 0123456789abcdef0123456789abcdef
saved_input_example_info:
  artifact_path: input_example.json
  type: dataframe
signature:
  inputs: '[{"type": "double", "name": "sepal ''length''", "required": true}, {"type": "long",
    "name": "petals", "required": false}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 3]}}]'
  params: '[{"name": "top", "type": "long", "default": 3, "shape": null}]'
`;

/** The same signature as people write it: a literal block, a folded one that goes on with a blank, and one that says its indentation. */
export const blocks = `${iris.slice(0, iris.indexOf('signature:'))}signature:
  inputs: |-
    [
      {"type": "double", "name": "sepal 'length'", "required": true},
      {"type": "long", "name": "petals", "required": false}
    ]
  outputs: >
    [{"type": "tensor",
    "tensor-spec": {"dtype": "float64", "shape": [-1, 3]}}]
  params: |2
     [{"name": "top", "type": "long", "default": 3,
      "shape": null}]
`;
