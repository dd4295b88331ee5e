/** `mlflow.<flavor>.<function>(uri)` gives the model in its own library's type. */
export interface NativeLoader {
  readonly flavor: string;
  readonly function: string;
  readonly variable: string;
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
