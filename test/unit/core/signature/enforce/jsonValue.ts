import assert from 'node:assert/strict';
import type { JsonNode } from '../../../../../src/core/signature/json/jsonNode.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';
import { dictEntries, listItems } from '../../../../../src/core/signature/enforce/pythonValue.ts';
import { Refusal } from '../../../../../src/core/signature/enforce/refusal.ts';
import type { Value } from '../../../../../src/core/signature/enforce/value.ts';

/** What `json.loads` makes of the text, which must be JSON for Python. */
export function jsonValue(text: string): JsonNode {
  const { root, isRefused } = readJson(text);
  assert.ok(root !== undefined && !isRefused, text);
  return root;
}

/** A value in short: lists and plain values of JavaScript, `b3` for three bytes. */
export function plain(value: Value): unknown {
  if (value.kind === 'null') return null;
  if (value.kind === 'bytes') return `b${value.length}`;
  if (value.kind === 'ndarray') return { dtype: value.dtype.name, shape: value.shape, cells: value.cells.map(plain) };
  const items = listItems(value);
  if (items !== undefined) return items.map(plain);
  const entries = dictEntries(value);
  if (entries !== undefined) return Object.fromEntries([...entries].map(([key, item]) => [key, plain(item)]));
  return 'value' in value ? value.value : undefined;
}

/** The result, or the id of the text with which it was refused and the part of the source that it points at. */
export function outcome<T>(source: string, action: () => T): T | string {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.at === undefined ? error.text.id : `${error.text.id} at ${source.slice(error.at.start, error.at.end)}`;
  }
}
