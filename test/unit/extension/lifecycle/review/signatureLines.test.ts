import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { readParams } from '../../../../../src/core/signature/grammar/readParams.ts';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';
import type { Signature } from '../../../../../src/core/signature/spec.ts';
import { signatureLines } from '../../../../../src/extension/lifecycle/review/signatureLines.ts';

function signature(inputs: unknown, outputs?: unknown, params?: unknown): Signature {
  const schema = (value: unknown) => (value === undefined ? undefined : readSchema(JSON.stringify(value)).schema);
  return {
    inputs: schema(inputs),
    outputs: schema(outputs),
    params: params === undefined ? undefined : readParams(JSON.stringify(params)).params,
  };
}

const column = (name: string | undefined, type = 'double', required = true) => ({
  type,
  ...(name !== undefined && { name }),
  required,
});

const linesOf = (old: Signature | undefined, now: Signature | undefined) => signatureLines(old, now, renderEnglish);

/** `! inputs volume double → long` */
function told(old: Signature | undefined, now: Signature | undefined): string[] {
  const side = (one: { name: string; type: string; isRequired: boolean | null } | null): string =>
    one ? `${one.name}:${one.type}${one.isRequired === false ? '?' : ''}` : '–';
  return linesOf(old, now).rows.map(
    ({ part, old: before, now: after, isBreaking }) =>
      `${isBreaking ? '!' : '='} ${part} ${side(before)} → ${side(after)}`,
  );
}

describe('what a signature changes, in few lines', () => {
  const cases: readonly (readonly [string, Signature | undefined, Signature | undefined, readonly string[]])[] = [
    ['nothing', signature([column('a')]), signature([column('a')]), []],
    ['no signatures', undefined, undefined, []],
    [
      'breaking changes first',
      signature([column('a'), column('volume')]),
      signature([column('a'), column('spread', 'double', false), column('volume', 'long'), column('book', 'string')]),
      ['! inputs volume:double → volume:long', '! inputs – → book:string', '= inputs – → spread:double?'],
    ],
    ['what is gone', signature([column('a'), column('b')]), signature([column('a')]), ['= inputs b:double → –']],
    [
      'a part as a whole',
      signature([column('a')], [column(undefined)]),
      signature([column('a')], undefined),
      ['! outputs – → –'],
    ],
    [
      'a default',
      signature([column('a')], undefined, [{ name: 'n', type: 'long', default: 1, shape: null }]),
      signature([column('a')], undefined, [{ name: 'n', type: 'long', default: 2, shape: null }]),
      ['= params n:long = 1 → n:long = 2'],
    ],
  ];
  for (const [what, old, now, expected] of cases) it(what, () => assert.deepEqual(told(old, now), expected));

  it('says all of a nested value', () => {
    const book = (type: string) => [
      { name: 'book', required: true, type: 'array', items: { type: 'object', properties: { price: { type } } } },
    ];
    const { rows } = linesOf(signature(book('long')), signature(book('string')));
    assert.deepEqual(
      rows.map(({ now, isBreaking }) => [now?.name, isBreaking]),
      [['book[].price', true]],
    );
  });

  it('counts what is too much', () => {
    const many = Array.from({ length: 2000 }, (_, index) => column(`new ${index}`, 'double', false));
    const lost = Array.from({ length: 100 }, (_, index) => column(`must ${index}`));
    const { rows, more, moreBreaking } = linesOf(signature([column('a')]), signature([column('a'), ...many, ...lost]));
    assert.deepEqual([rows.length, more.count, more.names.length, moreBreaking], [33, 1997, 5, 70]);
  });

  it('has names and defaults of a bounded length', () => {
    const long = 'x'.repeat(1000);
    const now = signature([column('a'), column(long)], undefined, [
      { name: 'n', type: 'string', default: long, shape: null },
    ]);
    const { rows } = linesOf(signature([column('a')]), now);
    assert.deepEqual(
      rows.map((row) => [row.now?.name.length, row.now?.type.length]),
      [
        [201, 6],
        [1, 201],
      ],
    );
  });
});
