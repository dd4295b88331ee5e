import { editDistance } from '../../base/editDistance.ts';
import { scalarTypes } from '../spec.ts';

export interface Spelling {
  readonly right: string;
  /** No other type can have been meant. */
  readonly isCertain: boolean;
}

export const nestedTypes = ['array', 'object', 'map', 'any', 'sparkml_vector'] as const;

/** What each is called elsewhere: in Python, numpy, pandas, Spark and SQL. */
const sure: Readonly<Record<string, string>> = {
  boolean: 'bool bool_ booleantype',
  integer: 'int32 integertype',
  long: 'int64 longtype bigint',
  float: 'float32 floattype',
  double: 'float64 doubletype',
  string: 'str str_ stringtype text varchar unicode',
  binary: 'bytes bytes_ binarytype bytearray blob',
  datetime: 'timestamp timestamptype datetime64 datetime64[ns] date datetype',
  array: 'list arraytype',
  object: 'dict struct structtype',
  map: 'maptype mapping dictionary',
  any: 'anytype none null',
  sparkml_vector: 'vector vectorudt',
};

const likely: Readonly<Record<string, string>> = {
  integer: 'int8 int16 uint8 uint16 short smallint tinyint byte',
  long: 'int uint32 uint64 uint number_int',
  float: 'float16 half real single',
  double: 'number numeric decimal num float128',
  string: 'char category categorical object_string',
};

const table: ReadonlyMap<string, Spelling> = new Map([
  ...entries(likely, false),
  ...entries(sure, true),
  ...[...scalarTypes, ...nestedTypes].map((right): [string, Spelling] => [right, { right, isCertain: true }]),
]);

/** The type that was meant; undefined where nothing comes near, or where it is right as it is. */
export function typeSpelling(written: string, allowed: readonly string[]): Spelling | undefined {
  const known = table.get(written.trim().toLowerCase());
  if (known) return allowed.includes(known.right) && known.right !== written ? known : undefined;
  return misspelt(written, allowed);
}

const dtypes: Readonly<Record<string, string>> = {
  str: 'string text varchar char unicode_ string_',
  bool: 'boolean bool8',
  int32: 'integer',
  int64: 'bigint int0',
  uint64: 'uint0',
  float64: 'number',
  bytes: 'binary bytes0 blob',
  object: 'object0 dict list any',
  'datetime64[ns]': 'datetime timestamp datetime[ns]',
};

const dtypeTable: ReadonlyMap<string, Spelling> = new Map(entries(dtypes, true));

const commonDtypes = [
  'int64',
  'int32',
  'int16',
  'int8',
  'uint8',
  'float64',
  'float32',
  'float16',
  'bool',
  'str',
  'object',
];

/** The numpy type that was meant. */
export function dtypeSpelling(written: string, isKnown: (dtype: string) => boolean): Spelling | undefined {
  const lower = written.trim().toLowerCase();
  if (lower !== written && isKnown(lower)) return { right: lower, isCertain: true };
  return dtypeTable.get(lower) ?? misspelt(written, commonDtypes);
}

function entries(names: Readonly<Record<string, string>>, isCertain: boolean): [string, Spelling][] {
  return Object.entries(names).flatMap(([right, others]) =>
    others.split(' ').map((other): [string, Spelling] => [other, { right, isCertain }]),
  );
}

const longestWord = 20;

function misspelt(written: string, allowed: readonly string[]): Spelling | undefined {
  const lower = written.trim().toLowerCase();
  if (lower.length < 3 || lower.length > longestWord) return undefined;
  let best: Spelling | undefined;
  let least = lower.length < 5 ? 2 : 3;
  for (const right of allowed) {
    const steps = editDistance(lower, right);
    if (steps < least) [best, least] = [{ right, isCertain: false }, steps];
  }
  return best;
}
