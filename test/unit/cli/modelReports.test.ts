import assert from 'node:assert/strict';
import { reportsOf } from '../../../src/cli/modelReports.ts';
import { noSiblings, type Siblings } from '../../../src/core/mlmodel/siblings.ts';
import { columnJson, modelText } from './modelFolder.ts';

const broken: Siblings = {
  ...noSiblings,
  text() {
    throw new TypeError('no such thing');
  },
};

describe('the reports of one model', () => {
  it('are one finding when we fail ourselves, so that the others are still checked', () => {
    const lines: string[] = [];
    const model = { shown: 'm/MLmodel', read: { kind: 'text', text: modelText(columnJson('long')) } as const };
    const reports = reportsOf({ ...model, siblings: broken }, {}, (line) => lines.push(line));
    assert.deepEqual(
      reports.map(({ path, findings }) => [path, findings.map(({ code, severity }) => `${severity} ${code}`)]),
      [['m/MLmodel', ['error internal-error']]],
    );
    assert.match(lines.join('\n'), /^mlmodel: m\/MLmodel: TypeError: no such thing\n/);
  });
});
