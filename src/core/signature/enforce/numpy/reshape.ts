import type { JsonNode } from '../../json/jsonNode.ts';
import type { NdArray } from '../value.ts';

/** The shape after `array.reshape(shape)`; undefined where numpy raises. One negative length, whichever, stands for what is left. */
export function reshape(array: NdArray, shape: readonly JsonNode[]): readonly number[] | undefined {
  const lengths: number[] = [];
  for (const node of shape) {
    if (node.kind !== 'integer' || typeof node.value !== 'number') return undefined;
    lengths.push(node.value);
  }
  const open = lengths.filter((length) => length < 0).length;
  const known = lengths.reduce((product, length) => (length < 0 ? product : product * length), 1);
  if (open === 0) return known === array.cells.length ? lengths : undefined;
  if (open > 1 || known === 0 || array.cells.length % known !== 0) return undefined;
  return lengths.map((length) => (length < 0 ? array.cells.length / known : length));
}
