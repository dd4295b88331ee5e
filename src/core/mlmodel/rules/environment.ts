import { message } from '../../base/message.ts';
import { rule, type Found, type Subject } from '../rule.ts';
import { siblingMessage } from '../siblingProblem.ts';
import type { YamlNode } from '../yaml/node.ts';
import { rewriteFix, singleQuoted } from './edits.ts';
import {
  environmentNames,
  environmentOf,
  inEnvironment,
  itemsOf,
  type EnvironmentFile,
  type EnvironmentFiles,
} from './environmentFiles.ts';
import { kindFound, markOf, retypedFound } from './kinds.ts';
import { given, viewOf } from '../modelView.ts';
import { nearName } from './nearName.ts';
import { foundOf } from './syntaxRules.ts';
import { isFalsy, keysOf, kindOf, listOf, mapOf, scalarOf, textOf } from '../values.ts';
import { minorOf } from './versions.ts';

const unreadable = rule({
  code: 'env-unreadable',
  severity: 'warning',
  docs: {
    cause:
      'The file that describes the environment cannot be read, is no YAML, or no map. The model loads, but no environment can be made for it.',
    example: 'python: 3.11.7\n\tdependencies: []',
    cure: 'Mend the place that is marked, or make the file readable.',
  },
  check: (subject) => [...unopened(subject), ...misread(subject)],
});

function* unopened(subject: Subject): Iterable<Found> {
  for (const file of environmentNames(subject)) {
    const problem = siblingMessage(subject.siblings, file);
    if (problem) yield { file, at: { start: 0, end: 0 }, message: problem };
  }
}

const misread = inEnvironment(function* (files) {
  for (const { file, yaml, text } of filesOf(files)) {
    const [problem] = yaml.problems;
    if (problem) yield { ...foundOf(problem), file, related: [] };
    else if (yaml.root === undefined || kindOf(yaml.root) !== 'map') {
      const at = yaml.root ? yaml.root.span : { start: 0, end: text.length };
      yield { file, at, message: message('ruleEnvNotMap') };
    }
  }
});

/**
 * `python_env.yaml` with an unquoted `python: 3.10` is the float 3.1 for PyYAML, and MLflow refuses to make an environment of it: it has to be
 * a string (MLflow 3.17.2, `_PythonEnv.from_yaml`).
 */
const pythonUnquoted = rule({
  code: 'env-python-unquoted',
  severity: 'warning',
  docs: {
    cause:
      'Without quotes a Python version of two parts is a number: 3.10 becomes 3.1. MLflow refuses to make the environment.',
    example: 'python: 3.10',
    cure: "Quote it: `python: '3.10'`.",
  },
  check: inEnvironment(function* ({ pythonEnv }) {
    const entry = pythonEnv?.keys.get('python');
    const found = pythonEnv && entry && retypedFound(pythonEnv.text, 'python', entry.valueNode, ['string']);
    if (found) yield { ...found, file: pythonEnv.file };
  }),
});

const pythonEnvKeys = ['python', 'build_dependencies', 'dependencies'] as const;

/** "unexpected keyword argument" (MLflow 3.17.2, `_PythonEnv.from_yaml`). */
const keyUnknown = rule({
  code: 'env-key-unknown',
  severity: 'warning',
  docs: {
    cause:
      '`python_env.yaml` has the keys `python`, `build_dependencies` and `dependencies`. MLflow refuses to make an environment when there is any other.',
    example: 'name: env\npython: 3.11.7',
    cure: 'Correct the spelling, or remove the key.',
  },
  check: inEnvironment(function* ({ pythonEnv }) {
    if (pythonEnv === undefined) return;
    const free = pythonEnvKeys.filter((key) => !pythonEnv.keys.has(key));
    for (const [key, entry] of pythonEnv.keys) {
      if (pythonEnvKeys.some((one) => one === key)) continue;
      const meant = nearName(key, free);
      yield {
        file: pythonEnv.file,
        at: entry.key.span,
        message: message('ruleEnvKeyUnknown', { key, file: pythonEnv.file }),
        fixes: meant === undefined ? [] : [rewriteFix(entry.key, meant, false)],
      };
    }
  }),
});

const kind = rule({
  code: 'env-kind',
  severity: 'warning',
  docs: {
    cause: 'A value of the environment is of a kind that MLflow refuses when it makes the environment.',
    example: 'dependencies: -r requirements.txt',
    cure: 'Write `python` as text, and dependencies as a list.',
  },
  check: inEnvironment(function* ({ pythonEnv, conda }) {
    if (pythonEnv) {
      const { keys, text, file } = pythonEnv;
      for (const name of pythonEnvKeys) {
        const entry = keys.get(name);
        const found = entry && kindFound(text, name, entry, name === 'python' ? ['string'] : ['list']);
        if (found) yield { ...found, file };
      }
    }
    const dependencies = conda?.keys.get('dependencies');
    if (conda === undefined || dependencies === undefined || listOf(dependencies.value)) return;
    const at = markOf(conda.text, dependencies);
    yield { file: conda.file, at, message: message('ruleWantsList', { key: 'dependencies' }) };
  }),
});

/** What MLflow 3.17.2 understands of conda's list when it makes a virtualenv of it. */
const understood = /^(python|pip|setuptools|wheel)(<|>|<=|>=|=|==|!=)?([\d.]+)?$/;

const condaDependency = rule({
  code: 'env-conda-dependency',
  severity: 'warning',
  docs: {
    cause: 'A dependency of conda is a text or the map `pip:` with a list. MLflow fails on anything else.',
    example: 'dependencies:\n- numpy: 1.26',
    cure: 'Write `- numpy=1.26`.',
  },
  check: inEnvironment(function* ({ conda }) {
    if (conda === undefined) return;
    for (const item of dependenciesOf(conda)) {
      if (textOf(item) !== undefined) continue;
      const keys = mapOf(item) ? keysOf(item) : undefined;
      const pip = keys?.size === 1 ? keys.get('pip') : undefined;
      if (pip && listOf(pip.value)) continue;
      yield { file: conda.file, at: item.span, message: message('ruleCondaDependency') };
    }
  }),
});

const condaPython = rule({
  code: 'env-conda-python',
  severity: 'warning',
  docs: {
    cause:
      'MLflow needs one Python version to make a virtualenv of a conda environment: `python` with `=`, `==`, `<=` or `>=`.',
    example: 'dependencies:\n- python',
    cure: 'Write `- python=3.11.7`.',
  },
  *check(subject) {
    const { conda } = environmentOf(subject);
    const found = conda && condaPythonOf(conda);
    if (conda === undefined || found === undefined) return;
    const { item, operator } = found;
    if (operator !== undefined && !['<', '>', '!='].includes(operator)) return;
    const version = textOf(viewOf(subject.document).pythonFunction?.keys.get('python_version')?.value);
    const scalar = item.kind === 'scalar' ? item : undefined;
    const canPin = scalar && version !== undefined && /^\d+(\.\d+)+$/.test(version);
    yield {
      file: conda.file,
      at: item.span,
      message: message('ruleCondaPython'),
      fixes: canPin
        ? [
            {
              title: message('fixReplace', { text: `python=${version}` }),
              isPreferred: operator === undefined,
              edits: [
                {
                  at: scalar.span,
                  text: scalar.style === 'plain' ? `python=${version}` : singleQuoted(`python=${version}`),
                },
              ],
            },
          ]
        : [],
    };
  },
});

const condaExtra = rule({
  code: 'env-conda-extra',
  severity: 'hint',
  docs: {
    cause:
      'MLflow leaves packages of conda out when it makes a virtualenv of the file; only `python`, `pip`, `setuptools`, `wheel` and the `pip` list count.',
    example: 'dependencies:\n- openjdk=11',
    cure: 'Move it to the `pip` list when it is on PyPI, or serve the model with conda.',
  },
  check: inEnvironment(function* ({ conda }) {
    if (conda === undefined) return;
    const first = dependenciesOf(conda).find((item) => {
      const text = textOf(item);
      return text !== undefined && !understood.test(text) && !/^python\b/.test(text);
    });
    if (first)
      yield { file: conda.file, at: first.span, message: message('ruleCondaExtra', { name: textOf(first) ?? '' }) };
  }),
});

/** MLflow compares major and minor of `python_version` with the running Python (MLflow 3.17.2). */
const pythonDiffers = rule({
  code: 'env-python-differs',
  severity: 'warning',
  docs: {
    cause:
      'The files name different Python versions. The model was saved by one Python, so major and minor should agree.',
    example: 'python_version: 3.11.7   # MLmodel\npython: 3.9.1           # python_env.yaml',
    cure: 'Write the version that saved the model in all of them.',
  },
  *check(subject) {
    const saved = given(viewOf(subject.document).pythonFunction?.keys ?? new Map(), 'python_version');
    const version = textOf(saved?.value);
    const minor = version === undefined ? undefined : minorOf(version);
    if (saved === undefined || version === undefined || minor === undefined) return;
    for (const { file, node, text, prefix } of pythonVersions(subject)) {
      const other = minorOf(text);
      if (other === undefined || other === minor) continue;
      const scalar = node.kind === 'scalar' ? scalarOf(node) : undefined;
      yield {
        file,
        at: node.span,
        message: message('rulePythonDiffers', { here: text, there: version }),
        related: [{ at: saved.valueNode.span, message: message('rulePythonSaved', { version }) }],
        fixes: scalar
          ? [
              {
                title: message('fixReplace', { text: `${prefix}${version}` }),
                isPreferred: false,
                edits: [
                  {
                    at: scalar.span,
                    text: prefix === '' || scalar.style !== 'plain' ? singleQuoted(prefix + version) : prefix + version,
                  },
                ],
              },
            ]
          : [],
      };
    }
  },
});

const condaNoPython = rule({
  code: 'env-conda-no-python',
  severity: 'information',
  docs: {
    cause: 'The conda environment names no Python, so MLflow takes the one that it runs in.',
    example: 'dependencies:\n- pip:\n  - mlflow',
    cure: 'Add `- python=3.11.7`, with the version that saved the model.',
  },
  check: inEnvironment(function* ({ conda }) {
    const dependencies = conda?.keys.get('dependencies');
    if (conda === undefined || dependencies === undefined || !listOf(dependencies.value)) return;
    if (isFalsy(dependencies.value)) return;
    if (dependenciesOf(conda).some((item) => /^python\b/.test(textOf(item) ?? ''))) return;
    yield { file: conda.file, at: dependencies.key.span, message: message('ruleCondaNoPython') };
  }),
});

export const environmentRules = [
  unreadable,
  pythonUnquoted,
  keyUnknown,
  kind,
  condaDependency,
  condaPython,
  condaExtra,
  condaNoPython,
  pythonDiffers,
] as const;

function filesOf({ conda, pythonEnv }: EnvironmentFiles): readonly EnvironmentFile[] {
  return [conda, pythonEnv].filter((file) => file !== undefined);
}

function dependenciesOf({ keys }: EnvironmentFile): readonly YamlNode[] {
  return itemsOf(keys.get('dependencies')?.value);
}

interface CondaPython {
  readonly item: YamlNode;
  readonly operator: string | undefined;
  readonly version: string | undefined;
}

/** The first `python` counts (MLflow 3.17.2). */
function condaPythonOf(conda: EnvironmentFile): CondaPython | undefined {
  for (const item of dependenciesOf(conda)) {
    const match = understood.exec(textOf(item) ?? '');
    if (match?.[1] === 'python') return { item, operator: match[2], version: match[3] };
  }
  return undefined;
}

interface PythonVersion {
  readonly file: string;
  readonly node: YamlNode;
  readonly text: string;
  /** What stands before the version in the scalar. */
  readonly prefix: string;
}

function* pythonVersions(subject: Subject): Iterable<PythonVersion> {
  const { conda, pythonEnv } = environmentOf(subject);
  const found = conda && condaPythonOf(conda);
  if (conda && found?.version !== undefined && (found.operator === '=' || found.operator === '==')) {
    yield { file: conda.file, node: found.item, text: found.version, prefix: `python${found.operator}` };
  }
  const entry = pythonEnv?.keys.get('python');
  const text = textOf(entry?.value);
  if (pythonEnv && entry && text !== undefined) yield { file: pythonEnv.file, node: entry.valueNode, text, prefix: '' };
}
