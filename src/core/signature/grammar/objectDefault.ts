import { message } from '../../base/message.ts';
import type { JsonArray, JsonNode } from '../json/jsonNode.ts';
import { dictOf } from '../json/jsonNode.ts';
import type { ElementType, Property, ScalarType } from '../spec.ts';
import { fitsFloat, isTruthy } from './members.ts';
import { numpyDatetime } from './numpyDatetime.ts';
import { pythonText } from './pythonText.ts';
import type { Reading } from './reading.ts';
import { refuse, shorten, written } from './reading.ts';

interface ObjectType {
  readonly properties: readonly Property[];
}

/**
 * Whether MLflow 3.17.2 takes the default of an object parameter. It goes through pandas 3: each value becomes a series of
 * its own, so that an int never fits `integer` (int64 into int32), nor a number `float`, except 0 and 1.
 */
export function checkObjectDefault(reading: Reading, type: ObjectType, node: JsonNode): boolean {
  if (node.kind === 'object') return checkObject(reading, type, node, true);
  refuse(reading, 'params-default', node.span, message('grammarDefaultObject'));
  return false;
}

function checkObject(reading: Reading, { properties }: ObjectType, node: JsonNode, isRequired: boolean): boolean {
  if (!isRequired && isNothing(node)) return true;
  const code = 'params-default';
  if (node.kind !== 'object') return misfit(reading, node, 'object');
  const declared = new Map(properties.map((property) => [property.name, property]));
  const given = dictOf(node);
  let fits = true;
  for (const { name, isRequired: isNeeded } of properties) {
    if (!isNeeded || given.has(name)) continue;
    refuse(reading, code, node.span, message('grammarDefaultPropertyMissing', { name: shorten(name) }));
    fits = false;
  }
  for (const { key, value } of given.values()) {
    const property = declared.get(key.value);
    if (!property) {
      refuse(reading, code, key.span, message('grammarDefaultPropertyUnknown', { name: shorten(key.value) }));
      fits = false;
    } else if (!checkElement(reading, property.type, value, property.isRequired)) fits = false;
  }
  return fits;
}

function checkElement(reading: Reading, type: ElementType, node: JsonNode, isRequired: boolean): boolean {
  switch (type.kind) {
    case 'any':
      return true;
    case 'scalar':
      return checkScalar(reading, type.type, node, isRequired);
    case 'vector':
      return checkArray(reading, { kind: 'scalar', type: 'double' }, node, isRequired);
    case 'array':
      return checkArray(reading, type.items, node, isRequired);
    case 'object':
      return checkObject(reading, type, node, isRequired);
    case 'map': {
      if ((!isRequired || type.values.kind === 'any') && isNothing(node)) return true;
      if (node.kind !== 'object') return misfit(reading, node, 'map');
      const misfits = Array.from(dictOf(node).values()).filter(
        ({ value }) => !checkElement(reading, type.values, value, isRequired),
      );
      return misfits.length === 0;
    }
  }
}

function checkScalar(reading: Reading, type: ScalarType, node: JsonNode, isRequired: boolean): boolean {
  if (!isRequired && (node.kind === 'null' || (node.kind === 'float' && Number.isNaN(node.value)))) return true;
  if (node.kind !== 'null' && node.kind !== 'array' && node.kind !== 'object' && fitsSeries(type, [node])) return true;
  return misfit(reading, node, type);
}

function checkArray(reading: Reading, items: ElementType, node: JsonNode, isRequired: boolean): boolean {
  const isEmpty = node.kind === 'null' || (node.kind === 'array' && node.items.length === 0);
  if ((!isRequired || items.kind === 'any') && isEmpty) return true;
  if (node.kind !== 'array') return misfit(reading, node, 'array');
  if (items.kind === 'scalar') return checkSeries(reading, items.type, node);
  return node.items.filter((item) => !checkElement(reading, items, item, isRequired)).length === 0;
}

function checkSeries(reading: Reading, type: ScalarType, node: JsonArray): boolean {
  const fits = fitsSeries(type, node.items) && (type !== 'binary' || node.items.every(isAscii));
  return node.items.length === 0 || fits || misfit(reading, node, `array of ${type}`);
}

function misfit(reading: Reading, node: JsonNode, type: string): boolean {
  refuse(reading, 'params-default', node.span, message('grammarDefaultKind', { found: written(reading, node), type }));
  return false;
}

function isNothing(node: JsonNode): boolean {
  return node.kind === 'null' || (node.kind === 'object' && node.members.length === 0);
}

type SeriesType = 'bool' | 'int64' | 'uint64' | 'float64' | 'str' | 'object';

/** Whether `_enforce_mlflow_datatype` takes a pandas series of these values. */
function fitsSeries(type: ScalarType, nodes: readonly JsonNode[]): boolean {
  const dtype = seriesType(nodes);
  switch (type) {
    case 'string':
      return dtype === 'str' || (dtype === 'object' && !nodes.some(({ kind }) => kind === 'array'));
    case 'binary':
      return dtype === 'str' || dtype === 'object';
    case 'boolean':
      return dtype === 'bool' || dtype === 'object';
    case 'long':
      return dtype === 'int64';
    case 'double':
      // Python's decimal type equals `object` to pandas, so that mixed values are made numbers.
      if (dtype === 'object') return nodes.every(isNumeric) && !hasConflict(nodes);
      return dtype === 'float64' || (dtype === 'int64' && isBinary(nodes));
    case 'float':
      return dtype === 'int64' && isBinary(nodes);
    case 'integer':
      return false;
    case 'datetime':
      return dtype === 'object' && nodes.every(isTime); // texts alone are no times to MLflow
  }
}

/** The type that pandas 3.1.1 gives a series of JSON values. */
function seriesType(nodes: readonly JsonNode[]): SeriesType {
  const kinds = new Set(nodes.map(({ kind }) => kind));
  const hasNull = kinds.delete('null');
  if (kinds.size === 0) return 'object';
  const isOnly = (...only: JsonNode['kind'][]): boolean => Array.from(kinds).every((kind) => only.includes(kind));
  if (nodes.every((node) => node.kind === 'string' || isNothingToPandas(node)))
    return kinds.has('string') ? 'str' : 'float64';
  if (isOnly('boolean')) return hasNull ? 'object' : 'bool';
  if (!isOnly('integer', 'float')) return 'object';
  const integers = nodes.flatMap((node) => (node.kind === 'integer' ? [BigInt(node.value)] : []));
  const isLarge = integers.some((value) => value >= 2n ** 63n);
  if (integers.some((value) => value >= 2n ** 64n || value < -(2n ** 63n))) return 'object';
  if (kinds.has('float')) return 'float64';
  if (isLarge && integers.some((value) => value < 0n)) return 'object';
  if (hasNull) return 'float64';
  return isLarge ? 'uint64' : 'int64';
}

function isBinary(nodes: readonly JsonNode[]): boolean {
  return nodes.every((node) => node.kind === 'integer' && (node.value === 0 || node.value === 1));
}

/** Bytes are made of a text, or of what Python writes for a dict. */
function isAscii(node: JsonNode): boolean {
  if (node.kind === 'array') return false;
  return (node.kind !== 'string' && node.kind !== 'object') || /^[\0-\u007f]*$/.test(pythonText(node));
}

/** What `pd.to_numeric` makes a number of; what is empty becomes NaN. */
function isNumeric(node: JsonNode): boolean {
  if (node.kind === 'array' || node.kind === 'object') return !isTruthy(node);
  if (node.kind === 'integer') return fitsFloat(node.value);
  if (node.kind !== 'string' || node.value === '') return true;
  const written = node.value.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '');
  if (/^[+-]?inf(?:inity)?$/i.test(written)) return true;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(written)) return false;
  return /[eE]/.test(written) || Number.isFinite(Number(written));
}

/** pandas leaves a list as it is when not all of its numbers fit an unsigned int; what is empty is then no number. */
function hasConflict(nodes: readonly JsonNode[]): boolean {
  const isLarge = nodes.some((node) => node.kind === 'integer' && node.value >= 2n ** 63n && node.value < 2n ** 64n);
  return isLarge && nodes.some((node) => ['string', 'array', 'object'].includes(node.kind) && !isTruthy(node));
}

function isNothingToPandas(node: JsonNode): boolean {
  return node.kind === 'null' || (node.kind === 'float' && Number.isNaN(node.value));
}

/** What pandas reads as no time. */
const noTimes: ReadonlySet<string> = new Set(['', 'NaT', 'nat', 'NAT', 'nan', 'NaN', 'NAN']);

/** In nanoseconds a time is within 292 years of 1970. */
function isTime(node: JsonNode): boolean {
  if (node.kind === 'integer') return BigInt.asIntN(64, BigInt(node.value)) === BigInt(node.value);
  if (node.kind !== 'string')
    return node.kind === 'null' || (node.kind === 'float' && Math.abs(node.value) !== Infinity);
  if (noTimes.has(node.value)) return true;
  return /^(?:1[7-9]|2[01])\d\d/.test(node.value) && numpyDatetime(node.value)?.hasZone === false;
}
