import assert from 'node:assert/strict';
import type { ShownVersions } from '../../../../src/protocol/versionsPage.ts';
import { versionLines } from '../../../../webview/versions/versionLines.ts';
import { versionsReport } from '../../../../webview/versions/versionsReport.ts';

const shown: ShownVersions = {
  name: 'a_b',
  connection: 'local',
  versions: [
    { version: '1', stage: '', deprecated: 'yes' },
    { version: '2', stage: 'Production', deprecated: '' },
  ],
  baseline: 1,
  sections: [
    { section: 'metrics', rows: [{ key: 'f1', cells: [0.123456, null], differs: true }] },
    { section: 'signature', rows: [{ key: 'verdict', cells: ['breaking', 'baseline'], differs: true }] },
  ],
  problems: [],
  memory: '',
};

describe('a comparison of versions in Markdown', () => {
  it('has a table for each section that is shown, with whole values', () => {
    const lines = versionLines(shown.sections, { onlyDifferences: true, text: '' });
    assert.equal(
      versionsReport(shown, lines),
      `## a\\_b

### Metrics

| Name | Version 1 (deprecated) | Version 2 (Production, baseline) |
| --- | --- | --- |
| f1 | 0.123456 | – |

### Signature

| Name | Version 1 (deprecated) | Version 2 (Production, baseline) |
| --- | --- | --- |
| For callers of the baseline | Breaking | Baseline |
`,
    );
  });
});
