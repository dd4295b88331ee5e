import { numberOf } from '../base/identity.ts';
import { Memo } from '../base/memo.ts';
import type { Message } from '../base/message.ts';
import { message } from '../base/message.ts';
import type { Span } from '../base/span.ts';
import { readJson } from '../signature/json/readJson.ts';
import { dictOf, type JsonNode } from '../signature/json/jsonNode.ts';
import type { ExampleInfo } from '../signature/enforce/readExample.ts';
import { servingBodyOf } from '../signature/enforce/servingBody.ts';
import type { DataProblem } from '../signature/enforce/verdict.ts';
import { servingVerdict, strictVerdict } from '../signature/enforce/verdicts.ts';
import type { MlmodelDocument } from './document.ts';
import { isFalsy, isNull, keysOf, kindOf, mapOf, textOf } from './values.ts';
import { siblingMessage } from './siblingProblem.ts';
import { siblingPath, type Siblings } from './siblings.ts';
import { isTypeHinted } from './typeHint.ts';
import type { YamlEntry } from './yaml/mapping.ts';

/** What one of MLflow's ways says to the example that a model was saved with. */
export interface ExampleVerdict {
  /** The file that was judged; undefined when MLflow does not get as far as opening one. */
  readonly file: string | undefined;
  /** The key of `MLmodel` that names it. */
  readonly key: Span;
  readonly problems: readonly DataProblem[];
}

/**
 * `Model.load_input_example` and then `PyFuncModel.predict` of MLflow 3.17.2. Undefined when there is nothing to judge: no example was saved, or
 * its file is not there.
 */
export function strictExampleVerdict(document: MlmodelDocument, siblings: Siblings): ExampleVerdict | undefined {
  const saved = savedExample(document);
  const found = saved && exampleFile(saved, siblings);
  if (saved === undefined || found === undefined) return undefined;
  if (found.kind === 'refused') return { file: found.file, key: found.key, problems: found.problems };
  const { file, key, text } = found;
  const problems = judged('strict', document, saved.info, text, () => strictProblems(document, saved.info, text));
  return problems && { file, key, problems };
}

/**
 * The scoring server of MLflow 3.17.2, given the request that was saved beside the example; for models from before 2.15, which have none, the one
 * that MLflow makes of the example.
 */
export function servingExampleVerdict(document: MlmodelDocument, siblings: Siblings): ExampleVerdict | undefined {
  const saved = savedExample(document);
  const named = saved?.keys.get('serving_input_path');
  if (saved && !saved.isMap)
    return { file: undefined, key: saved.key, problems: [refused(message('exampleInfoKind'))] };
  if (saved && named && !isNull(named.value)) {
    const path = textOf(named.value);
    const key = named.valueNode.span;
    if (path === undefined || path === '')
      return { file: undefined, key, problems: [refused(message('exampleNoPath'))] };
    return requestVerdict(document, siblings, siblingPath(path), key);
  }
  const unnamed =
    siblings.text(servingFile) === undefined
      ? undefined
      : requestVerdict(document, siblings, servingFile, saved?.key ?? { start: 0, end: 0 });
  if (unnamed !== undefined || saved === undefined || named) return unnamed;
  const found = exampleFile(saved, siblings);
  if (found?.kind !== 'text') return undefined;
  const { file, key, text } = found;
  const problems = judged('made', document, saved.info, text, () => madeProblems(document, saved.info, text));
  return problems && { file, key, problems };
}

/** The example as it is saved and what is said about it, for what makes something of it; undefined where there is none. */
export function savedExampleText(
  document: MlmodelDocument,
  siblings: Siblings,
): { readonly text: string; readonly info: ExampleInfo } | undefined {
  const saved = savedExample(document);
  const path = textOf(saved?.keys.get('artifact_path')?.value);
  const text = path === undefined || path === '' ? undefined : siblings.text(siblingPath(path));
  return saved === undefined || text === undefined ? undefined : { text, info: saved.info };
}

/** Where MLflow writes the request, and where it is looked for when no key names it. */
const servingFile = 'serving_input_example.json';

interface SavedExample {
  readonly key: Span;
  readonly isMap: boolean;
  readonly keys: ReadonlyMap<string, YamlEntry>;
  readonly info: ExampleInfo;
}

function savedExample({ top }: MlmodelDocument): SavedExample | undefined {
  const entry = top.get('saved_input_example_info');
  if (entry === undefined || isNull(entry.value)) return undefined;
  const keys = keysOf(entry.value);
  return { key: entry.key.span, isMap: mapOf(entry.value) !== undefined, keys, info: infoOf(keys) };
}

function infoOf(keys: ReadonlyMap<string, YamlEntry>): ExampleInfo {
  return { type: typeOf(keys.get('type')), params: paramsOf(keys.get('params')) };
}

function typeOf(entry: YamlEntry | undefined): ExampleInfo['type'] {
  if (entry === undefined) return { kind: 'missing' };
  const value = textOf(entry.value);
  return value === undefined ? { kind: 'odd', shown: kindOf(entry.value) } : { kind: 'text', value };
}

function paramsOf(entry: YamlEntry | undefined): ExampleInfo['params'] {
  if (entry === undefined || isNull(entry.value)) return 'none';
  return isFalsy(entry.value) ? 'false' : 'true';
}

type ExampleFile =
  | { readonly kind: 'text'; readonly file: string; readonly key: Span; readonly text: string }
  | {
      readonly kind: 'refused';
      readonly file?: string;
      readonly key: Span;
      readonly problems: readonly DataProblem[];
    };

/** Undefined where the file is not there. */
function exampleFile({ key, isMap, keys }: SavedExample, siblings: Siblings): ExampleFile | undefined {
  if (!isMap) return { kind: 'refused', key, problems: [refused(message('exampleInfoKind'))] };
  const named = keys.get('artifact_path');
  const path = named && textOf(named.value);
  if (named === undefined || path === undefined || path === '') {
    return { kind: 'refused', key: named?.key.span ?? key, problems: [refused(message('exampleNoPath'))] };
  }
  const file = siblingPath(path);
  const text = siblings.text(file);
  const { span } = named.valueNode;
  if (text !== undefined) return { kind: 'text', file, key: span, text };
  const problems = openProblems(siblings, file);
  return problems && { kind: 'refused', file, key: span, problems };
}

/** What is judged: the example itself, a request, or the request that is made of an example. */
type Way = 'strict' | 'request' | 'made';

/** A keystroke outside of the signature changes no verdict, and of models that were trained together many have the same example. */
const judgedBefore = new Memo<{ readonly problems: readonly DataProblem[] | undefined }>({
  answers: 400,
  characters: 2_000_000,
});

function judged(
  way: Way,
  document: MlmodelDocument,
  info: ExampleInfo | undefined,
  text: string,
  judge: () => readonly DataProblem[] | undefined,
): readonly DataProblem[] | undefined {
  const asked = `${way} ${signatureKey(document)} ${infoKey(info)}`;
  return judgedBefore.get(`${asked}\n${text}`, () => ({ problems: judge() })).problems;
}

/** Signatures with the same key say the same. */
function signatureKey(document: MlmodelDocument): string {
  const { signature } = document;
  if (signature === undefined) return 'none';
  const { inputs, outputs, params } = signature;
  const numbers = `${inputs && numberOf(inputs)} ${outputs && numberOf(outputs)} ${params && numberOf(params)}`;
  return `${numbers} ${isTypeHinted(document)}`;
}

function infoKey(info: ExampleInfo | undefined): string {
  if (info === undefined) return 'none';
  const { type, params } = info;
  const said = type.kind === 'odd' ? type.shown : type.kind === 'text' ? type.value : '';
  return `${params} ${type.kind} ${JSON.stringify(said)}`;
}

function strictProblems(
  document: MlmodelDocument,
  info: ExampleInfo,
  text: string,
): readonly DataProblem[] | undefined {
  const json = readJson(text);
  if (json.isRefused || json.root === undefined)
    return json.problems.map((problem) => ({ message: problem.message, at: problem.at }));
  return isNothing(json.root, info)
    ? undefined
    : strictVerdict({ example: json.root, info, ...modelOf(document) }).problems;
}

function requestVerdict(
  document: MlmodelDocument,
  siblings: Siblings,
  file: string,
  key: Span,
): ExampleVerdict | undefined {
  const body = siblings.text(file);
  if (body === undefined) {
    const unopened = openProblems(siblings, file);
    return unopened && { file, key, problems: unopened };
  }
  const problems = judged(
    'request',
    document,
    undefined,
    body,
    () => servingVerdict({ body, ...modelOf(document) }).problems,
  );
  return problems && { file, key, problems };
}

function madeProblems(document: MlmodelDocument, info: ExampleInfo, text: string): readonly DataProblem[] | undefined {
  const { root, isRefused } = readJson(text);
  if (isRefused || root === undefined || isNothing(root, info)) return undefined;
  const body = servingBodyOf(root, info, document.signature);
  return body && servingVerdict({ body, ...modelOf(document) }).problems;
}

function modelOf(document: MlmodelDocument) {
  return { signature: document.signature, isFromTypeHint: isTypeHinted(document) };
}

/** `load_input_example` answers None for an object example of null, as it does where there is no example. */
function isNothing(example: JsonNode, { type, params }: ExampleInfo): boolean {
  if (type.kind !== 'text' || type.value !== 'json_object') return false;
  if (params !== 'true') return example.kind === 'null';
  return example.kind === 'object' && dictOf(example).get('inputs')?.value.kind === 'null';
}

/** Of a file that is there, but that Python fails to open as text. */
function openProblems(siblings: Siblings, file: string): readonly DataProblem[] | undefined {
  const text = siblingMessage(siblings, file);
  return text && [{ message: text, at: { start: 0, end: 0 } }];
}

function refused(text: Message): DataProblem {
  return { message: text, at: undefined };
}
