import { message } from '../../base/message.ts';
import { flavors } from '../flavors.ts';
import { rule } from '../rule.ts';
import { rewriteFix } from './edits.ts';
import { given, viewOf } from '../modelView.ts';
import { nearName } from './nearName.ts';
import { isNull, keysOf, mapOf, scalarOf, textOf } from '../values.ts';

/** A single path was written before MLflow 2.0 and is read as conda only (MLflow 3.17.2). */
const envOld = rule({
  code: 'flavor-env-old',
  severity: 'hint',
  docs: {
    cause:
      '`env` is a single path, as MLflow wrote it before 2.0. It is read as a conda environment; virtualenv has nothing to go by.',
    example: 'env: conda.yaml',
    cure: 'Write `env: {conda: conda.yaml, virtualenv: python_env.yaml}` when both files are there. The quick fix does it.',
  },
  *check({ document, siblings }) {
    const entry = viewOf(document).pythonFunction?.keys.get('env');
    const path = textOf(entry?.value);
    if (entry === undefined || path === undefined) return;
    const canMap = siblings.has('python_env.yaml') === true && /^[\w./-]+$/.test(path);
    yield {
      at: entry.valueNode.span,
      message: message('ruleEnvOld'),
      tag: 'deprecated',
      fixes: canMap
        ? [
            {
              title: message('fixEnvMap'),
              isPreferred: true,
              edits: [{ at: entry.valueNode.span, text: `{conda: ${path}, virtualenv: python_env.yaml}` }],
            },
          ]
        : [],
    };
  },
});

/** `env["conda"]` and `env["virtualenv"]` are asked for by name (MLflow 3.17.2). */
const envIncomplete = rule({
  code: 'flavor-env-incomplete',
  severity: 'warning',
  docs: {
    cause:
      '`env` lacks `conda` or `virtualenv`. MLflow fails when it is asked for an environment of the kind that is missing.',
    example: 'env:\n  conda: conda.yaml',
    cure: 'Name both files.',
  },
  *check({ document }) {
    const env = viewOf(document).pythonFunction?.keys.get('env');
    if (env === undefined || !mapOf(env.value)) return;
    const keys = keysOf(env.value);
    for (const key of ['conda', 'virtualenv']) {
      if (!given(keys, key)) yield { at: env.key.span, message: message('ruleEnvIncomplete', { key }) };
    }
    for (const [key, entry] of keys) {
      if (key === 'conda' || key === 'virtualenv' || isNull(entry.value)) continue;
      yield { at: entry.key.span, message: message('ruleFlavorKeyUnknown', { key, flavor: 'env' }), severity: 'hint' };
    }
  },
});

/** Without it MLflow 3.17.2 cannot rebuild the environment; every flavor of MLflow writes it. */
const envMissing = rule({
  code: 'flavor-env-missing',
  severity: 'hint',
  docs: {
    cause: '`python_function` names no environment, so none can be made for the model.',
    example: 'flavors:\n  python_function:\n    loader_module: mlflow.sklearn',
    cure: 'Add `env` with `conda.yaml` and `python_env.yaml`.',
  },
  *check({ document }) {
    const { pythonFunction, isWhole } = viewOf(document);
    if (!isWhole || pythonFunction === undefined || given(pythonFunction.keys, 'env')) return;
    yield { at: pythonFunction.entry.key.span, message: message('ruleEnvMissing') };
  },
});

const formats: Readonly<Record<string, RegExp>> = {
  skops: /\.skops$/,
  cloudpickle: /\.(pkl|pickle|cloudpickle)$/,
  pickle: /\.(pkl|pickle)$/,
};

/** `mlflow.sklearn` and `mlflow.lightgbm` choose the reader by `serialization_format` (MLflow 3.17.2). */
const serialization = rule({
  code: 'flavor-serialization',
  severity: 'warning',
  docs: {
    cause: '`serialization_format` is none that MLflow knows, or the name of the file is that of another format.',
    example: 'pickled_model: model.pkl\nserialization_format: skops',
    cure: 'Write `skops`, `cloudpickle` or `pickle`, as the model was saved.',
  },
  *check({ document }) {
    for (const { name, keys } of viewOf(document).flavors) {
      if (name !== 'sklearn' && name !== 'lightgbm') continue;
      const entry = given(keys, 'serialization_format');
      const format = textOf(entry?.value);
      if (entry === undefined || format === undefined) continue;
      const expected = formats[format];
      if (expected === undefined) {
        const meant = nearName(format, Object.keys(formats));
        const scalar = entry.valueNode.kind === 'scalar' ? entry.valueNode : undefined;
        yield {
          at: entry.valueNode.span,
          message: message('ruleFormatUnknown', { format }),
          fixes: scalar && meant !== undefined ? [rewriteFix(scalar, meant, false)] : [],
        };
        continue;
      }
      const path = textOf(keys.get(name === 'sklearn' ? 'pickled_model' : 'data')?.value);
      const isOther = Object.values(formats).some((one) => path !== undefined && one.test(path));
      if (path !== undefined && isOther && !expected.test(path)) {
        yield { at: entry.valueNode.span, message: message('ruleFormatDiffers', { format, path }) };
      }
    }
  },
});

/** Loading runs what the pickle says; `MLFLOW_ALLOW_PICKLE_DESERIALIZATION=false` forbids it (MLflow 3.17.2). */
const pickle = rule({
  code: 'flavor-pickle',
  severity: 'hint',
  docs: {
    cause:
      'The model is a pickle. Loading it runs whatever code its author put in, so load only models that you trust.',
    example: 'serialization_format: cloudpickle',
    cure: 'Save the model with `serialization_format="skops"`, which loads fewer types. It is no guarantee either.',
  },
  *check({ document }) {
    for (const { keys } of viewOf(document).flavors) {
      const entry = keys.get('serialization_format');
      const format = textOf(entry?.value);
      if (entry && (format === 'pickle' || format === 'cloudpickle')) {
        yield { at: entry.valueNode.span, message: message('rulePickle') };
      }
    }
  },
});

const loaderModules = flavors.flatMap(({ loaderModule }) => (loaderModule === undefined ? [] : [loaderModule]));

const otherModules = [
  'mlflow.pyfunc.model',
  'mlflow.pyfunc.loaders.code_model',
  'mlflow.pyfunc.loaders.chat_model',
  'mlflow.pyfunc.loaders.chat_agent',
  'mlflow.pyfunc.loaders.responses_agent',
  'mlflow.prompt.promptlab_model',
];

/** Modules of other packages load as well, so only those that pretend to be of MLflow are told. */
const loader = rule({
  code: 'flavor-loader-unknown',
  severity: 'warning',
  docs: {
    cause: 'MLflow has no such module to load a model with.',
    example: 'loader_module: mlflow.sklern',
    cure: 'Correct the name: `mlflow.` and the flavor, or `mlflow.pyfunc.model` for an own Python model.',
  },
  *check({ document }) {
    const entry = viewOf(document).pythonFunction?.keys.get('loader_module');
    const module = textOf(entry?.value);
    if (entry === undefined || module === undefined) return;
    const all = [...loaderModules, ...otherModules];
    if (all.includes(module)) return;
    const meant = nearName(module, all);
    if (meant === undefined) return;
    const scalar = entry.valueNode.kind === 'scalar' ? scalarOf(entry.valueNode) : undefined;
    yield {
      at: entry.valueNode.span,
      message: message('ruleLoaderMeant', { module, meant }),
      fixes: scalar ? [rewriteFix(scalar, meant, false)] : [],
    };
  },
});

export const flavorContentRules = [envOld, envIncomplete, envMissing, serialization, pickle, loader] as const;
