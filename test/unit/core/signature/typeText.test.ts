import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import type { ElementType } from '../../../../src/core/signature/spec.ts';
import { scalarTypes } from '../../../../src/core/signature/spec.ts';
import { readTypeText, writeTypeText } from '../../../../src/core/signature/typeText.ts';

const long: ElementType = { kind: 'scalar', type: 'long' };
const empty: ElementType = { kind: 'object', properties: [] };

function check(text: string, type: ElementType | undefined, written = text): void {
  assert.deepEqual(readTypeText(text), type);
  if (type) assert.equal(writeTypeText(type), written);
}

describe('the text of a type', () => {
  it('names every type', () => {
    for (const type of scalarTypes) check(type, { kind: 'scalar', type });
    check('any', { kind: 'any' });
    check('sparkml_vector', { kind: 'vector' });
    check('array<long>', { kind: 'array', items: long });
    check('map<array<long>>', { kind: 'map', values: { kind: 'array', items: long } });
  });

  it('says of an object only that it is one', () => {
    const span = { start: 0, end: 0 };
    const full: ElementType = { kind: 'object', properties: [{ name: 'a', type: long, isRequired: true, span }] };
    assert.equal(writeTypeText({ kind: 'array', items: full }), 'array<object>');
    check('array<object>', { kind: 'array', items: empty });
  });

  it('does not mind blanks', () => {
    check('  array < map<\tlong >> ', { kind: 'array', items: { kind: 'map', values: long } }, 'array<map<long>>');
  });

  it('refuses what is no type', () => {
    for (const text of [
      '',
      ' ',
      'int',
      'Long',
      'array',
      'map',
      'array<>',
      'array<long',
      'long>',
      'array long',
      'array<long>>',
      'array<long, long>',
      'arraylong',
      'tensor',
      'object<a>',
      'constructor',
    ])
      check(text, undefined);
  });

  it('does not go deeper than MLflow', () => {
    const nested = (depth: number): string => 'array<'.repeat(depth) + 'long' + '>'.repeat(depth);
    assert.equal(writeTypeText(readTypeText(nested(985)) ?? long), nested(985));
    check(nested(986), undefined);
    check(nested(1_000_000), undefined);
    check(' '.repeat(1_000_000), undefined);
    check('array<'.repeat(3000), undefined);
  });

  it('reads what it writes, and no text makes it throw', () => {
    const { type } = fc.letrec<{ type: ElementType }>((tie) => ({
      type: fc.oneof(
        fc.constantFrom<ElementType>(long, empty, { kind: 'any' }, { kind: 'vector' }),
        tie('type').map((items): ElementType => ({ kind: 'array', items })),
        tie('type').map((values): ElementType => ({ kind: 'map', values })),
      ),
    }));
    fc.assert(fc.property(type, (one) => assert.deepEqual(readTypeText(writeTypeText(one)), one)));
    const pieces = fc.array(fc.constantFrom('array', 'map', '<', '>', ' ', 'long', 'object', 'é'), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, (words) => {
        const one = readTypeText(words.join(''));
        assert.equal(one && writeTypeText(one), one && words.join('').replaceAll(/\s/g, ''));
      }),
    );
  });
});
