import assert from 'node:assert/strict';
import { message } from '../../../../../src/core/base/message.ts';
import type { Known, ModelFiles, VersionFacts } from '../../../../../src/core/lifecycle/facts/versionFacts.ts';
import {
  untold,
  versionsTable,
  type DiffSection,
  type DiffValue,
} from '../../../../../src/core/lifecycle/versionsDiff/versionsTable.ts';
import { runOf, tagsOf, versionOf } from '../../../../support/domain.ts';
import { factsOf, filesOf } from '../../../../support/versionFacts.ts';

const gone: Known<never> = { kind: 'absent', why: message('causeNotFound') };
const lost: Known<never> = { kind: 'unknown', why: message('causeTimeout', { seconds: 5 }) };

const inputs = (type: string): string =>
  `signature:\n  inputs: '[{"type": "${type}", "name": "x", "required": true}]'\n`;

/** The rows of a section: `key` → values, with `*` before a key that differs. */
function rowsOf(
  section: DiffSection,
  all: readonly VersionFacts[],
  baseline = 0,
): Record<string, readonly DiffValue[]> {
  const table = versionsTable(all, baseline).find((one) => one.section === section);
  return Object.fromEntries((table?.rows ?? []).map(({ key, values, differs }) => [differs ? `*${key}` : key, values]));
}

describe('versions beside each other', () => {
  it('tells the overview of each', () => {
    const first = factsOf({
      version: versionOf({ stage: 'Production', aliases: ['b', 'a'], created: 1, tags: tagsOf({ deprecated: 'yes' }) }),
      run: runOf({ name: 'forest', tags: tagsOf({ 'mlflow.source.git.commit': 'abcdef1' }) }),
    });
    const second = factsOf({
      version: versionOf({ stage: 'Staging', created: 2 }),
      run: runOf({ lifecycle: 'deleted' }),
    });
    assert.deepEqual(rowsOf('overview', [first, second]), {
      '*stage': ['Production', 'Staging'],
      '*aliases': ['a, b', undefined],
      '*created': [1, 2],
      status: ['ready', 'ready'],
      '*run': ['forest', 'name of r1'],
      '*runState': ['FINISHED', 'DELETED'],
      '*commit': ['abcdef1', undefined],
      '*deprecated': ['yes', undefined],
      description: [undefined, undefined],
    });
  });

  it('knows a run that is gone from one that could not be read', () => {
    const all = [factsOf({ run: runOf({ metrics: { f1: 1 } }) }), factsOf({ run: gone }), factsOf({ run: lost })];
    assert.deepEqual(rowsOf('metrics', all), { '*f1': [1, undefined, untold] });
    assert.deepEqual(rowsOf('overview', all)['*runState'], ['FINISHED', undefined, untold]);
    const [, metrics, params] = versionsTable(all);
    assert.deepEqual(metrics?.missing, [undefined, gone.why, lost.why]);
    assert.deepEqual(params?.missing, metrics.missing);
  });

  it('lays metrics, parameters and tags side by side, sorted by name', () => {
    const first = factsOf({
      version: versionOf({ tags: tagsOf({ team: 'x' }) }),
      run: runOf({ metrics: { f1: 0.5, bad: Number.NaN, zero: 0 }, params: tagsOf({ depth: '3', __proto__x: 'a' }) }),
    });
    const second = factsOf({
      version: versionOf({ tags: tagsOf({ team: 'x', validated: 'yes' }) }),
      run: runOf({ metrics: { f1: 0.6, bad: Number.NaN, zero: -0, more: 1 }, params: tagsOf({ depth: '4' }) }),
    });
    assert.deepEqual(rowsOf('metrics', [first, second]), {
      bad: [Number.NaN, Number.NaN],
      '*f1': [0.5, 0.6],
      '*more': [undefined, 1],
      zero: [0, -0],
    });
    assert.deepEqual(rowsOf('params', [first, second]), { '*__proto__x': ['a', undefined], '*depth': ['3', '4'] });
    assert.deepEqual(rowsOf('tags', [first, second]), { team: ['x', 'x'], '*validated': [undefined, 'yes'] });
  });

  it('judges signatures against the baseline', () => {
    const all = ['integer', 'long', 'string'].map((type) => factsOf({ files: filesOf({ MLmodel: inputs(type) }) }));
    assert.deepEqual(rowsOf('signature', all), {
      '*verdict': ['baseline', 'compatible', 'breaking'],
      '*inputs: x': ['integer', 'long', 'string'],
    });
    assert.deepEqual(rowsOf('signature', all, 1)['*verdict'], ['breaking', 'baseline', 'breaking']);
    assert.deepEqual(
      rowsOf(
        'signature',
        [all[0], all[0]].flatMap((one) => one ?? []),
      ),
      {
        verdict: ['baseline', 'identical'],
        'inputs: x': ['integer', 'integer'],
      },
    );
  });

  it('says what no signature, a refused one and a file that cannot be read come to', () => {
    const typed = filesOf({ MLmodel: inputs('long') });
    const verdicts = (...files: Known<ModelFiles>[]) =>
      Object.entries(
        rowsOf(
          'signature',
          files.map((one) => factsOf({ files: one })),
        ),
      )
        .filter(([key]) => key.endsWith('verdict'))
        .map(([, values]) => values)[0];
    const none = filesOf({ MLmodel: 'flavors: {}\n' });
    const refused = filesOf({ MLmodel: `signature:\n  inputs: 'no json'\n` });
    assert.deepEqual(verdicts(typed, none, refused, gone, lost), ['baseline', 'compatible', 'refused', untold, untold]);
    assert.deepEqual(verdicts(none, typed), ['none', 'breaking']);
    assert.deepEqual(verdicts(refused, typed), ['refused', untold]);
    assert.deepEqual(verdicts(lost, typed), [untold, untold]);
  });

  it('tells requirements per package', () => {
    const all = ['mlflow==3.17.2\npandas==2\n', 'pandas==3\nmlflow==3.17.2\n'].map((requirements) =>
      factsOf({ files: filesOf({ MLmodel: '', requirements }) }),
    );
    assert.deepEqual(rowsOf('requirements', all), { mlflow: ['==3.17.2', '==3.17.2'], '*pandas': ['==2', '==3'] });
  });

  it('takes ten versions with thousands of metrics in little time', () => {
    const metrics = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`m${index}`, index]));
    const all = Array.from({ length: 10 }, () => factsOf({ run: runOf({ metrics }) }));
    const before = performance.now();
    assert.equal(Object.keys(rowsOf('metrics', all)).length, 10_000);
    assert.ok(performance.now() - before < 3000);
  });
});
