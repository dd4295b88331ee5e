import assert from 'node:assert/strict';
import {
  everything,
  extended,
  nothing,
  outerPaths,
  targets,
  toggled,
} from '../../../../../webview/mlmodel/signature/selection.ts';
import { keyed, linesOf, problemAt } from './rows.ts';

describe('a selection of rows', () => {
  const lines = linesOf(
    keyed(`
    a
    book array<object>
      price
    z`),
    [problemAt([0])],
  );

  it('takes a row in and out', () => {
    const one = toggled(nothing, '/"a"');
    assert.deepEqual([...one.keys], ['/"a"']);
    assert.deepEqual(toggled(one, '/"a"'), { keys: new Set(), anchor: '/"a"' });
  });

  it('reaches from its anchor, both ways', () => {
    const down = extended(nothing, lines, '/"book"', '/"z"');
    assert.deepEqual([...down.keys], ['/"book"', '/"book"/"price"', '/"z"']);
    assert.deepEqual([...extended(down, lines, '/"z"', '/"a"').keys], ['/"a"', '/"book"']);
    assert.deepEqual([...extended({ keys: new Set(), anchor: '/"gone"' }, lines, '/"a"', '/"z"').keys], ['/"z"']);
  });

  it('is what an act is done to only from inside of it', () => {
    const names = (key: string): readonly string[] => targets(everything(lines), lines, key).map((line) => line.key);
    assert.equal(names('/"a"').length, 4);
    assert.deepEqual(
      targets(toggled(nothing, '/"a"'), lines, '/"z"').map(({ key }) => key),
      ['/"z"'],
    );
  });

  it('takes what is inside with its outer row', () => {
    assert.deepEqual(outerPaths(targets(everything(lines), lines, '/"a"')), [[0], [1], [2]]);
  });
});
