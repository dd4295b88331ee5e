import { isMap, isScalar, parseDocument } from 'yaml';

/** `mlflow.<flavor>.<function>(uri)` gives the model in its own library's type. */
export interface NativeLoader {
  readonly flavor: string;
  readonly function: string;
  readonly variable: string;
}

/** Names under `flavors` of an MLmodel file, in its order; none of a file that is not understood. Never throws. */
export function flavorsOf(mlmodel: string): readonly string[] {
  const document = parseDocument(mlmodel, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false });
  if (!isMap(document.contents)) return [];
  const flavors = document.contents.get('flavors', true);
  if (!isMap(flavors)) return [];
  return flavors.items.flatMap(({ key }) => (isScalar(key) && typeof key.value === 'string' ? [key.value] : []));
}

/** The first flavor that MLflow 3.17.2 has a loader for: not R's `crate`, removed flavors and those of other packages. */
export function nativeLoader(flavors: readonly string[]): NativeLoader | undefined {
  const flavor = flavors.find((name) => nativeFlavors.has(name));
  if (flavor === undefined) return undefined;
  return flavor === 'shap'
    ? { flavor, function: 'load_explainer', variable: 'explainer' }
    : { flavor, function: 'load_model', variable: 'model' };
}

const nativeFlavors = new Set([
  'catboost',
  'diffusers',
  'dspy',
  'h2o',
  'johnsnowlabs',
  'keras',
  'langchain',
  'lightgbm',
  'llama_index',
  'onnx',
  'openai',
  'paddle',
  'pmdarima',
  'prophet',
  'pytorch',
  'sentence_transformers',
  'shap',
  'sklearn',
  'spacy',
  'spark',
  'statsmodels',
  'tensorflow',
  'transformers',
  'xgboost',
]);
