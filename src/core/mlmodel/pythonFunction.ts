import { code, path, text, value, version, type Flavor, type Key } from './flavorKey.ts';

/** The flavor that all others come with, as MLflow 3.17.2 and older versions write it. */
export const pythonFunction: Flavor = {
  name: 'python_function',
  documentation:
    'The model as a Python function: what serving, evaluation and `mlflow.pyfunc.load_model` use, whatever the library is.',
  packages: [],
  keys: Object.entries<Key>({
    loader_module: text(
      'Module with the function `_load_pyfunc`, which loads the model.',
      'mlflow.pyfunc.model',
      'needed',
    ),
    python_version: text('The Python that saved the model. MLflow compares major and minor.', "'3.11.7'", 'usual'),
    env: {
      ...path(
        'conda.yaml',
        'Files that describe the environment: `{conda: conda.yaml, virtualenv: python_env.yaml}`; a single path before MLflow 2.0.',
        'usual',
      ),
      kinds: ['map', 'string'],
      sample: '{conda: conda.yaml, virtualenv: python_env.yaml}',
    },
    data: path('model', 'What is given to the loader; the whole folder when it is absent.', 'optional'),
    code: { ...code, presence: 'optional' },
    config: value(['map', 'string'], 'The model’s configuration, handed to `load_context` and the loader.', '{}'),
    model_config: value(['map'], 'The model’s configuration, as older files name it.', '{}'),
    model_code_path: text(
      'The script that a model from code was logged from. The loader uses its last part, beside this file.',
      'model.py',
    ),
    streamable: value(['boolean'], 'Whether `predict_stream` can be called.', 'false'),
    predict_fn: text('The method that is called for a prediction.', 'predict'),
    predict_stream_fn: text('The method that is called for a stream of predictions.', 'predict_stream'),
    model_path: path('model.skops', 'The model, beside this file.', 'optional'),
    pickle_module_name: text('The pickle module that PyTorch used.', 'mlflow.pytorch.pickle_module'),
    underlying_model_flavor: text('The flavor of the model that is explained.'),
    parameters_path: path('parameters.yaml', 'Parameters of a prompt-engineering model.', 'optional'),
    python_model: path('python_model.pkl', 'The pickled `PythonModel`.', 'optional'),
    cloudpickle_version: { ...version('cloudpickle'), presence: 'optional' },
    python_model_compression: text('How `python_model` is compressed: `lzma`, `bzip2` or `gzip`.', 'gzip'),
    artifacts: value(['map'], 'Files that were saved with the model: name → `{path: artifacts/…, uri: …}`.', '{}'),
    inference_task: text('What the pipeline is asked to do.'),
    task: text('What the pipeline is asked to do.'),
    providers: value(['list'], 'ONNX Runtime execution providers.', '[]'),
    model_type: text('Kind of model, as its flavor names it.'),
  }).map(([name, rest]) => ({ name, ...rest })),
};
