import {
  code,
  extraFiles,
  flavor,
  modelClass,
  path,
  serialization,
  text,
  trusted,
  value,
  version,
  type Flavor,
  type FlavorKey,
} from './flavorKey.ts';
import { hubFlavors } from './hubFlavors.ts';
import { pythonFunction } from './pythonFunction.ts';

/** Every flavor that MLflow has or had, with what MLflow 3.17.2 writes for it (Python, and R where it differs). */
export const flavors: readonly Flavor[] = [
  pythonFunction,
  flavor(
    'sklearn',
    'A scikit-learn model. Since 3.12 it is saved with skops (`model.skops`) outside Databricks, before that pickled (`model.pkl`).',
    {
      pickled_model: path('model.skops'),
      sklearn_version: version('scikit-learn'),
      serialization_format: serialization('skops'),
      code,
      skops_trusted_types: trusted,
      extra_files: extraFiles,
    },
    { packages: ['scikit-learn'] },
  ),
  flavor(
    'xgboost',
    'An XGBoost model, `Booster` or scikit-learn interface.',
    {
      data: path('model.ubj'),
      xgb_version: version('XGBoost'),
      model_class: modelClass,
      model_format: text('How the model was written: `ubj`, `json` or `xgb`.', 'ubj', 'usual'),
      code,
      extra_files: extraFiles,
    },
    { packages: ['xgboost', 'xgboost-cpu'] },
  ),
  flavor(
    'lightgbm',
    'A LightGBM model, `Booster` (`model.lgb`) or scikit-learn interface.',
    {
      data: path('model.lgb'),
      lgb_version: version('LightGBM'),
      model_class: modelClass,
      serialization_format: serialization('cloudpickle'),
      code,
      skops_trusted_types: trusted,
      extra_files: extraFiles,
    },
    { packages: ['lightgbm'] },
  ),
  flavor(
    'catboost',
    'A CatBoost model.',
    {
      data: path('model.cb'),
      catboost_version: version('CatBoost'),
      model_type: modelClass,
      save_format: text('How the model was written.', 'cbm', 'usual'),
      code,
      extra_files: extraFiles,
    },
    { packages: ['catboost'] },
  ),
  flavor(
    'h2o',
    'An H2O model.',
    { data: path('model.h2o'), h2o_version: version('H2O'), code, extra_files: extraFiles },
    { packages: ['h2o'] },
  ),
  flavor(
    'spark',
    'A Spark ML pipeline.',
    { model_data: path('sparkml'), pyspark_version: version('PySpark'), code, model_class: modelClass },
    { packages: ['pyspark', 'databricks-connect'] },
  ),
  flavor(
    'keras',
    'A Keras 3 model, or one that was saved from R.',
    {
      data: path('data'),
      keras_version: version('Keras'),
      keras_backend: text('The backend of Keras.', 'tensorflow', 'usual'),
      save_exported_model: value(['boolean'], 'Whether the model was exported for inference only.', 'false'),
      version: text('Version of the flavor that R writes.'),
      keras_module: text('The Keras module that older files name.'),
      save_format: text('How older files say that the model was written.'),
      code: { ...code, presence: 'optional' },
    },
    { packages: ['keras'] },
  ),
  flavor(
    'tensorflow',
    'A TensorFlow model: a Keras one (`data`) or a `tf.Module` (`saved_model_dir`).',
    {
      data: path('data', 'The Keras model, beside this file.', 'optional'),
      saved_model_dir: path('tf2model', 'The saved `tf.Module`, beside this file.', 'optional'),
      model_type: text('`keras` or `tf2-module`.', 'keras', 'usual'),
      keras_version: { ...version('Keras'), presence: 'optional' },
      save_format: text('`tf` or `h5`.', 'tf'),
      meta_graph_tags: value(['list'], 'Tags of the graph, for models of TensorFlow 1.', '[]'),
      signature_def_key: text('The signature of the graph, for models of TensorFlow 1.'),
      tensorflow_version: { ...version('TensorFlow'), presence: 'optional' },
      code,
      extra_files: extraFiles,
    },
    { packages: ['tensorflow', 'tensorflow-cpu'], oneOf: ['data', 'saved_model_dir'] },
  ),
  flavor(
    'pytorch',
    'A PyTorch model: `data/model.pt2` (exported) or `data/model.pth` (pickled).',
    {
      model_data: path('data'),
      pytorch_version: version('PyTorch'),
      code,
      requirements_file: value(['map', 'string'], 'Requirements that older files keep with the model.'),
      extra_files: value(['list'], 'Further files that were saved with the model.'),
    },
    { packages: ['torch'] },
  ),
  flavor(
    'onnx',
    'An ONNX model.',
    {
      data: path('model.onnx'),
      onnx_version: version('ONNX'),
      providers: value(
        ['list'],
        'Execution providers, in the order in which they are tried.',
        '[CPUExecutionProvider]',
      ),
      onnx_session_options: value(['map'], 'Options of the inference session.'),
      code,
      extra_files: extraFiles,
    },
    { packages: ['onnx'] },
  ),
  flavor(
    'paddle',
    'A PaddlePaddle model: files that begin with `model.`.',
    {
      pickled_model: { ...path('model', 'What the names of the model’s files begin with.'), role: 'prefix' },
      paddle_version: version('PaddlePaddle'),
      code,
      extra_files: extraFiles,
    },
    { packages: ['paddlepaddle', 'paddlepaddle-gpu'] },
  ),
  flavor(
    'statsmodels',
    'A statsmodels result.',
    { data: path('model.statsmodels'), statsmodels_version: version('statsmodels'), code, extra_files: extraFiles },
    { packages: ['statsmodels'] },
  ),
  flavor(
    'pmdarima',
    'A pmdarima model.',
    {
      data: path('model.pmd'),
      pmdarima_version: version('pmdarima'),
      model_type: modelClass,
      code,
      extra_files: extraFiles,
    },
    { packages: ['pmdarima'] },
  ),
  flavor(
    'prophet',
    'A Prophet model.',
    {
      data: path('model.pr'),
      prophet_version: version('Prophet'),
      model_type: modelClass,
      code,
      extra_files: extraFiles,
    },
    { packages: ['prophet'] },
  ),
  flavor(
    'spacy',
    'A spaCy pipeline.',
    { data: path('model.spacy'), spacy_version: version('spaCy'), code, extra_files: extraFiles },
    { packages: ['spacy'] },
  ),
  ...hubFlavors,
  flavor(
    'shap',
    'A SHAP explainer.',
    {
      serialized_explainer: path('explainer.shap'),
      shap_version: version('SHAP'),
      underlying_model_flavor: text('The flavor of the model that is explained; or `null`.', 'null', 'usual'),
      code,
    },
    { packages: ['shap'] },
  ),
  flavor(
    'johnsnowlabs',
    'A John Snow Labs pipeline.',
    {
      model_data: path('jsl-model'),
      pyspark_version: version('PySpark'),
      johnsnowlabs_version: { ...version('johnsnowlabs'), presence: 'optional' },
      code,
    },
    { packages: ['pyspark'] },
  ),
  flavor('crate', 'A function of R, kept with the package carrier.', {
    version: text('Version of the flavor.', '0.1.0'),
    model: path('crate.bin'),
  }),
  flavor(
    'mleap',
    'An MLeap bundle of a Spark pipeline.',
    { mleap_version: version('MLeap'), model_data: path('mleap/model') },
    { packages: ['mleap'], removedIn: '3.0' },
  ),
  flavor(
    'fastai',
    'A fastai learner.',
    { fastai_version: version('fastai'), data: path('model.fastai'), code: { ...code, presence: 'optional' } },
    { packages: ['fastai'], removedIn: '3.0' },
  ),
  flavor(
    'gluon',
    'An MXNet Gluon model.',
    { mxnet_version: version('MXNet'), data: path('data'), code: { ...code, presence: 'optional' } },
    { packages: ['mxnet'], removedIn: '2.6' },
  ),
  flavor(
    'mxnet',
    'An MXNet model.',
    { mxnet_version: version('MXNet'), data: path('data') },
    { packages: ['mxnet'], removedIn: '2.6' },
  ),
  flavor(
    'diviner',
    'A Diviner model of many time series.',
    {
      diviner_version: version('Diviner'),
      model_type: modelClass,
      data: path('model.div'),
      code: { ...code, presence: 'optional' },
    },
    { packages: ['diviner'], removedIn: '3.7' },
  ),
  flavor(
    'promptflow',
    'A Prompt flow.',
    {
      promptflow_version: version('Prompt flow'),
      entry: text('What is run.'),
      code: { ...code, presence: 'optional' },
      data: path('flow', 'The flow, beside this file.', 'optional'),
    },
    { packages: ['promptflow'], removedIn: '3.7' },
  ),
];

const byName = new Map(flavors.map((each) => [each.name, each]));

export function flavorNamed(name: string): Flavor | undefined {
  return byName.get(name);
}

export function flavorKey(flavor: Flavor, name: string): FlavorKey | undefined {
  return flavor.keys.find((key) => key.name === name);
}
