import assert from 'node:assert/strict';
import { encodeRecord } from '../../../../../src/core/lifecycle/records/encodeRecord.ts';
import type { LifecycleRecord } from '../../../../../src/core/lifecycle/records/record.ts';
import { stageSince } from '../../../../../src/extension/lifecycle/model/stageSince.ts';
import { timelinePart } from '../../../../../src/extension/lifecycle/model/timelinePart.ts';
import { runOf, versionOf } from '../../../../support/domain.ts';

const by = { name: 'ada', from: 'server' } as const;
const base = { by, comment: '' };
const tags = (...records: readonly LifecycleRecord[]) => records.flatMap((record) => [...encodeRecord(record)]);
const move = {
  kind: 'move',
  ...base,
  archived: [],
  request: undefined,
  undoes: undefined,
  updated: undefined,
} as const;

const versions = [
  versionOf({
    version: '2',
    runId: 'r2',
    stage: 'Production',
    created: 100,
    tags: tags(
      { ...move, id: '00000000a', at: 300, from: 'None', to: 'Production', archived: ['1'] },
      { kind: 'alias', ...base, id: '00000000b', at: 400, alias: 'champion', isRemoved: false, from: '1' },
    ),
  }),
  versionOf({
    version: '1',
    stage: 'Archived',
    created: 50,
    user: 'bob',
    tags: tags({ ...move, id: '000000009', at: 200, from: 'None', to: 'Production' }),
  }),
];
const runs = new Map([['r2', runOf({ id: 'r2', name: 'RandomForest', user: 'eve' })]]);

describe('timeline of the model page', () => {
  const part = (from: number, count: number, kinds: Parameters<typeof timelinePart>[2]['kinds'] = []) =>
    timelinePart({ versions }, runs, { from, count, kinds });

  it('comes in parts, newest first', () => {
    const all = part(0, 50);
    assert.deepEqual(
      all.events.map(({ kind, version, at }) => `${kind} ${version} ${at}`),
      ['alias 2 400', 'moved 2 300', 'moved 1 200', 'registered 2 100', 'registered 1 50'],
    );
    assert.equal(all.total, 5);
    assert.deepEqual([...part(0, 2).events, ...part(2, 2).events, ...part(4, 2).events], all.events);
    assert.deepEqual(part(9, 2).events, []);
    assert.deepEqual(part(-3, 1).events, part(0, 1).events);
  });

  it('comes with the chosen kinds only', () => {
    assert.deepEqual(part(0, 50, ['registered']).events, [
      { kind: 'registered', version: '2', at: 100, by: 'eve', isVerified: false, comment: '', run: 'RandomForest' },
      { kind: 'registered', version: '1', at: 50, by: 'bob', isVerified: false, comment: '' },
    ]);
    assert.equal(part(0, 50, ['alias', 'moved']).total, 3);
  });

  it('tells since when a version is where it is', () => {
    assert.deepEqual(
      versions.map((version) => stageSince(versions, version)),
      [300, 300],
    );
    const elsewhere = versions.map((version) => ({ ...version, stage: 'Staging' as const }));
    assert.deepEqual(
      elsewhere.map((version) => stageSince(elsewhere, version)),
      [undefined, undefined],
    );
    const fresh = versionOf({ version: '3', created: 70 });
    assert.equal(stageSince([fresh], fresh), 70);
  });
});
