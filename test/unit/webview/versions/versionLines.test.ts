import assert from 'node:assert/strict';
import type { ShownVersions } from '../../../../src/protocol/versionsPage.ts';
import { lineCounts, versionLines, type LineFilter } from '../../../../webview/versions/versionLines.ts';

const sections: ShownVersions['sections'] = [
  {
    section: 'overview',
    rows: [
      { key: 'stage', cells: ['Production', 'Staging'], differs: true },
      { key: 'status', cells: ['ready', 'ready'], differs: false },
    ],
  },
  {
    section: 'metrics',
    rows: [
      { key: 'f1', cells: [0.5, 0.6], differs: true },
      { key: 'stages', cells: [1, 1], differs: false },
    ],
  },
  { section: 'tags', rows: [] },
];

function check(filter: LineFilter, expected: readonly string[]): void {
  const lines = versionLines(sections, filter);
  const told = lines.map((line) =>
    line.kind === 'section' ? `${line.section} ${line.differing}/${line.all}` : `  ${line.name}`,
  );
  assert.deepEqual(told, expected);
  assert.deepEqual(lineCounts(sections, lines), {
    all: 4,
    shown: expected.filter((line) => line.startsWith(' ')).length,
    differing: 2,
  });
}

describe('the lines of a comparison of versions', () => {
  it('are all, those that differ, or those whose name holds a text', () => {
    check({ onlyDifferences: false, text: '' }, [
      'overview 1/2',
      '  Stage',
      '  Status',
      'metrics 1/2',
      '  f1',
      '  stages',
    ]);
    check({ onlyDifferences: true, text: '' }, ['overview 1/2', '  Stage', 'metrics 1/2', '  f1']);
    check({ onlyDifferences: false, text: ' STAGE ' }, ['overview 1/2', '  Stage', 'metrics 1/2', '  stages']);
    check({ onlyDifferences: true, text: 'status' }, []);
  });
});
