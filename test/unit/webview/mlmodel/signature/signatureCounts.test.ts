import assert from 'node:assert/strict';
import { signatureCounts } from '../../../../../webview/mlmodel/signature/signatureCounts.ts';
import { rowsOf } from './rows.ts';

describe('the counts of a signature', () => {
  it('name what is there, without what is inside of it', () => {
    const rows = rowsOf('a\nbook object\n  price');
    const one = rows.slice(0, 1);
    assert.equal(
      signatureCounts([
        { part: 'inputs', state: 'rows', holds: 'columns', rows },
        { part: 'outputs', state: 'absent', holds: 'columns', rows: [] },
        { part: 'params', state: 'rows', holds: 'params', rows: one },
      ]),
      '2 inputs, 1 parameter',
    );
  });
});
