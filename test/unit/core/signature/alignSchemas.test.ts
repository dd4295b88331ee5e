import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alignSignatures } from '../../../../src/core/signature/alignSchemas.ts';
import { compareSignatures } from '../../../../src/core/signature/compare.ts';
import { readSchema } from '../../../../src/core/signature/grammar/readSchema.ts';
import { readParams } from '../../../../src/core/signature/grammar/readParams.ts';
import type { Signature } from '../../../../src/core/signature/spec.ts';

function signature(inputs: unknown, params?: unknown): Signature {
  return {
    inputs: inputs === undefined ? undefined : readSchema(JSON.stringify(inputs)).schema,
    outputs: undefined,
    params: params === undefined ? undefined : readParams(JSON.stringify(params)).params,
  };
}

const column = (name: string | undefined, type: unknown = 'double', required = true) => ({
  ...(typeof type === 'string' ? { type } : (type as object)),
  ...(name !== undefined && { name }),
  required,
});
const book = (properties: object) => ({ type: 'array', items: { type: 'object', properties } });

/** `=name`, `~name` changed, `+name`, `-name`; one blank per object around; `*` where only something inside differs. */
function shown(old: Signature, now: Signature, part: 'inputs' | 'params' = 'inputs'): string[] {
  const aligned = alignSignatures(old, now, compareSignatures(old, now)).find((one) => one.part === part);
  const signs = { identical: '=', changed: '~', added: '+', removed: '-' };
  return (aligned?.rows ?? []).map(
    ({ state, depth, old: before, now: after, differs }) =>
      ' '.repeat(depth) +
      (state === 'identical' && differs ? '*' : signs[state]) +
      ((after ?? before)?.name ?? (after ?? before)?.type ?? ''),
  );
}

describe('two signatures side by side', () => {
  const cases: readonly (readonly [string, Signature, Signature, readonly string[]])[] = [
    ['the same', signature([column('a')]), signature([column('a')]), ['=a']],
    ['a type', signature([column('a')]), signature([column('a', 'long')]), ['~a']],
    ['required', signature([column('a')]), signature([column('a', 'double', false)]), ['~a']],
    [
      'what is gone stands where it was',
      signature(['a', 'gone', 'b', 'last'].map((name) => column(name))),
      signature(['a', 'b', 'new'].map((name) => column(name))),
      ['=a', '-gone', '=b', '+new', '-last'],
    ],
    [
      'another order is the order of the newer',
      signature(['a', 'b', 'c'].map((name) => column(name))),
      signature(['c', 'a', 'b'].map((name) => column(name))),
      ['=c', '=a', '=b'],
    ],
    [
      'nested',
      signature([column('book', book({ price: { type: 'double' }, size: { type: 'long' } }))]),
      signature([column('book', book({ price: { type: 'float' }, side: { type: 'string' } }))]),
      ['*book', ' ~price', ' +side', ' -size'],
    ],
    [
      'an object instead of a list of objects',
      signature([column('o', book({ p: { type: 'double' } }))]),
      signature([column('o', { type: 'object', properties: { p: { type: 'double' } } })]),
      ['~o', ' -p', ' +p'],
    ],
    [
      'inside of lists',
      signature([column('l', { type: 'array', items: { type: 'double' } })]),
      signature([column('l', { type: 'array', items: { type: 'string' } })]),
      ['~l'],
    ],
    [
      'a vector is a list of doubles',
      signature([column('l', { type: 'array', items: { type: 'double' } })]),
      signature([column('l', 'sparkml_vector')]),
      ['=l'],
    ],
    [
      'by position',
      signature([column(undefined)]),
      signature([column(undefined, 'long'), column(undefined)]),
      ['~long', '+double'],
    ],
    [
      'by position in another order',
      signature([column(undefined), column(undefined, 'long')]),
      signature([column(undefined, 'long'), column(undefined)]),
      ['~long', '~double'],
    ],
    ['names that are new', signature([column(undefined)]), signature([column('a')]), ['-double', '+a']],
    [
      'tensors instead of columns',
      signature([column('a')]),
      signature([{ type: 'tensor', name: 'a', 'tensor-spec': { dtype: 'float64', shape: [-1] } }]),
      ['-a', '+a'],
    ],
    ['nothing before', signature(undefined), signature([column('a')]), ['+a']],
    ['nothing now', signature([column('a')]), signature(undefined), ['-a']],
  ];
  for (const [title, old, now, expected] of cases) {
    it(title, () => assert.deepEqual(shown(old, now), expected));
  }

  it('parameters with their defaults', () => {
    const param = (name: string, value: unknown, shape: unknown = null) => ({
      name,
      type: 'double',
      default: value,
      shape,
    });
    const old = signature(undefined, [param('t', 0.5), param('l', 1)]);
    const now = signature(undefined, [param('t', 0.55), param('l', [1], [-1])]);
    assert.deepEqual(shown(old, now, 'params'), ['~t', '~l']);
    const [, , params] = alignSignatures(old, now, compareSignatures(old, now));
    assert.deepEqual(
      params?.rows.map(({ old: before, now: after }) => [before?.default, after?.default, after?.shape]),
      [
        ['0.5', '0.55', null],
        ['1', '[1]', '(-1)'],
      ],
    );
  });

  it('shows each change once, at its row or at the part, and nothing else as different', () => {
    const type: fc.Arbitrary<object> = fc.letrec<{ type: object }>((tie) => ({
      type: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom({ type: 'double' }, { type: 'long' }, { type: 'integer' }, { type: 'any' }),
        tie('type').map((items) => ({ type: 'array', items })),
        tie('type').map((values) => ({ type: 'map', values })),
        fc
          .dictionary(fc.constantFrom('p', 'q', 'r'), tie('type'), { minKeys: 1 })
          .map((properties) => ({ type: 'object', properties })),
      ),
    })).type;
    const schema = fc.uniqueArray(
      fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), of: type, required: fc.boolean() }),
      { minLength: 1, selector: ({ name }) => name },
    );
    const made = schema.map((columns) =>
      signature(columns.map(({ name, of, required }) => ({ ...of, name, required }))),
    );
    fc.assert(
      fc.property(made, made, (old, now) => {
        const comparison = compareSignatures(old, now);
        const parts = alignSignatures(old, now, comparison);
        const told = parts.flatMap(({ rows, changes }) => [...changes, ...rows.flatMap((row) => row.changes)]);
        assert.deepEqual(
          told.toSorted((a, b) => a - b),
          comparison.changes.map((_, index) => index),
        );
        for (const row of parts.flatMap(({ rows }) => rows)) {
          if (row.state === 'changed') assert.ok(row.changes.length > 0);
          if (row.state === 'identical') assert.equal(row.changes.length, 0);
        }
      }),
      { seed: 4711, numRuns: 300 },
    );
  });
});
