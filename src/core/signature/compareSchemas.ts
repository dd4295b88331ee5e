import { message } from '../base/message.ts';
import type { Change, ComparedPlace } from './compareChange.ts';
import { compareElements, compareRequired } from './compareElements.ts';
import { compareTensors, shapeText } from './compareTensors.ts';
import { elementMembers, elementText } from './elementText.ts';
import { pythonJson } from './pythonJson.ts';
import type { ColumnSpec, Schema, SpecName, TensorSpec } from './spec.ts';

type Side = 'inputs' | 'outputs';
type Spec = ColumnSpec | TensorSpec;

/** What differs between the inputs, or the outputs, of two signatures. */
export function* compareSchemas(part: Side, old: Schema | undefined, now: Schema | undefined): Iterable<Change> {
  const text = texts[part];
  if (!old && !now) return;
  if (!old) {
    yield { kind: 'part-added', part, isBreaking: part === 'inputs', message: message(text.declared) };
  } else if (!now) {
    yield { kind: 'part-removed', part, isBreaking: part === 'outputs', message: message(text.undeclared) };
  } else if (old.kind !== now.kind) {
    const changed = message(now.kind === 'columns' ? text.toColumns : text.toTensors);
    yield { kind: 'schema-kind-changed', part, isBreaking: true, message: changed, from: old.kind, to: now.kind };
  } else if (isNamed(old) !== isNamed(now)) {
    const changed = message(isNamed(now) ? text.named : text.unnamed);
    yield { kind: 'naming-changed', part, isBreaking: true, message: changed };
  } else if (isNamed(old)) {
    yield* compareNamed(part, byName(old.specs), byName(now.specs));
  } else {
    yield* compareUnnamed(part, old.specs, now.specs);
  }
}

/** How a column, tensor or parameter is called: MLflow takes any JSON value for a name. */
export function specName(name: SpecName, index: number): string {
  if (name === undefined) return `#${index + 1}`;
  return name.kind === 'string' ? name.value : pythonJson(name);
}

/** MLflow lets no signature have both. */
function isNamed({ specs }: Schema): boolean {
  return specs[0]?.name !== undefined;
}

/** Of a name that is there twice MLflow looks at the last one. */
function byName(specs: readonly Spec[]): ReadonlyMap<string, Spec> {
  return new Map(specs.map((spec, index) => [specName(spec.name, index), spec]));
}

function* compareNamed(part: Side, old: ReadonlyMap<string, Spec>, now: ReadonlyMap<string, Spec>): Iterable<Change> {
  for (const [name, spec] of old) {
    const other = now.get(name);
    yield* other ? compareSpecs(spec, other, { part, name }) : [removed({ part, name })];
  }
  for (const [name, spec] of now) if (!old.has(name)) yield added(spec, { part, name });
  const [before, after] = [
    [...old.keys()].filter((name) => now.has(name)),
    [...now.keys()].filter((name) => old.has(name)),
  ];
  if (before.every((name, index) => name === after[index])) return;
  yield { kind: 'order-changed', part, isBreaking: false, message: message(texts[part].reordered) };
}

/** Position by position: callers and readers have nothing else. */
function* compareUnnamed(part: Side, old: readonly Spec[], now: readonly Spec[]): Iterable<Change> {
  if (isShuffled(old, now)) {
    const [from, to] = [old.map(specText).join(', '), now.map(specText).join(', ')];
    const changed = message(texts[part].shuffled, { from, to });
    yield { kind: 'order-changed', part, isBreaking: true, message: changed, from, to };
    return;
  }
  for (const [index, spec] of old.entries()) {
    const place = { part, name: specName(undefined, index) };
    const other = now[index];
    yield* other ? compareSpecs(spec, other, place) : [removed(place)];
  }
  for (const [index, spec] of now.entries()) {
    if (index >= old.length) yield added(spec, { part, name: specName(undefined, index) });
  }
}

function compareSpecs(old: Spec, now: Spec, place: ComparedPlace): Iterable<Change> {
  if (old.kind === 'column' && now.kind === 'column') return compareColumns(old, now, place);
  if (old.kind === 'tensor' && now.kind === 'tensor') return compareTensors(old, now, place);
  return []; // both schemas are of one kind
}

function* compareColumns(old: ColumnSpec, now: ColumnSpec, place: ComparedPlace): Iterable<Change> {
  yield* compareElements(old.type, now.type, place);
  yield* compareRequired(old.isRequired, now.isRequired, place);
}

/** MLflow ignores columns and tensors that a signature does not name; readers of an output miss it. */
function removed(place: ComparedPlace): Change {
  const isInput = place.part === 'inputs';
  const text = message(isInput ? 'compareInputRemoved' : 'compareOutputRemoved', { where: place.name });
  return { kind: 'removed', ...place, isBreaking: !isInput, message: text };
}

function added(spec: Spec, place: ComparedPlace): Change {
  const where = place.name;
  if (place.part === 'outputs') {
    return { kind: 'added', ...place, isBreaking: false, message: message('compareOutputAdded', { where }) };
  }
  const isRequired = spec.kind === 'tensor' || spec.isRequired || spec.name === undefined;
  const text = isRequired ? 'compareInputAddedRequired' : 'compareInputAddedOptional';
  return { kind: 'added', ...place, isBreaking: isRequired, message: message(text, { where }) };
}

/** Whether the same types stand in another order. */
function isShuffled(old: readonly Spec[], now: readonly Spec[]): boolean {
  const [before, after] = [old.map(specKey), now.map(specKey)];
  if (before.length !== after.length || before.every((key, index) => key === after[index])) return false;
  const sorted = after.toSorted();
  return before.toSorted().every((key, index) => key === sorted[index]);
}

function specKey(spec: Spec): string {
  return spec.kind === 'column' ? elementMembers(spec.type) : specText(spec);
}

function specText(spec: Spec): string {
  return spec.kind === 'column' ? elementText(spec.type) : `${spec.dtype.name}${shapeText(spec.shape)}`;
}

const texts = {
  inputs: {
    declared: 'compareInputsDeclared',
    undeclared: 'compareInputsUndeclared',
    toColumns: 'compareInputsToColumns',
    toTensors: 'compareInputsToTensors',
    named: 'compareInputsNamed',
    unnamed: 'compareInputsUnnamed',
    reordered: 'compareInputsReordered',
    shuffled: 'compareInputsShuffled',
  },
  outputs: {
    declared: 'compareOutputsDeclared',
    undeclared: 'compareOutputsUndeclared',
    toColumns: 'compareOutputsToColumns',
    toTensors: 'compareOutputsToTensors',
    named: 'compareOutputsNamed',
    unnamed: 'compareOutputsUnnamed',
    reordered: 'compareOutputsReordered',
    shuffled: 'compareOutputsShuffled',
  },
} as const;
