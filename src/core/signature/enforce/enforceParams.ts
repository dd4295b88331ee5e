import { message } from '../../base/message.ts';
import { numpyDatetime } from '../grammar/numpyDatetime.ts';
import type { ParamSpec, ScalarType } from '../spec.ts';
import { attempt } from './attempt.ts';
import { enforceElement } from './nested.ts';
import { npArray } from './numpy/array.ts';
import { shown } from './numpy/shown.ts';
import { pythonText } from './numpy/pythonText.ts';
import { dictEntries, isScalar, kindName, listItems } from './pythonValue.ts';
import { Refusal } from './refusal.ts';
import type { Value } from './value.ts';
import type { DataProblem } from './verdict.ts';

/**
 * `_enforce_params_schema` of MLflow 3.17.2: without declared parameters anything is ignored, unknown names always are, and missing ones have
 * their defaults.
 */
export function enforceParams(
  params: Value | undefined,
  specs: readonly ParamSpec[] | undefined,
  problems: DataProblem[],
): void {
  if (specs === undefined || params === undefined || params.kind === 'null') return;
  const entries = dictEntries(params);
  if (entries === undefined) {
    problems.push({ message: message('dataParamsKind', { kind: kindName(params) }), at: params.span });
    return;
  }
  for (const [index, spec] of specs.entries()) {
    const value = entries.get(paramName(spec));
    if (value !== undefined) attempt(problems, { part: 'params', index }, () => enforceParam(value, spec));
  }
}

/** `str(name)`: a parameter without a name is called `None`. */
export function paramName({ name }: ParamSpec): string {
  return name === undefined ? 'None' : pythonText(name);
}

function enforceParam(value: Value, spec: ParamSpec): void {
  if (spec.isList) {
    const items = listItems(value);
    if (items === undefined || npArray(value).shape.length !== 1) {
      throw new Refusal(message('dataParamList', { name: paramName(spec), kind: kindName(value) }), value.span);
    }
    for (const item of items) enforceScalar(item, spec);
    return;
  }
  if (spec.type.kind === 'object') enforceElement(value, spec.type, true);
  else enforceScalar(value, spec);
}

function enforceScalar(value: Value, spec: ParamSpec): void {
  if (value.kind === 'null') return;
  const name = paramName(spec);
  if (spec.type.kind === 'scalar' && fits[spec.type.type](value)) return;
  const isTyped = isScalar(value) && spec.type.kind === 'scalar';
  if (!isTyped) throw new Refusal(message('dataParamScalar', { name, kind: kindName(value) }), value.span);
  throw new Refusal(
    message('dataParamType', {
      name,
      value: shown(value),
      type: spec.type.kind === 'scalar' ? spec.type.type : 'object',
    }),
    value.span,
  );
}

/** Python's own types decide, without bounds; an integer is taken for a float. */
const fits: Readonly<Record<ScalarType, (value: Value) => boolean>> = {
  boolean: ({ kind }) => kind === 'boolean',
  integer: ({ kind }) => kind === 'integer',
  long: ({ kind }) => kind === 'integer',
  float: isNumber,
  double: isNumber,
  string: ({ kind }) => kind === 'string',
  binary: ({ kind }) => kind === 'bytes',
  datetime: isMoment,
};

function isNumber(value: Value): boolean {
  return value.kind === 'float' || (value.kind === 'integer' && Number.isFinite(Number(value.value)));
}

/** `np.datetime64(value).item()` must be a date, a time or None. */
function isMoment(value: Value): boolean {
  if (value.kind !== 'string') return false;
  const parsed = numpyDatetime(value.value);
  return parsed !== undefined && parsed.item !== 'int';
}
