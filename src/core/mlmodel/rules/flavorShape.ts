import { message } from '../../base/message.ts';
import { oncePer } from '../../base/oncePer.ts';
import type { Flavor } from '../flavorKey.ts';
import { flavors } from '../flavors.ts';
import { rule } from '../rule.ts';
import { additionTo, rewriteFix, singleQuoted } from './edits.ts';
import { environmentOf, requirementsIn } from './environmentFiles.ts';
import { kindFound, markOf, retypedFound } from './kinds.ts';
import { given, viewOf } from '../modelView.ts';
import { nearName } from './nearName.ts';
import { isFalsy, keysOf, kindOf, mapOf } from '../values.ts';

/** Nothing is checked on load (MLflow 3.17.2); every use of the flavor fails. */
const notMap = rule({
  code: 'flavor-not-map',
  severity: 'warning',
  docs: {
    cause:
      '`flavors` is a map of names, and each flavor a map of what its loader needs. MLflow reads the file and cannot load the model.',
    example: 'flavors: [sklearn]',
    cure: 'Write `flavors:`, the name below it, and its keys below that.',
  },
  *check({ document: { text, top } }) {
    const entry = top.get('flavors');
    if (entry === undefined || isFalsy(entry.value)) return;
    if (!mapOf(entry.value)) {
      yield { at: markOf(text, entry), message: message('ruleFlavorsNotMap') };
      return;
    }
    for (const [name, flavor] of keysOf(entry.value)) {
      const kind = kindOf(flavor.value);
      if (kind === 'map' || kind === 'refused') continue;
      yield { at: markOf(text, flavor), message: message('ruleFlavorNotMap', { flavor: name }) };
    }
  },
});

/** Community flavors may have any name, so only what looks like a slip is told. */
const nameMeant = rule({
  code: 'flavor-name-meant',
  severity: 'warning',
  docs: {
    cause: 'The flavor is called almost like one that MLflow has.',
    example: 'flavors:\n  sklern: {…}',
    cure: 'Correct the spelling. A flavor of another library may keep its name; switch the rule off for it.',
  },
  *check({ document }) {
    const { flavors: found } = viewOf(document);
    if (found.every(({ known }) => known !== undefined)) return;
    const taken = new Set(found.map(({ name }) => name));
    const free = flavors.map(({ name }) => name).filter((name) => !taken.has(name));
    for (const { name, known, entry } of found) {
      const meant = known ? undefined : (otherNames.get(name.toLowerCase()) ?? nearName(name, free));
      if (meant === undefined) continue;
      const fixes = taken.has(meant) ? [] : [rewriteFix(entry.key, meant, false)];
      yield { at: entry.key.span, message: message('ruleFlavorMeant', { flavor: name, meant }), fixes };
    }
  },
});

/** What people call a library or its module, where MLflow has another name for the flavor. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['pyfunc', 'python_function'],
  ['pythonfunction', 'python_function'],
  ['scikit-learn', 'sklearn'],
  ['scikit_learn', 'sklearn'],
  ['torch', 'pytorch'],
  ['tf', 'tensorflow'],
  ['xgb', 'xgboost'],
  ['lgb', 'lightgbm'],
  ['lgbm', 'lightgbm'],
  ['huggingface', 'transformers'],
]);

/** "Model does not have the "python_function" flavor" (MLflow 3.17.2, `mlflow.pyfunc.load_model`). */
const noPythonFunction = rule({
  code: 'flavor-no-python-function',
  severity: 'information',
  docs: {
    cause:
      'There is no flavor `python_function`: the model cannot be served, and `mlflow.pyfunc.load_model` refuses it. Some models have none on purpose.',
    example: 'flavors:\n  sklearn: {…}',
    cure: 'Load the model with its own flavor, or save it with a method `predict`.',
  },
  *check({ document }) {
    const entry = document.top.get('flavors');
    const { isWhole, flavors: found } = viewOf(document);
    if (!isWhole || entry === undefined || found.length === 0 || keysOf(entry.value).has('python_function')) return;
    yield { at: entry.key.span, message: message('ruleNoPythonFunction') };
  },
});

/** Removed flavors still stand in old files. */
const removed = rule({
  code: 'flavor-removed',
  severity: 'information',
  docs: {
    cause:
      'MLflow had this flavor once and removed it: a current MLflow loads the model only by `python_function`, if at all.',
    example: 'flavors:\n  fastai: {…}',
    cure: 'Load it with an MLflow of its time, or save the model with another flavor.',
  },
  *check({ document }) {
    for (const { name, known, entry } of viewOf(document).flavors) {
      if (known?.removedIn === undefined) continue;
      yield {
        at: entry.key.span,
        message: message('ruleFlavorRemoved', { flavor: name, version: known.removedIn }),
        tag: 'deprecated',
      };
    }
  },
});

/** Custom models may add keys to `python_function`, so there only slips are told. */
const keyUnknown = rule({
  code: 'flavor-key-unknown',
  severity: 'hint',
  docs: {
    cause: 'The loader of this flavor does not know the key.',
    example: 'flavors:\n  sklearn:\n    pickle_model: model.pkl',
    cure: 'Correct the spelling, or remove the key.',
  },
  *check({ document }) {
    for (const { name, known, keys } of viewOf(document).flavors) {
      if (known === undefined) continue;
      const names = keyNamesOf(known);
      let free: readonly string[] | undefined; // most flavors have no other keys
      for (const [key, entry] of keys) {
        if (names.has(key)) continue;
        free ??= [...names].filter((one) => !keys.has(one));
        const meant = nearName(key, free);
        if (meant !== undefined) {
          yield {
            at: entry.key.span,
            message: message('ruleKeyMeant', { key, meant }),
            severity: 'warning',
            fixes: [rewriteFix(entry.key, meant, false)],
          };
        } else if (name !== 'python_function') {
          yield { at: entry.key.span, message: message('ruleFlavorKeyUnknown', { key, flavor: name }) };
        }
      }
    }
  },
});

const keyNamesOf = oncePer(({ keys }: Flavor): ReadonlySet<string> => new Set(keys.map(({ name }) => name)));

const keyKind = rule({
  code: 'flavor-key-kind',
  severity: 'warning',
  docs: {
    cause: 'A key of a flavor has a value of another kind than its loader expects.',
    example: 'flavors:\n  python_function:\n    predict_fn: [predict]',
    cure: 'Write a value of the kind that the message names.',
  },
  *check({ document }) {
    for (const { known, keys } of viewOf(document).flavors) {
      for (const { name, kinds } of known?.keys ?? []) {
        const entry = keys.get(name);
        const found = entry && kindFound(document.text, name, entry, kinds);
        if (found) yield found;
      }
    }
  },
});

/** `python_version: 3.10` without quotes is 3.1, and MLflow warns of a Python that never was (MLflow 3.17.2). */
const keyRetyped = rule({
  code: 'flavor-key-retyped',
  severity: 'warning',
  docs: {
    cause: 'The value is meant as text, but without quotes YAML makes a number of it: `3.10` becomes 3.1.',
    example: 'flavors:\n  python_function:\n    python_version: 3.10',
    cure: "Quote it: `'3.10'`.",
  },
  *check({ document }) {
    for (const { known, keys } of viewOf(document).flavors) {
      for (const { name, kinds } of known?.keys ?? []) {
        const entry = keys.get(name);
        const found = entry && retypedFound(document.text, name, entry.valueNode, kinds);
        if (found) yield found;
      }
    }
  },
});

const keyMissing = rule({
  code: 'flavor-key-missing',
  severity: 'warning',
  docs: {
    cause: 'The loader of the flavor needs a key that is not there.',
    example: 'flavors:\n  python_function:\n    env: conda.yaml',
    cure: 'Add the key with what the model was saved with.',
  },
  *check({ document }) {
    if (!viewOf(document).isWhole) return;
    for (const { name, known, keys, entry } of viewOf(document).flavors) {
      if (known === undefined || known.removedIn !== undefined) continue;
      for (const key of known.keys) {
        if (key.presence !== 'needed' || given(keys, key.name)) continue;
        const at = (keys.get(key.name) ?? entry).key.span; // a key without a value is there, and wrong
        yield { at, message: message('ruleFlavorKeyMissing', { key: key.name, flavor: name }) };
      }
      const { oneOf } = known;
      if (oneOf && !oneOf.some((key) => given(keys, key))) {
        const [key = '', other = ''] = oneOf;
        yield { at: entry.key.span, message: message('ruleFlavorOneOf', { key, other, flavor: name }) };
      }
    }
  },
});

/** Only told: MLflow loads without a version, and cannot warn when the library has changed. */
const versionMissing = rule({
  code: 'flavor-version-missing',
  severity: 'hint',
  docs: {
    cause: 'The flavor does not say which version of its library saved the model.',
    example: 'flavors:\n  sklearn:\n    pickled_model: model.pkl',
    cure: 'Add the version key, as `sklearn_version: 1.9.1`.',
  },
  *check(subject) {
    const { document } = subject;
    if (!viewOf(document).isWhole) return;
    const required = requirementsIn(environmentOf(subject).requirements);
    for (const { name, known, keys, entry } of viewOf(document).flavors) {
      const key = known?.keys.find(({ role, presence }) => role === 'version' && presence === 'usual');
      // R writes `version` for its own flavors
      if (known === undefined || key === undefined || given(keys, key.name) || keys.has('version')) continue;
      const pinned = required.find((one) => known.packages.includes(one.name))?.pinned;
      const map = mapOf(entry.value);
      const edit =
        pinned !== undefined && map !== undefined && entry.valueNode.kind === 'mapping' && !keys.has(key.name)
          ? additionTo(document.text, map, key.name, singleQuoted(pinned))
          : undefined;
      yield {
        at: entry.key.span,
        message: message('ruleFlavorVersionMissing', { key: key.name, flavor: name }),
        fixes: edit ? [{ title: message('fixAddKey', { key: key.name }), isPreferred: true, edits: [edit] }] : [],
      };
    }
  },
});

/** The loader compares it with the running Python (MLflow 3.17.2: "does not have a specified Python version"). */
const pythonVersionMissing = rule({
  code: 'flavor-python-version-missing',
  severity: 'hint',
  docs: {
    cause: '`python_function` does not say which Python saved the model; MLflow warns when it loads it.',
    example: 'flavors:\n  python_function:\n    loader_module: mlflow.sklearn',
    cure: 'Add `python_version`, as in `python_env.yaml`.',
  },
  *check({ document }) {
    const { pythonFunction, isWhole } = viewOf(document);
    if (!isWhole || pythonFunction === undefined || given(pythonFunction.keys, 'python_version')) return;
    yield { at: pythonFunction.entry.key.span, message: message('rulePythonVersionMissing') };
  },
});

export const flavorShapeRules = [
  notMap,
  nameMeant,
  noPythonFunction,
  removed,
  keyUnknown,
  keyKind,
  keyRetyped,
  keyMissing,
  versionMissing,
  pythonVersionMissing,
] as const;
