import { message } from '../../base/message.ts';
import { oncePer } from '../../base/oncePer.ts';
import type { MlmodelDocument } from '../document.ts';
import { rule, type Fix, type Subject } from '../rule.ts';
import type { YamlEntry } from '../yaml/mapping.ts';
import type { YamlNode } from '../yaml/node.ts';
import { environmentOf, itemsOf, requirementsFile } from './environmentFiles.ts';
import { rewriteFix } from './edits.ts';
import { viewOf, type FlavorPart } from '../modelView.ts';
import { nearName } from './nearName.ts';
import { readRequirement } from './requirementLines.ts';
import { keysOf, mapOf, textOf } from '../values.ts';

/** Only what is known to be absent is told: an editor may not see the whole folder. */
const missing = rule({
  code: 'path-missing',
  severity: 'warning',
  docs: {
    cause: 'A file or folder that the model names is not beside it.',
    example: 'data: model.ubj   # and there is no model.ubj',
    cure: 'Correct the name, or bring the file back. The quick fix takes the file that is there under a similar name.',
  },
  *check(subject) {
    const { document, siblings } = subject;
    for (const { path, node, shape } of referencesOf(document)) {
      if (isUnsafe(path) || path === '') continue;
      if (shape === 'prefix' ? hasPrefix(subject, path) !== false : siblings.has(clean(path)) !== false) continue;
      yield { at: node.span, message: message('rulePathMissing', { path }), fixes: similarFixes(subject, node, path) };
    }
  },
});

/** A loader joins such a path to the folder of the model, and leaves it. */
const unsafe = rule({
  code: 'path-unsafe',
  severity: 'warning',
  docs: {
    cause:
      'The path is absolute or leads out of the folder of the model. It works on one machine at best, and a model of someone else may reach files with it.',
    example: 'data: /home/me/model.pkl',
    cure: 'Put the file into the folder of the model and name it from there.',
  },
  *check({ document }) {
    for (const { path, node } of referencesOf(document)) {
      if (isUnsafe(path)) yield { at: node.span, message: message('rulePathUnsafe', { path }) };
    }
  },
});

/** The folder is put on the path of Python only when a flavor names it (MLflow 3.17.2). */
const codeUnused = rule({
  code: 'path-code-unused',
  severity: 'hint',
  docs: {
    cause:
      'There is a folder `code` beside the model, but no flavor names it. Modules in it cannot be found when the model is loaded.',
    example: 'python_function:\n  code: null',
    cure: 'Write `code: code` in the flavors that need it, or remove the folder.',
  },
  *check({ document, siblings }) {
    const { flavors, pythonFunction } = viewOf(document);
    if (pythonFunction === undefined || siblings.has('code') !== true) return;
    if (flavors.some(({ keys }) => textOf(keys.get('code')?.value) !== undefined)) return;
    const entry = pythonFunction.keys.get('code');
    const scalar = entry?.valueNode.kind === 'scalar' ? entry.valueNode : undefined;
    const canWrite = scalar && scalar.style === 'plain' && scalar.span.end > scalar.span.start;
    yield {
      at: entry?.key.span ?? pythonFunction.entry.key.span,
      message: message('ruleCodeUnused'),
      fixes: canWrite
        ? [
            {
              title: message('fixReplace', { text: 'code' }),
              isPreferred: false,
              edits: [{ at: scalar.span, text: 'code' }],
            },
          ]
        : [],
    };
  },
});

/** `-r` and `-c` of the requirements and of `python_env.yaml` are opened beside the file (MLflow 3.17.2). */
const requirementFile = rule({
  code: 'requirement-file-missing',
  severity: 'warning',
  docs: {
    cause: 'A requirements or constraints file that another one includes is not there.',
    example: '-c constraints.txt   # and there is no constraints.txt',
    cure: 'Bring the file back, or remove the line.',
  },
  *check(subject) {
    const { requirements = [], pythonEnv } = environmentOf(subject);
    const inEnv = itemsOf(pythonEnv?.keys.get('dependencies')?.value).map((item) =>
      readRequirement(textOf(item)?.trim() ?? '', item.span),
    );
    const included = [
      ...requirements.map((line) => ({ line, file: requirementsFile })),
      ...(pythonEnv ? inEnv.map((line) => ({ line, file: pythonEnv.file })) : []),
    ];
    for (const { line, file } of included) {
      if (line.kind !== 'file' || isUnsafe(line.path) || subject.siblings.has(clean(line.path)) !== false) continue;
      yield { file, at: line.span, message: message('rulePathMissing', { path: line.path }) };
    }
  },
});

export const pathRules = [missing, unsafe, codeUnused, requirementFile] as const;

/** A path in the file to something beside it. */
interface Reference {
  readonly path: string;
  readonly node: YamlNode;
  readonly shape: 'path' | 'prefix';
}

const referencesOf: (document: MlmodelDocument) => readonly Reference[] = oncePer((document) => {
  const { flavors, exampleInfo } = viewOf(document);
  return [
    ...flavors.flatMap(referencesIn),
    ...['artifact_path', 'serving_input_path'].flatMap((name) => referenceAt(exampleInfo.get(name))),
  ];
});

function referencesIn({ name, known, keys }: FlavorPart): readonly Reference[] {
  const isPaddle = textOf(keys.get('loader_module')?.value) === 'mlflow.paddle';
  const named = (known?.keys ?? []).flatMap(({ name: key, role }) => {
    if (role !== 'path' && role !== 'prefix') return [];
    return referenceAt(keys.get(key), isPaddle && key === 'model_path' ? 'prefix' : role);
  });
  const extra = itemsOf(keys.get('extra_files')?.value).flatMap((file) =>
    known && mapOf(file) ? referenceAt(keysOf(file).get('path')) : [],
  );
  return name === 'python_function' ? [...named, ...extra, ...referencesOfPython(keys)] : [...named, ...extra];
}

function referencesOfPython(keys: FlavorPart['keys']): readonly Reference[] {
  const artifacts = Array.from(keysOf(keys.get('artifacts')?.value).values(), ({ value }) => value);
  return [
    ...Array.from(keysOf(keys.get('env')?.value).values()).flatMap((entry) => referenceAt(entry)),
    ...artifacts.flatMap((artifact) => (mapOf(artifact) ? referenceAt(keysOf(artifact).get('path')) : [])),
    ...scriptOf(keys.get('model_code_path')),
  ];
}

function referenceAt(entry: YamlEntry | undefined, shape: Reference['shape'] = 'path'): readonly Reference[] {
  const path = textOf(entry?.value);
  return entry && path !== undefined ? [{ path, node: entry.valueNode, shape }] : [];
}

/** May be a path of the author's machine: only its last part is looked for, beside the file (MLflow 3.17.2). */
function scriptOf(entry: YamlEntry | undefined): readonly Reference[] {
  const path = textOf(entry?.value);
  const last = path?.split(/[\\/]/).at(-1);
  return entry && last !== undefined ? [{ path: last, node: entry.valueNode, shape: 'path' }] : [];
}

function isUnsafe(path: string): boolean {
  if (!path.includes('/') && !path.includes('\\')) return path === '..'; // nearly all
  return /^([\\/]|[A-Za-z]:[\\/]|[A-Za-z][\w+.-]+:\/\/)/.test(path) || path.split(/[\\/]/).includes('..');
}

function clean(path: string): string {
  if (!path.includes('/') && path !== '.') return path;
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/** Whether a file begins with it; undefined when the names of the folder are not known. */
function hasPrefix({ siblings }: Subject, prefix: string): boolean | undefined {
  const paths = siblings.paths();
  if (siblings.has(prefix) === true || paths.some((path) => path.startsWith(prefix))) return true;
  return paths.length === 0 ? undefined : siblings.has(prefix);
}

function similarFixes({ siblings }: Subject, node: YamlNode, path: string): readonly Fix[] {
  const similar = node.kind === 'scalar' ? similarPath(path, siblings.paths()) : undefined;
  return similar === undefined || node.kind !== 'scalar' ? [] : [rewriteFix(node, similar, false)];
}

/** Folders with more names than that are not searched. */
const MANY = 5000;

/** The same name in another folder, else the same name with another ending, else one that is spelled almost so. */
function similarPath(path: string, paths: readonly string[]): string | undefined {
  if (paths.length > MANY) return undefined;
  const others = paths.filter((one) => one !== 'MLmodel');
  const [name, stem] = [baseName(path), stemOf(path)];
  return (
    others.find((one) => baseName(one) === name) ??
    others.find((one) => stemOf(one) === stem) ??
    nearName(path, others) ??
    others.find((one) => nearName(name, [baseName(one)]) !== undefined)
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function stemOf(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, '');
}
