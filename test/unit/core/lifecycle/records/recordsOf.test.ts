import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { encodeRecord } from '../../../../../src/core/lifecycle/records/encodeRecord.ts';
import { decisions, type LifecycleRecord } from '../../../../../src/core/lifecycle/records/record.ts';
import { commentLimit, recordKey, valueLimit } from '../../../../../src/core/lifecycle/records/recordTags.ts';
import { recordsOf, unreadableRecords } from '../../../../../src/core/lifecycle/records/recordsOf.ts';
import { stages } from '../../../../../src/core/lifecycle/stage.ts';
import type { KeyValue } from '../../../../../src/core/tracking/keyValue.ts';
import { aliasOf, decisionOf, moveOf, requestOf } from '../../../../support/lifecycleRecords.ts';

const character = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.constantFrom('\n', '"', '\\', '\u0000', '😀', '\ud800', '\udc00', 'é') },
);
const comment = fc
  .tuple(fc.array(character, { maxLength: 50 }), fc.constantFrom(1, 3, 90, 400, 2000))
  .map(([characters, times]) => characters.join('').repeat(times).slice(0, commentLimit));
const id = fc.stringMatching(/^[0-9a-z]{15}$/);
const number = fc.integer({ min: 1, max: 99_999 }).map(String);
const base = {
  id,
  at: fc.nat({ max: 4e12 }),
  by: fc.record(
    {
      name: fc.string({ unit: 'grapheme', maxLength: 40 }),
      from: fc.constantFrom('server', 'git', 'system', 'nobody'),
    },
    { noNullPrototype: true },
  ),
  comment,
};
const stage = fc.constantFrom(...stages);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const counts = fc.record({ passed: fc.nat(20), failed: fc.nat(20), unknown: fc.nat(20) }, { noNullPrototype: true });

/** Plain objects, as those that are read. */
const plain = { noNullPrototype: true } as const;

const record: fc.Arbitrary<LifecycleRecord> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('request'),
      ...base,
      from: stage,
      to: stage,
      archiveExisting: fc.boolean(),
      present: fc.array(number, { maxLength: 100 }),
    },
    plain,
  ),
  fc.record(
    {
      kind: fc.constant('decision'),
      ...base,
      request: id,
      decision: fc.constantFrom(...decisions),
      gates: maybe(counts),
      override: fc.string({ maxLength: 200 }),
    },
    plain,
  ),
  fc.record(
    {
      kind: fc.constant('move'),
      ...base,
      from: stage,
      to: stage,
      archived: fc.array(number, { maxLength: 100 }),
      request: maybe(id),
      undoes: maybe(id),
      updated: maybe(fc.nat({ max: 4e12 })),
    },
    plain,
  ),
  fc.record(
    {
      kind: fc.constant('alias'),
      ...base,
      alias: fc.string({ minLength: 1, maxLength: 255 }),
      isRemoved: fc.boolean(),
      from: maybe(number),
    },
    plain,
  ),
);

describe('recordsOf', () => {
  it('reads what was written, whatever is in it and in whichever order the tags come', function () {
    this.timeout(20_000);
    fc.assert(
      fc.property(
        fc.uniqueArray(record, { maxLength: 5, selector: (one) => one.id }),
        fc.boolean(),
        (records, isReversed) => {
          const tags = records.flatMap(encodeRecord);
          for (const { value } of tags) assert.ok(value.length <= valueLimit, String(value.length));
          const given = isReversed ? tags.toReversed() : tags;
          assert.deepEqual(
            recordsOf({ tags: given }),
            records.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
          );
          assert.equal(unreadableRecords({ tags }), 0);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('never cuts a pair of surrogates', () => {
    for (const shift of [0, 1]) {
      const comment = `${'x'.repeat(shift)}${'😀'.repeat(9000)}`;
      const tags = encodeRecord(moveOf({ at: 1, comment }));
      assert.equal(tags.length, 4);
      for (const { value } of tags) assert.doesNotMatch(value, /\\ud[89a-f]/i);
      assert.equal(recordsOf({ tags })[0]?.comment, comment);
    }
  });

  it('keeps the longest comment, of the longest characters', () => {
    const comment = '\u0001'.repeat(commentLimit);
    const tags = encodeRecord(moveOf({ at: 1, comment, by: { name: '\u0001'.repeat(200), from: 'git' } }));
    assert.equal(recordsOf({ tags })[0]?.comment, comment);
  });

  it('shortens a name that is too long, and refuses what cannot be kept', () => {
    const tags = encodeRecord(moveOf({ at: 1, by: { name: `${'n'.repeat(199)}😀`, from: 'git' } }));
    assert.equal(recordsOf({ tags })[0]?.by.name, 'n'.repeat(199));
    const invalid = { name: 'LifecycleError', reason: 'invalid' };
    assert.throws(() => encodeRecord(moveOf({ at: 1, comment: 'x'.repeat(commentLimit + 1) })), invalid);
    const archived = Array.from({ length: 900 }, (_, index) => String(index + 1000));
    assert.throws(() => encodeRecord(moveOf({ at: 1, archived })), invalid);
  });

  describe('leaves out and counts', () => {
    const good = { v: 1, at: 1, by: { name: 'a', from: 'git' }, from: 'None', to: 'Staging', archived: [] };
    const cases: readonly (readonly [string, string])[] = [
      ['broken JSON', '{'],
      ['no object', '[]'],
      ['nothing', ''],
      ['a later format', JSON.stringify({ ...good, v: 2 })],
      ['an unknown stage', JSON.stringify({ ...good, to: 'production' })],
      ['a time that is none', JSON.stringify({ ...good, at: 1e300 })],
      ['an actor of nowhere', JSON.stringify({ ...good, by: { name: 'a', from: 'me' } })],
      ['a list of something else', JSON.stringify({ ...good, archived: [{}] })],
      ['a number that is none', JSON.stringify({ ...good, archived: ['../1'] })],
      ['parts without end', JSON.stringify({ ...good, parts: 1e9 })],
      ['too long a value', JSON.stringify({ ...good, more: 'x'.repeat(valueLimit) })],
      ['deep nesting', '['.repeat(2400) + ']'.repeat(2400)],
    ];
    for (const [what, value] of cases)
      it(what, () => {
        const tags = [
          { key: recordKey('move', '1'), value },
          { key: recordKey('move', '2'), value: JSON.stringify({ ...good, unknown: 'is no harm' }) },
        ];
        assert.deepEqual(
          recordsOf({ tags }).map((one) => one.id),
          ['2'],
        );
        assert.equal(unreadableRecords({ tags }), 1);
      });
  });

  it('never throws on any value', () => {
    fc.assert(
      fc.property(fc.constantFrom('request', 'decision', 'move', 'alias'), fc.json(), (kind, value) => {
        assert.deepEqual(recordsOf({ tags: [{ key: recordKey(kind, 'a'), value }] }), []);
      }),
    );
  });

  it('keeps a record whose comment is not there to its end', () => {
    const tags = encodeRecord(decisionOf({ at: 1, request: 'r', comment: 'y'.repeat(12_000) }));
    const [read] = recordsOf({ tags: tags.filter(({ key }) => !key.endsWith('.2')) });
    assert.match(read?.comment ?? '', /^y{4000,}…$/);
  });

  it('looks at no more than the newest 2,000', () => {
    const tags: KeyValue[] = [];
    for (let at = 1; at <= 2100; at++) tags.push(...encodeRecord(aliasOf({ at })));
    assert.equal(recordsOf({ tags }).length, 2000);
    assert.equal(recordsOf({ tags })[0]?.at, 101);
    assert.equal(unreadableRecords({ tags }), 100);
  });

  it('puts a request before its decision when both have one time', () => {
    const request = requestOf({ at: 1 });
    const tags = [...encodeRecord(decisionOf({ at: 1, request: request.id })), ...encodeRecord(request)];
    assert.deepEqual(
      recordsOf({ tags }).map(({ kind }) => kind),
      ['request', 'decision'],
    );
  });
});
