import { enforceElement } from './nested.ts';
import { attempt } from './attempt.ts';
import { inferType } from './inferType.ts';
import { npArray } from './numpy/array.ts';
import { dictEntries, isScalar, listItems } from './pythonValue.ts';
import type { Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

/** Whether MLflow 3.17.2 can infer a schema of the parameters of an example (`_infer_param_schema`); otherwise it makes no request of it. */
export function areServable(params: Value): boolean {
  return [...(dictEntries(params) ?? [])].every(([, value]) => isServable(value));
}

function isServable(value: Value): boolean {
  const problems: DataProblem[] = [];
  return attempt(problems, undefined, () => fitsOwnType(value)) === true;
}

function fitsOwnType(value: Value): boolean {
  const items = listItems(value);
  if (items !== undefined) return isFlat(items) && (items.length === 0 || areOfType(items, value));
  if (isScalar(value)) return areOfType([value], value);
  const type = inferType(value);
  if (type.kind !== 'object') return false;
  enforceElement(value, type, true);
  return true;
}

function isFlat(items: readonly Value[]): boolean {
  return items.every((item) => listItems(item) === undefined);
}

/** Of the dtype of all together each must be: there is no parameter for large integers, objects and mixed types. */
function areOfType(items: readonly Value[], value: Value): boolean {
  const { dtype } = npArray(value);
  const allowed = kindsOf[dtype.name];
  return allowed !== undefined && items.every(({ kind }) => allowed.has(kind));
}

const kindsOf: Readonly<Record<string, ReadonlySet<Value['kind']>>> = {
  bool: new Set(['boolean']),
  int64: new Set(['integer']),
  float64: new Set(['integer', 'float']),
  str: new Set(['string']),
};
