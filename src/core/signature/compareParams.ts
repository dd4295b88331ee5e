import { message } from '../base/message.ts';
import { specName } from './compareSchemas.ts';
import type { Change, ComparedPlace } from './compareChange.ts';
import { compareElements } from './compareElements.ts';
import { pythonJson } from './pythonJson.ts';
import type { ParamSpec } from './spec.ts';

/**
 * Parameters are never required: MLflow 3.17.2 fills in the default of one that is not sent and ignores one that it does not know
 * (`_enforce_params_schema`). No list of parameters is the same as an empty one.
 */
export function* compareParams(
  old: readonly ParamSpec[] | undefined,
  now: readonly ParamSpec[] | undefined,
): Iterable<Change> {
  const before = byName(old ?? []);
  const after = byName(now ?? []);
  for (const [name, param] of before) {
    const place: ComparedPlace = { part: 'params', name };
    const other = after.get(name);
    if (other) yield* compareParam(param, other, place);
    else
      yield { kind: 'removed', ...place, isBreaking: false, message: message('compareParamRemoved', { where: name }) };
  }
  for (const [name, param] of after) {
    if (before.has(name)) continue;
    const args = { where: name, to: shortJson(param) };
    yield { kind: 'added', part: 'params', name, isBreaking: false, message: message('compareParamAdded', args) };
  }
}

function* compareParam(old: ParamSpec, now: ParamSpec, place: ComparedPlace): Iterable<Change> {
  yield* compareElements(old.type, now.type, place);
  if (old.isList !== now.isList) {
    const text = now.isList ? 'compareParamList' : 'compareParamSingle';
    yield {
      kind: 'list-changed',
      ...place,
      isBreaking: true,
      message: message(text, { where: place.name }),
      from: old.isList ? 'list' : 'single',
      to: now.isList ? 'list' : 'single',
    };
  }
  const [from, to] = [pythonJson(old.defaultValue), pythonJson(now.defaultValue)];
  if (from === to) return;
  const args = { where: place.name, from: shortJson(old), to: shortJson(now) };
  yield {
    kind: 'default-changed',
    ...place,
    isBreaking: false,
    message: message('compareParamDefault', args),
    from,
    to,
  };
}

function byName(params: readonly ParamSpec[]): ReadonlyMap<string, ParamSpec> {
  return new Map(params.map((param, index) => [specName(param.name, index), param]));
}

/** The default, short enough for a sentence. */
function shortJson({ defaultValue }: ParamSpec): string {
  const text = pythonJson(defaultValue);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
