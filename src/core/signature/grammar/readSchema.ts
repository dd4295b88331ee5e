import { message } from '../../base/message.ts';
import type { JsonArray, JsonNode, JsonObject } from '../json/jsonNode.ts';
import { readJson } from '../json/readJson.ts';
import type { SignatureCode, SignatureProblem } from '../problem.ts';
import type { ColumnSpec, Schema, TensorSpec } from '../spec.ts';
import { addMember, mendFixes, removeItem, replaceValue } from './fixes.ts';
import { valueOf } from './members.ts';
import { readColumn } from './readColumn.ts';
import type { Reading } from './reading.ts';
import { refuse, remark, shorten, sourceOf, written } from './reading.ts';
import { readTensor } from './readTensor.ts';
import { readUsualSchema } from './usualSchema.ts';

export interface SchemaRead {
  /** What could be understood, also of a schema that is refused; undefined when that is nothing. */
  readonly schema: Schema | undefined;
  readonly problems: readonly SignatureProblem[];
  /** True exactly when `Schema.from_json` of MLflow 3.17.2 raises: one of the problems is then refused. */
  readonly isRefused: boolean;
}

/** The `inputs` or `outputs` of a signature. Goes on after the first problem and never throws. */
export function readSchema(json: string): SchemaRead {
  const usual = readUsualSchema(json);
  return usual ? { schema: usual, problems: [], isRefused: false } : readAnySchema(json);
}

/** The same of any JSON, whatever it is. */
export function readAnySchema(json: string): SchemaRead {
  const { root, reading, doubtfulFrom } = beginReading(json);
  const schema = root && readRoot(reading, root);
  return { schema, ...endReading(reading, doubtfulFrom) };
}

/** The JSON of one part of a signature with its own problems. */
export function beginReading(text: string): {
  readonly root: JsonNode | undefined;
  readonly reading: Reading;
  /** Of broken JSON the place from which on it may mean something else; all is certain where it is certain how to mend it. */
  readonly doubtfulFrom: number | undefined;
} {
  const { root, problems } = readJson(text);
  const reading: Reading = { text, problems: [] };
  const [problem] = problems;
  if (!problem) return { root, reading, doubtfulFrom: undefined };
  const fixes = mendFixes(text);
  refuse(reading, 'signature-json', problem.at, problem.message, fixes);
  return { root, reading, doubtfulFrom: fixes[0]?.isPreferred ? text.length : problem.doubtfulFrom };
}

/** What lacks in broken JSON may lack only because of that: it is not worth a word. */
const lackCodes: ReadonlySet<SignatureCode> = new Set([
  'signature-type-missing',
  'signature-part-missing',
  'signature-part-invalid',
  'signature-shape',
  'signature-empty',
  'signature-mixed',
  'signature-required-odd',
  'params-invalid',
]);

export function endReading(
  { problems }: Reading,
  doubtfulFrom: number | undefined,
): { readonly problems: readonly SignatureProblem[]; readonly isRefused: boolean } {
  const isRefused = problems.some((problem) => problem.isRefused);
  if (doubtfulFrom === undefined) return { problems, isRefused };
  return { problems: problems.flatMap((problem) => certain(problem, doubtfulFrom)), isRefused };
}

/** What is told of broken JSON, without what may only follow from that. */
function certain(problem: SignatureProblem, end: number): readonly SignatureProblem[] {
  const { code, at, fixes = [] } = problem;
  if (code === 'signature-json') return [problem];
  if (lackCodes.has(code) || at.start >= end) return [];
  return [{ ...problem, fixes: fixes.filter(({ edits }) => edits.every((edit) => edit.at.end <= end)) }];
}

function readRoot(reading: Reading, root: JsonNode): Schema | undefined {
  if (isEmpty(root)) return refuse(reading, 'signature-empty', root.span, message('grammarEmpty'));
  if (root.kind !== 'array') {
    const fixes = root.kind === 'object' ? [replaceValue(root, `[${sourceOf(reading, root)}]`)] : [];
    return refuse(reading, 'signature-shape', root.span, message('grammarNotList'), fixes);
  }
  const columns: ColumnSpec[] = [];
  const tensors: TensorSpec[] = [];
  const objects: JsonObject[] = [];
  for (const item of root.items) {
    if (item.kind !== 'object') {
      refuse(reading, 'signature-shape', item.span, message('grammarNotObject', { found: written(reading, item) }));
      continue;
    }
    objects.push(item);
    if (isTensor(item)) {
      const tensor = readTensor(reading, item);
      if (tensor) tensors.push(tensor);
    } else {
      const column = readColumn(reading, item);
      if (column) columns.push(column);
    }
  }
  checkMixed(reading, objects);
  checkDuplicates(reading, root);
  const first = objects[0];
  if (first && isTensor(first) && tensors.length > 0) return { kind: 'tensors', specs: tensors };
  if (columns.length > 0) return { kind: 'columns', specs: columns };
  return tensors.length > 0 ? { kind: 'tensors', specs: tensors } : undefined;
}

/** What Python iterates over without a single item. */
export function isEmpty(node: JsonNode): boolean {
  if (node.kind === 'array') return node.items.length === 0;
  if (node.kind === 'object') return node.members.length === 0;
  return node.kind === 'string' && node.value === '';
}

function isTensor(object: JsonObject): boolean {
  const type = valueOf(object, 'type');
  return type?.kind === 'string' && type.value === 'tensor';
}

function isNamed(object: JsonObject): boolean {
  const name = valueOf(object, 'name');
  return name !== undefined && name.kind !== 'null';
}

/** What can only be seen of the columns together. */
function checkMixed(reading: Reading, objects: readonly JsonObject[]): void {
  const code: SignatureCode = 'signature-mixed';
  const unnamed = objects.filter((object) => !isNamed(object));
  const [first] = objects;
  if (!first) return;
  if (unnamed.length > 0 && unnamed.length < objects.length) {
    const places = new Map(objects.map((object, index) => [object, index]));
    for (const object of unnamed) {
      const index = (places.get(object) ?? 0) + 1;
      const name = valueOf(object, 'name');
      const right = JSON.stringify(`${isTensor(object) ? 'tensor' : 'column'}_${index}`);
      const fix = name ? replaceValue(name, right) : addMember(object, 'name', right);
      refuse(reading, code, object.span, message('grammarUnnamedAmongNamed'), [fix]);
    }
  }
  const isTensors = isTensor(first);
  for (const object of objects.filter((other) => isTensor(other) !== isTensors)) {
    const text = message(isTensors ? 'grammarColumnAmongTensors' : 'grammarTensorAmongColumns');
    refuse(reading, code, object.span, text);
  }
  if (unnamed.length < objects.length) return;
  if (objects.length > 1 && objects.every(isTensor)) {
    for (const [index, object] of objects.entries()) {
      const fixes = [addMember(object, 'name', JSON.stringify(`tensor_${index + 1}`))];
      refuse(reading, code, object.span, message('grammarUnnamedTensors'), fixes);
    }
  }
  for (const object of objects) {
    const required = isTensor(object) ? undefined : valueOf(object, 'required');
    if (required?.kind !== 'boolean' || required.value) continue;
    refuse(reading, code, required.span, message('grammarUnnamedOptional'), [replaceValue(required, 'true')]);
  }
}

/** MLflow takes columns of one name; whatever goes by names then knows the last one only. */
function checkDuplicates(reading: Reading, root: JsonArray): void {
  const seen = new Set<string | number | bigint>();
  for (const [index, item] of root.items.entries()) {
    const name = item.kind === 'object' ? valueOf(item, 'name') : undefined;
    if (!name || name.kind === 'null' || name.kind === 'object' || name.kind === 'array') continue;
    // True and 1 are one key to Python, and so are 1 and 1.0.
    const key = name.kind === 'boolean' ? Number(name.value) : name.value;
    if (seen.has(key)) {
      const shown = shorten(String(name.value));
      remark(reading, 'signature-name-duplicate', name.span, message('grammarNameTwice', { name: shown }), [
        removeItem(root, index, shown),
      ]);
    }
    seen.add(key);
  }
}
