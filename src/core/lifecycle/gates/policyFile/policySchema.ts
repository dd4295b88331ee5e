import { stages } from '../../stage.ts';
import { documentationOf } from './policyCompletion.ts';
import type { PolicyKey, PolicyPlace, PolicyValue } from './policyKey.ts';
import { keysAt } from './policyKeys.ts';
import { longestGlob } from './modelGlob.ts';

type Schema = Readonly<Record<string, unknown>>;

/**
 * The format as JSON Schema (draft 7), for editors and checks elsewhere. It knows keys and kinds of values; patterns of names, duplicates and the
 * like are seen by `readPolicy` only.
 */
export function policySchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Promotion policy of MLflow Workbench',
    ...mapOf('top'),
  };
}

function mapOf(place: PolicyPlace): Schema {
  const keys = keysAt(place);
  const required = keys.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : { minProperties: 1 }),
    ...(place === 'against' && { maxProperties: 1 }),
    properties: Object.fromEntries(keys.map((key) => [key.name, ofKey(key)])),
  };
}

function ofKey(key: PolicyKey): Schema {
  return { ...ofValue(key.value), description: documentationOf(key).replaceAll('\n\n', ' ') };
}

const shapes: { readonly [Kind in PolicyValue['kind']]: (value: Extract<PolicyValue, { kind: Kind }>) => Schema } = {
  version: () => ({ const: 1 }),
  rules: () => ({ type: 'array', minItems: 1, items: mapOf('rule') }),
  globs: () => oneOrMore({ type: 'string', minLength: 1, maxLength: longestGlob }),
  stages: () => oneOrMore({ enum: [...stages] }),
  gates: () => mapOf('gates'),
  metrics: () => oneOrMore({ anyOf: [condition, against()] }),
  words: ({ words, isList, isBoolean }) => {
    if (isBoolean) return { const: true };
    const all = { enum: words.map(({ word }) => word) };
    return isList ? oneOrMore(all) : all;
  },
  tags: () => ({
    anyOf: [
      oneOrMore({ type: 'string', minLength: 1 }),
      { type: 'object', minProperties: 1, additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } },
    ],
  }),
  duration: () => ({ type: 'string', pattern: String.raw`^\d{1,9}(\.\d{1,9})?[mhd]$` }),
  count: () => ({ type: 'integer', minimum: 1, maximum: 999 }),
  number: () => ({ type: 'number', minimum: 0 }),
};

function ofValue<Kind extends PolicyValue['kind']>(
  value: Extract<PolicyValue, { kind: Kind }> & { kind: Kind },
): Schema {
  return shapes[value.kind](value);
}

function oneOrMore(one: Schema): Schema {
  return { anyOf: [one, { type: 'array', minItems: 1, items: one }] };
}

const condition: Schema = {
  type: 'string',
  pattern: String.raw`^[^<>=!]+(>=|<=|==|>|<)\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$`,
};

function against(): Schema {
  return { type: 'object', minProperties: 1, additionalProperties: mapOf('against') };
}
