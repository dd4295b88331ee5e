import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { metrics, WireMetric } from '../../../../../src/core/tracking/rest/metrics.ts';
import {
  double,
  id,
  int64,
  keyValues,
  lenient,
  listOf,
  records,
  text,
  time,
  toPage,
} from '../../../../../src/core/tracking/rest/wire.ts';
import { silentLog } from '../../../../../src/core/base/log.ts';

describe('wire', () => {
  describe('int64', () => {
    it('reads a number and its digits alike', () => {
      fc.assert(
        fc.property(fc.maxSafeInteger(), (value) => {
          assert.equal(z.parse(int64, value), value);
          assert.equal(z.parse(int64, String(value)) + 0, value + 0);
        }),
      );
    });

    it('reads any int64 as the nearest double', () => {
      fc.assert(
        fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), (value) =>
          assert.equal(z.parse(int64, String(value)) + 0, Number(value)),
        ),
      );
    });

    for (const refused of ['', '1.5', '0x10', '1e3', ' 1', 'abc', 1.5, null, {}, true]) {
      it(`refuses ${JSON.stringify(refused)}`, () => assert.equal(z.safeParse(int64, refused).success, false));
    }
  });

  it('takes only times that a Date can hold', () => {
    assert.equal(z.parse(time, '1700000000000'), 1_700_000_000_000);
    assert.equal(z.safeParse(time, '1700000000000000000').success, false);
  });

  describe('double', () => {
    it('reads every double that protocol buffers write', () => {
      const written = (value: number): unknown => (Number.isFinite(value) ? value : String(value));
      fc.assert(fc.property(fc.double(), (value) => assert.ok(Object.is(z.parse(double, written(value)), value))));
    });

    it('reads a number in a string', () => {
      fc.assert(
        fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) =>
          assert.equal(z.parse(double, String(value)) + 0, value + 0),
        ),
      );
    });

    for (const refused of ['', 'nan', '1,5', '0x1', null]) {
      it(`refuses ${JSON.stringify(refused)}`, () => assert.equal(z.safeParse(double, refused).success, false));
    }
  });

  const Record = z.object({ id, name: text, created: lenient(time), tags: keyValues, parts: listOf(z.object({ id })) });

  it('reads small records by hand as their schemas would', () => {
    const some = fc.oneof(
      fc.string(),
      fc.double(),
      fc.integer(),
      fc.constantFrom(8.64e15 + 1, 1e300, 'NaN', '7', null, {}),
    );
    const field = fc.option(some, { nil: undefined });
    const record = fc.record({ key: field, value: field, step: field, timestamp: field, later: field });
    const rows = fc.array(fc.oneof(record, some));
    const pair = z.object({ key: z.string(), value: text });
    fc.assert(
      fc.property(rows, (wire) => {
        assert.deepEqual(z.parse(metrics, wire), z.parse(listOf(WireMetric), wire));
        assert.deepEqual(z.parse(keyValues, wire), z.parse(listOf(pair), wire));
      }),
    );
  });

  it('reads a record that says nothing but its identity', () => {
    assert.deepEqual(z.parse(Record, { id: 7 }), { id: '7', name: '', tags: [], parts: [] });
  });

  it('takes fields of the wrong kind for missing and leaves unknown ones out', () => {
    const wire = {
      id: 'a',
      name: null,
      created: 'yesterday',
      tags: 'none',
      parts: [{ id: 1 }, {}, null],
      later: 'new',
    };
    assert.deepEqual(z.parse(Record, wire), { id: 'a', name: '', created: undefined, tags: [], parts: [{ id: '1' }] });
  });

  it('keeps a tag named __proto__', () => {
    const [tag] = z.parse(keyValues, [{ key: '__proto__', value: 'x' }]);
    assert.deepEqual(tag, { key: '__proto__', value: 'x' });
  });

  it('counts the rows that it cannot read', () => {
    const rows = z.parse(records(Record), [{ id: 'a' }, { name: 'nobody' }, 5]);
    assert.deepEqual([rows.items.map((row) => row.id), rows.unreadable], [['a'], 2]);
  });

  describe('toPage', () => {
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (line: string) => warnings.push(line) };
    const pages: readonly (readonly [
      string,
      Parameters<typeof toPage<string, string>>[0],
      string | undefined,
      string | undefined,
    ])[] = [
      ['goes on with a token', { items: ['a'], unreadable: 0 }, 'more', 'more'],
      ['ends without one', { items: ['a'], unreadable: 0 }, undefined, undefined],
      ['ends with an empty one', { items: ['a'], unreadable: 0 }, '', undefined],
      ['ends at an empty page', { items: [], unreadable: 0 }, 'more', undefined],
      ['goes on after a page that could not be read', { items: [], unreadable: 1 }, 'more', 'more'],
    ];
    for (const [what, rows, token, next] of pages) {
      it(what, () => assert.equal(toPage(rows, token, (row) => row, log).next, next));
    }

    it('says in the log that rows are missing', () => assert.match(warnings.join(), /left out 1 records/));
  });
});
