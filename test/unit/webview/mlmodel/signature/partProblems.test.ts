import assert from 'node:assert/strict';
import { mostSevere, partProblems } from '../../../../../webview/mlmodel/signature/partProblems.ts';
import { keyed, problemAt } from './rows.ts';

describe('the problems of a table', () => {
  const rows = keyed(`
    a
    book array<object>
      price`);

  it('stand at their row, at the nearest one around it, or above the table', () => {
    const { ofPart, ofRows } = partProblems(
      [
        problemAt([0], {}, 'type'),
        problemAt([1, 0], {}),
        problemAt([1, 0, 7], {}, 'name'),
        problemAt([9], {}),
        problemAt([]),
        problemAt([0], { place: { kind: 'row', part: 'outputs', path: [0], cell: null } }),
        problemAt([0], { place: { kind: 'section', section: 'signature' } }),
      ],
      'inputs',
      rows,
    );
    assert.deepEqual(
      ofPart.map(({ index }) => index),
      [3, 4],
    );
    assert.deepEqual(
      [...ofRows].map(([key, placed]) => [key, placed.map(({ index, cell }) => [index, cell])]),
      [
        ['/"a"', [[0, 'type']]],
        [
          '/"book"/"price"',
          [
            [1, null],
            [2, null],
          ],
        ],
      ],
    );
  });

  it('are as severe as the worst', () => {
    assert.equal(mostSevere([null, 'hint', 'warning', 'information']), 'warning');
    assert.equal(mostSevere([null]), null);
  });
});
