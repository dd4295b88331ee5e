import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import type { ModelVersion } from '../../../../../src/core/tracking/registeredModel.ts';
import {
  SignatureVerdicts,
  type ReadSignature,
} from '../../../../../src/extension/lifecycle/model/signatureVerdicts.ts';
import { never, versionOf } from '../../../../support/domain.ts';

function signature(...names: string[]): ReadSignature {
  const columns = names.map((name) => ({ type: 'double', name, required: true }));
  const read = readMlmodel(`signature:\n  inputs: '${JSON.stringify(columns)}'\n`).signature;
  assert.ok(read);
  return { kind: 'signature', signature: read };
}

const files: Readonly<Record<string, ReadSignature>> = {
  production: signature('a', 'b'),
  same: signature('a', 'b'),
  more: signature('a', 'b', 'c'),
  fewer: signature('a'),
  none: { kind: 'none' },
  refused: { kind: 'refused', why: 'no' },
  failed: { kind: 'failed', why: 'late' },
};

const production = versionOf({ version: '2', stage: 'Production', source: 'production' });

describe('verdicts of signatures', () => {
  const read: string[] = [];
  let running = 0;
  let mostRunning = 0;
  const verdicts = (milliseconds = 0): SignatureVerdicts =>
    new SignatureVerdicts(async ({ source }, signal) => {
      read.push(source);
      mostRunning = Math.max(mostRunning, ++running);
      try {
        await sleep(milliseconds, undefined, { signal });
      } finally {
        running--;
      }
      return files[source] ?? { kind: 'none' };
    });
  const of = (source: string, version = '9'): ModelVersion => versionOf({ version, source });
  beforeEach(() => {
    read.length = 0;
    [running, mostRunning] = [0, 0];
  });

  it('hold a version against Production', async () => {
    const all = verdicts();
    for (const [source, expected] of [
      ['same', { kind: 'same' }],
      ['fewer', { kind: 'compatible', breaking: 0, compatible: 1 }],
      ['more', { kind: 'breaking', breaking: 1, compatible: 0 }],
      ['none', { kind: 'noSignature' }],
      ['refused', { kind: 'unknown', why: 'no' }],
      ['failed', { kind: 'unknown', why: 'late' }],
    ] as const)
      assert.deepEqual(await all.of(of(source), production, never), { version: '9', ...expected }, source);
  });

  it('know what needs no reading', async () => {
    const all = verdicts();
    assert.equal((await all.of(production, production, never)).kind, 'inProduction');
    assert.deepEqual(read, []);
    assert.equal((await all.of(of('same'), undefined, never)).kind, 'nothingInProduction');
    const bare = { ...production, source: 'none' };
    assert.equal((await all.of(of('same'), bare, never)).kind, 'productionHasNone');
    const odd = { ...production, source: 'refused' };
    const { kind, why, isOfProduction } = await all.of(of('same'), odd, never);
    assert.deepEqual([kind, why, isOfProduction], ['unknown', 'no', true]);
  });

  it('read each source once, four at a time', async () => {
    const all = verdicts(10);
    const many = Array.from({ length: 40 }, (_, index) => of(`copy ${index % 10}`, String(index)));
    await Promise.all(many.map((version) => all.of(version, production, never)));
    await Promise.all(many.map((version) => all.of(version, production, never)));
    assert.equal(read.length, 11);
    assert.equal(mostRunning, 4);
    all.forget();
    await all.of(of('copy 1'), production, never);
    assert.equal(read.length, 13);
  });

  it('try again what failed, and what somebody else gave up', async () => {
    const all = verdicts(10);
    await all.of(of('failed'), production, never);
    await all.of(of('failed'), production, never);
    assert.equal(read.filter((source) => source === 'failed').length, 2);
    const abort = new AbortController();
    const first = all.of(of('same'), production, abort.signal);
    const second = all.of(of('same'), production, never);
    abort.abort();
    await assert.rejects(first);
    assert.equal((await second).kind, 'same');
  });
});
