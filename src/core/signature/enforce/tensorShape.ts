import { message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { JsonNode } from '../json/jsonNode.ts';
import type { NumpyType, TensorSpec } from '../spec.ts';
import { isSameType } from './numpy/numpyTypes.ts';
import { pythonText } from './numpy/pythonText.ts';
import { Refusal } from './refusal.ts';

interface Tensor {
  readonly shape: readonly number[];
  readonly dtype: NumpyType;
  readonly span: Span;
}

/** `_enforce_tensor_spec` of MLflow 3.17.2: shape and dtype must be those of the spec, but arrays of objects get around the shape. */
export function checkTensor(tensor: Tensor, spec: TensorSpec): void {
  if (isFree(tensor, spec)) return;
  if (!isShape(tensor.shape, spec.shape)) {
    throw new Refusal(
      message('dataTensorShape', { actual: tupleText(tensor.shape), expected: shapeText(spec) }),
      tensor.span,
    );
  }
  if (!isSameType(tensor.dtype, spec.dtype)) {
    throw new Refusal(message('dataTensorType', { actual: tensor.dtype.name, expected: spec.dtype.name }), tensor.span);
  }
}

/** `(-1,)` of objects takes everything, and ragged arrays (a list of objects) fit where a later dimension is variable. */
function isFree({ shape, dtype }: Tensor, spec: TensorSpec): boolean {
  const [first, ...rest] = spec.shape;
  if (rest.length === 0) return first !== undefined && isAny(first) && spec.dtype.kind === 'O';
  return rest.some(isAny) && shape.length === 1 && dtype.kind === 'O';
}

function isShape(actual: readonly number[], expected: readonly JsonNode[]): boolean {
  return (
    actual.length === expected.length &&
    expected.every((node, index) => isAny(node) || dimension(node) === actual[index])
  );
}

/** Whether the part of a shape is the wildcard. */
export function isAny(node: JsonNode): boolean {
  return dimension(node) === -1;
}

/** The number for Python's `==`; undefined for what equals none. */
export function dimension(node: JsonNode): number | undefined {
  if (node.kind === 'boolean' || node.kind === 'integer' || node.kind === 'float') return Number(node.value);
  return undefined;
}

export function shapeText({ shape }: TensorSpec): string {
  return tupleText(shape.map(pythonText));
}

function tupleText(parts: readonly (string | number)[]): string {
  return `(${parts.join(', ')})`;
}
