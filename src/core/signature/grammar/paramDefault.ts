import { message } from '../../base/message.ts';
import type { JsonNode, JsonObject } from '../json/jsonNode.ts';
import type { ParamSpec, ScalarType } from '../spec.ts';
import { addMember, replaceValue } from './fixes.ts';
import { fitsFloat, memberOf } from './members.ts';
import { numpyDatetime } from './numpyDatetime.ts';
import { checkObjectDefault } from './objectDefault.ts';
import type { Reading } from './reading.ts';
import { refuse, shorten, sourceOf, written } from './reading.ts';

export interface DeclaredParam {
  readonly type: ParamSpec['type'];
  readonly isList: boolean;
  readonly defaultValue: JsonNode;
}

/** Whether MLflow 3.17.2 takes the default of a parameter for its type and shape. */
export function checkDefault(
  reading: Reading,
  object: JsonObject,
  { type, isList, defaultValue }: DeclaredParam,
): boolean {
  const code = 'params-default';
  if (isList) {
    if (defaultValue.kind !== 'array') {
      const shape = memberOf(object, 'shape');
      const isOne = defaultValue.kind !== 'null' && fitsDefault(reading, object, { type, isList: false, defaultValue });
      const fixes = shape && isOne ? [replaceValue(shape.value, 'null')] : [];
      refuse(reading, code, defaultValue.span, message('grammarDefaultNotList'), fixes);
      return false;
    }
    return defaultValue.items.filter((item) => !checkItem(reading, type, item)).length === 0;
  }
  if (type.kind === 'object') return checkObjectDefault(reading, type, defaultValue);
  if (defaultValue.kind === 'array') {
    const shape = memberOf(object, 'shape');
    const fix = shape ? replaceValue(shape.value, '[-1]') : addMember(object, 'shape', '[-1]');
    const isMended = fitsDefault(reading, object, { type, isList: true, defaultValue });
    const fixes = isMended ? [{ ...fix, isPreferred: true }] : [];
    refuse(reading, code, defaultValue.span, message('grammarDefaultList'), fixes);
    return false;
  }
  return checkScalar(reading, type.type, defaultValue);
}

/** The same with nothing told: whether another shape would mend it. */
export function fitsDefault({ text }: Reading, object: JsonObject, declared: DeclaredParam): boolean {
  return checkDefault({ text, problems: [] }, object, declared);
}

/** Of a list of objects MLflow takes only nulls. */
function checkItem(reading: Reading, type: ParamSpec['type'], item: JsonNode): boolean {
  if (item.kind === 'array' || (type.kind === 'object' && item.kind !== 'null')) {
    refuse(reading, 'params-default', item.span, message('grammarDefaultNotList'));
    return false;
  }
  return type.kind === 'object' || checkScalar(reading, type.type, item);
}

/** What each type takes: Python’s own type for it, and ints where a float is wanted. Null fits everywhere. */
const fitting: Readonly<Record<ScalarType, readonly JsonNode['kind'][]>> = {
  boolean: ['boolean'],
  integer: ['integer'],
  long: ['integer'],
  float: ['float', 'integer'],
  double: ['float', 'integer'],
  string: ['string'],
  binary: [],
  datetime: ['string'],
};

function checkScalar(reading: Reading, type: ScalarType, node: JsonNode): boolean {
  if (node.kind === 'null') return true;
  const code = 'params-default';
  if (!fitting[type].includes(node.kind)) {
    const text = message('grammarDefaultKind', { found: written(reading, node), type });
    refuse(reading, code, node.span, text, converted(reading, type, node));
    return false;
  }
  if (node.kind === 'integer' && typeof node.value === 'bigint' && (type === 'float' || type === 'double')) {
    if (fitsFloat(node.value)) return true;
    refuse(reading, code, node.span, message('grammarDefaultTooLarge', { type }));
    return false;
  }
  if (type !== 'datetime' || node.kind !== 'string') return true;
  const datetime = numpyDatetime(node.value);
  if (datetime && datetime.item !== 'int') return true;
  refuse(reading, code, node.span, message('grammarDefaultDatetime', { text: shorten(node.value) }));
  return false;
}

/** The same value in the other kind: `"1"` as 1, `1.0` as 1, 1 as `"1"`. */
function converted(reading: Reading, type: ScalarType, node: JsonNode): ReturnType<typeof replaceValue>[] {
  const kinds = fitting[type];
  if (node.kind === 'string' && kinds.includes('integer') && /^-?(?:0|[1-9]\d*)$/.test(node.value))
    return [replaceValue(node, node.value)];
  if (node.kind === 'string' && kinds.includes('float') && /^-?(?:0|[1-9]\d*)\.\d+$/.test(node.value))
    return [replaceValue(node, node.value)];
  if (
    node.kind === 'float' &&
    Number.isSafeInteger(node.value) &&
    !kinds.includes('float') &&
    kinds.includes('integer')
  )
    return [replaceValue(node, String(node.value + 0))];
  if (type === 'string' && (node.kind === 'integer' || node.kind === 'float'))
    return [replaceValue(node, JSON.stringify(sourceOf(reading, node)))];
  return [];
}
