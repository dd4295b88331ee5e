import { message } from '../base/message.ts';
import { whereOf, type Change, type ComparedPlace } from './compareChange.ts';
import type { JsonNode } from './json/jsonNode.ts';
import { pythonJson } from './pythonJson.ts';
import type { TensorSpec } from './spec.ts';

/** What differs between two tensors: MLflow 3.17.2 converts no array, and a length fits only itself or -1 (`_enforce_tensor_spec`). */
export function* compareTensors(old: TensorSpec, now: TensorSpec, place: ComparedPlace): Iterable<Change> {
  const isInput = place.part === 'inputs';
  const isSafe = isInput ? takesAnything(now) : takesAnything(old);
  if (old.dtype.name !== now.dtype.name) {
    const args = { where: whereOf(place), from: old.dtype.name, to: now.dtype.name };
    const text = isSafe ? safeTypes[isInput ? 'inputs' : 'outputs'] : unsafeTypes[isInput ? 'inputs' : 'outputs'];
    const { from, to } = args;
    yield { kind: 'dtype-changed', ...place, isBreaking: !isSafe, message: message(text, args), from, to };
  }
  const [from, to] = [shapeText(old.shape), shapeText(now.shape)];
  if (from === to) return;
  const fits = isSafe || (isInput ? covers(now.shape, old.shape) : covers(old.shape, now.shape));
  const args = { where: whereOf(place), from, to };
  const text = (fits ? safeShapes : unsafeShapes)[isInput ? 'inputs' : 'outputs'];
  yield { kind: 'shape-changed', ...place, isBreaking: !fits, message: message(text, args), from, to };
}

export function shapeText(shape: readonly JsonNode[]): string {
  return `(${shape.map(pythonJson).join(', ')})`;
}

/** MLflow does not look at what it gets for a tensor of any objects. */
function takesAnything({ dtype, shape }: TensorSpec): boolean {
  return dtype.kind === 'O' && shape.length === 1 && isWildcard(shape[0]);
}

/** Whether every shape that fits `narrow` fits `wide`. */
function covers(wide: readonly JsonNode[], narrow: readonly JsonNode[]): boolean {
  return (
    wide.length === narrow.length &&
    wide.every((length, index) => isWildcard(length) || isSameLength(length, narrow[index]))
  );
}

function isWildcard(length: JsonNode | undefined): boolean {
  return length?.kind === 'integer' && length.value === -1;
}

function isSameLength(a: JsonNode, b: JsonNode | undefined): boolean {
  return b !== undefined && pythonJson(a) === pythonJson(b);
}

const safeTypes = { inputs: 'compareInputTypeSafe', outputs: 'compareOutputTypeSafe' } as const;
const unsafeTypes = { inputs: 'compareInputDtype', outputs: 'compareOutputDtype' } as const;
const safeShapes = { inputs: 'compareInputShapeSafe', outputs: 'compareOutputShapeSafe' } as const;
const unsafeShapes = { inputs: 'compareInputShapeUnsafe', outputs: 'compareOutputShapeUnsafe' } as const;
