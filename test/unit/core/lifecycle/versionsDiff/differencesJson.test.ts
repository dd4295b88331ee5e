import assert from 'node:assert/strict';
import { differencesJson } from '../../../../../src/core/lifecycle/versionsDiff/differencesJson.ts';
import { untold } from '../../../../../src/core/lifecycle/versionsDiff/versionsTable.ts';

describe('differences for programs', () => {
  it('are the rows that differ, with values that JSON can say', () => {
    const table = [
      {
        section: 'metrics',
        missing: [],
        rows: [
          { key: 'same', values: [1, 1], differs: false },
          { key: 'f1', values: [0.5, Number.NaN, Number.POSITIVE_INFINITY, undefined, untold, 'x'], differs: true },
        ],
      },
    ] as const;
    assert.deepEqual(differencesJson(table), [
      { section: 'metrics', key: 'f1', values: [0.5, 'NaN', 'Infinity', null, null, 'x'] },
    ]);
  });
});
