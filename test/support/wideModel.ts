/** A model folder with many columns, as MLflow writes it: the signature folded at 80 columns within single quotes, and both examples. */
export function wideModel(columns: number): Readonly<Record<string, string>> & { readonly MLmodel: string } {
  const names = Array.from({ length: columns }, (_, index) => `feature_${index}`);
  const specs = names.map((name, index) => `{"type": "${typeOf(index)}", "name": "${name}", "required": true}`);
  const example = `{"columns": ${JSON.stringify(names)}, "data": [[${names.map((_, index) => valueOf(index)).join(', ')}]]}`;
  return {
    MLmodel: [
      'artifact_path: mlflow-artifacts:/4/models/m-0123456789abcdef0123456789abcdef/artifacts',
      'flavors:',
      '  python_function:',
      '    env:',
      '      conda: conda.yaml',
      '      virtualenv: python_env.yaml',
      '    loader_module: mlflow.sklearn',
      '    model_path: model.skops',
      '    predict_fn: predict',
      '    python_version: 3.11.7',
      '  sklearn:',
      '    code: null',
      '    pickled_model: model.skops',
      '    serialization_format: skops',
      '    sklearn_version: 1.9.1',
      '    skops_trusted_types: null',
      'is_signature_from_type_hint: false',
      'mlflow_version: 3.17.2',
      'model_id: m-0123456789abcdef0123456789abcdef',
      'model_size_bytes: 7070',
      'model_uuid: m-0123456789abcdef0123456789abcdef',
      'prompts: null',
      'run_id: 0123456789abcdef0123456789abcdef',
      'saved_input_example_info:',
      '  artifact_path: input_example.json',
      '  pandas_orient: split',
      '  serving_input_path: serving_input_example.json',
      '  type: dataframe',
      'signature:',
      `  inputs: '${folded(`[${specs.join(', ')}]`)}'`,
      '  outputs: \'[{"type": "double", "required": true}]\'',
      '  params: null',
      'type_hint_from_example: false',
      "utc_time_created: '2026-01-02 03:04:05.000006'",
      '',
    ].join('\n'),
    'conda.yaml':
      'channels:\n- conda-forge\ndependencies:\n- python=3.11.7\n- pip<=23.2.1\n- pip:\n  - mlflow==3.17.2\n  - scikit-learn==1.9.1\nname: mlflow-env\n',
    'python_env.yaml':
      'python: 3.11.7\nbuild_dependencies:\n- pip==23.2.1\n- setuptools==65.5.0\n- wheel==0.45.1\ndependencies:\n- -r requirements.txt\n',
    'requirements.txt': 'mlflow==3.17.2\nscikit-learn==1.9.1',
    'input_example.json': example,
    'serving_input_example.json': `{"dataframe_split": ${example}}`,
  };
}

const types = ['double', 'long', 'string', 'boolean'] as const;
const values = ['1.5', '3', '"a"', 'true'] as const;

function typeOf(index: number): string {
  return types[index % types.length] ?? 'double';
}

function valueOf(index: number): string {
  return values[index % values.length] ?? '1.5';
}

/** As PyYAML folds a long scalar: a break at the first space behind column 80. */
function folded(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    line = line === '' ? word : `${line} ${word}`;
    if (line.length < 76) continue;
    lines.push(line);
    line = '';
  }
  return [...lines, ...(line === '' ? [] : [line])].join('\n    ');
}
