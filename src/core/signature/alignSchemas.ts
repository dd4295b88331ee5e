import type { Comparison } from './compare.ts';
import type { Change, ComparedPart } from './compareChange.ts';
import { specName } from './compareSchemas.ts';
import { shapeText } from './compareTensors.ts';
import { pythonJson } from './pythonJson.ts';
import type { ColumnSpec, ElementType, ParamSpec, Property, Schema, Signature, SpecName, TensorSpec } from './spec.ts';
import { writeTypeText } from './typeText.ts';

/** What one side says of a column, tensor, parameter or property; `null` where it has no such thing. */
export interface AlignedCells {
  /** `null`: without a name. */
  readonly name: string | null;
  readonly type: string;
  readonly isRequired: boolean | null;
  readonly shape: string | null;
  readonly default: string | null;
}

/** One line of two signatures side by side. */
export interface AlignedRow {
  readonly state: 'identical' | 'changed' | 'added' | 'removed';
  /** Objects around it. */
  readonly depth: number;
  readonly old: AlignedCells | null;
  readonly now: AlignedCells | null;
  /** Which changes of the comparison are its own. */
  readonly changes: readonly number[];
  /** Something inside of it differs, or it does itself. */
  readonly differs: boolean;
}

export interface AlignedPart {
  readonly part: ComparedPart;
  /** What the newer side has, or the older one where it has nothing. */
  readonly holds: 'columns' | 'tensors' | 'params' | 'nothing';
  readonly rows: readonly AlignedRow[];
  /** Changes of the part as a whole. */
  readonly changes: readonly number[];
}

/**
 * Both signatures row by row, in the order of the newer one, with what is gone at its old place. What belongs together is what
 * {@link compareSignatures} compares: names where there are names, otherwise positions; of a name that is there twice the last one.
 */
export function alignSignatures(
  old: Signature | undefined,
  now: Signature | undefined,
  { changes }: Comparison,
): readonly AlignedPart[] {
  const found = new ChangeIndex(changes);
  return [
    alignedPart('inputs', schemaSide(old?.inputs), schemaSide(now?.inputs), found),
    alignedPart('outputs', schemaSide(old?.outputs), schemaSide(now?.outputs), found),
    alignedPart('params', paramSide(old?.params), paramSide(now?.params), found),
  ];
}

/** One value of either side, ready to be laid beside another one. */
interface Item {
  /** By which it is found on the other side, and which changes are told by. */
  readonly key: string;
  readonly cells: AlignedCells;
  readonly type: ElementType | undefined;
}

interface Side {
  readonly holds: AlignedPart['holds'];
  readonly isNamed: boolean;
  readonly items: readonly Item[];
}

const nothing: Side = { holds: 'nothing', isNamed: true, items: [] };

function schemaSide(schema: Schema | undefined): Side {
  if (!schema) return nothing;
  const items = schema.specs.map((spec, index) =>
    spec.kind === 'column' ? columnItem(spec, index) : tensorItem(spec, index),
  );
  return { holds: schema.kind, isNamed: schema.specs[0]?.name !== undefined, items: once(items) };
}

function paramSide(params: readonly ParamSpec[] | undefined): Side {
  return params?.length ? { holds: 'params', isNamed: true, items: once(params.map(paramItem)) } : nothing;
}

function once(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [item.key, item])).values()];
}

function columnItem({ name, type, isRequired }: ColumnSpec, index: number): Item {
  return {
    key: specName(name, index),
    cells: { ...cellsOf(name, index), type: writeTypeText(type), isRequired },
    type,
  };
}

function tensorItem({ name, dtype, shape }: TensorSpec, index: number): Item {
  const cells = { ...cellsOf(name, index), type: dtype.name, shape: shapeText(shape) };
  return { key: specName(name, index), cells, type: undefined };
}

function paramItem({ name, type, isList, defaultValue }: ParamSpec, index: number): Item {
  const shape = isList ? '(-1)' : null;
  const cells = { ...cellsOf(name, index), type: writeTypeText(type), shape, default: pythonJson(defaultValue) };
  return { key: specName(name, index), cells, type };
}

function propertyItem({ name, type, isRequired }: Property): Item {
  return { key: name, cells: { ...noCells, name, type: writeTypeText(type), isRequired }, type };
}

const noCells = { name: null, type: '', isRequired: null, shape: null, default: null };

function cellsOf(name: SpecName, index: number): AlignedCells {
  return { ...noCells, name: name === undefined ? null : specName(name, index) };
}

function alignedPart(part: ComparedPart, old: Side, now: Side, found: ChangeIndex): AlignedPart {
  const draft: AlignedRow[] = [];
  const isPaired = old.holds === now.holds && old.isNamed === now.isNamed;
  const pairs = isPaired ? pairsOf(old.items, now.items) : unpaired(old.items, now.items);
  for (const pair of pairs) {
    const key = pair.now?.key ?? pair.old?.key ?? '';
    pushPair(draft, pair, { part, name: key, where: key, depth: 0 }, found);
  }
  const holds = now.holds === 'nothing' ? old.holds : now.holds;
  return { part, holds, rows: draft, changes: found.of(part, undefined, undefined) };
}

interface Pair {
  readonly old: Item | undefined;
  readonly now: Item | undefined;
}

function unpaired(old: readonly Item[], now: readonly Item[]): readonly Pair[] {
  return [...old.map((item) => ({ old: item, now: undefined })), ...now.map((item) => ({ old: undefined, now: item }))];
}

/** In the order of the newer side; what is gone comes where it was, after what stood before it. */
function* pairsOf(old: readonly Item[], now: readonly Item[]): Iterable<Pair> {
  const before = new Map(old.map((item) => [item.key, item]));
  const after = new Set(now.map(({ key }) => key));
  let next = 0;
  const told = new Set<string>();
  for (const item of now) {
    const other = before.get(item.key);
    if (other) {
      for (let gone = old[next]; gone && (told.has(gone.key) || !after.has(gone.key)); gone = old[++next])
        if (!after.has(gone.key)) yield { old: gone, now: undefined };
    }
    told.add(item.key);
    yield { old: other, now: item };
  }
  for (; next < old.length; next++) {
    const gone = old[next];
    if (gone && !after.has(gone.key)) yield { old: gone, now: undefined };
  }
}

interface Place {
  readonly part: ComparedPart;
  readonly name: string;
  /** The path that a change at this place has, which begins with the name. */
  readonly where: string;
  readonly depth: number;
}

function pushPair(draft: AlignedRow[], { old, now }: Pair, place: Place, found: ChangeIndex): void {
  const [before, after] = [peeled(old?.type), peeled(now?.type)];
  const steps = new Set([...before.steps, ...after.steps]);
  const changes = [...steps].flatMap((step) => found.of(place.part, place.name, place.where + step));
  const isBoth = old !== undefined && now !== undefined;
  const differs = changes.length > 0 || (isBoth && found.isShuffled(place.part) && !isSame(old.cells, now.cells));
  const state = isBoth ? (differs ? 'changed' : 'identical') : now ? 'added' : 'removed';
  const row: AlignedRow = {
    state,
    depth: place.depth,
    old: old?.cells ?? null,
    now: now?.cells ?? null,
    changes,
    differs: state !== 'identical',
  };
  const at = draft.push(row) - 1;
  const isAlike = before.properties !== undefined && after.properties !== undefined && before.last === after.last;
  const [gone, come] = [(before.properties ?? []).map(propertyItem), (after.properties ?? []).map(propertyItem)];
  let isInner = false;
  for (const pair of isAlike ? pairsOf(once(gone), once(come)) : unpaired(gone, come)) {
    const key = pair.now?.key ?? pair.old?.key ?? '';
    const last = pair.now ? after.last : before.last;
    const first = draft.length;
    pushPair(draft, pair, { ...place, where: `${place.where}${last}.${key}`, depth: place.depth + 1 }, found);
    isInner ||= draft[first]?.differs ?? false;
  }
  if (isInner && !row.differs) draft[at] = { ...row, differs: true };
}

/** The object that arrays and maps hold in the end, and how a change of each of their levels is told: `''`, `[]`, `[]{}`. */
function peeled(type: ElementType | undefined): {
  readonly steps: readonly string[];
  readonly last: string;
  readonly properties: readonly Property[] | undefined;
} {
  const steps = [''];
  let [inner, last] = [type, ''];
  while (inner?.kind === 'array' || inner?.kind === 'map' || inner?.kind === 'vector') {
    last += inner.kind === 'map' ? '{}' : '[]';
    steps.push(last);
    inner = inner.kind === 'vector' ? undefined : inner.kind === 'array' ? inner.items : inner.values;
  }
  return { steps, last, properties: inner?.kind === 'object' ? inner.properties : undefined };
}

function isSame(a: AlignedCells, b: AlignedCells): boolean {
  return a.type === b.type && a.isRequired === b.isRequired && a.shape === b.shape && a.default === b.default;
}

/** Where each change belongs. */
class ChangeIndex {
  readonly #byPlace = new Map<string, number[]>();
  readonly #shuffled = new Set<ComparedPart>();

  constructor(changes: readonly Change[]) {
    for (const [index, { kind, part, name, path, isBreaking }] of changes.entries()) {
      if (kind === 'order-changed' && isBreaking) this.#shuffled.add(part);
      const key = keyOf(part, name, path ?? name);
      const known = this.#byPlace.get(key);
      if (known) known.push(index);
      else this.#byPlace.set(key, [index]);
    }
  }

  of(part: ComparedPart, name: string | undefined, where: string | undefined): readonly number[] {
    return this.#byPlace.get(keyOf(part, name, where)) ?? [];
  }

  /** Without names, and in another order. */
  isShuffled(part: ComparedPart): boolean {
    return this.#shuffled.has(part);
  }
}

function keyOf(part: ComparedPart, name: string | undefined, where: string | undefined): string {
  return JSON.stringify([part, name ?? null, where ?? null]);
}
