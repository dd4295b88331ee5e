import { floatRepr, stringRepr } from '../../pythonRepr.ts';
import type { NumpyScalar, Value } from '../value.ts';
import { dictEntries, listItems } from '../pythonValue.ts';

/** `str(value)` of Python. */
export function pythonText(value: Value): string {
  if (value.kind === 'string') return value.value;
  if (value.kind === 'scalar') return scalarText(value);
  return pythonRepr(value);
}

function scalarText({ value }: NumpyScalar): string {
  if (value === undefined) return 'NaT';
  if (typeof value === 'number') return floatRepr(value);
  return typeof value === 'boolean' ? booleanText(value) : String(value);
}

function pythonRepr(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'None';
    case 'boolean':
      return booleanText(value.value);
    case 'integer':
      return BigInt(value.value).toString();
    case 'float':
      return floatRepr(value.value);
    case 'string':
      return stringRepr(value.value);
    case 'scalar':
      return scalarText(value);
    case 'bytes':
      return "b''";
    case 'ndarray':
      return `array([${value.cells.map(pythonRepr).join(', ')}])`;
    case 'array':
    case 'list':
      return `[${(listItems(value) ?? []).map(pythonRepr).join(', ')}]`;
    case 'object':
    case 'dict':
      return `{${[...(dictEntries(value) ?? [])].map(([key, item]) => `${stringRepr(key)}: ${pythonRepr(item)}`).join(', ')}}`;
  }
}

function booleanText(value: boolean): string {
  return value ? 'True' : 'False';
}
