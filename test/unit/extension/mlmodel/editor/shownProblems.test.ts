import assert from 'node:assert/strict';
import { message } from '../../../../../src/core/base/message.ts';
import { modelFile, type Diagnostic } from '../../../../../src/core/mlmodel/checkModel.ts';
import { isSame, ShownProblems } from '../../../../../src/extension/mlmodel/editor/shownProblems.ts';

function found(start: number): Diagnostic {
  return {
    code: 'yaml-tab',
    severity: 'error',
    message: message('yamlTab'),
    file: modelFile,
    span: { start, end: start + 1 },
    fixes: [],
    related: [],
    tag: undefined,
  };
}

const [a, b, c] = [found(1), found(2), found(3)] as const;

describe('shown problems', () => {
  it('are found by their index in what was told last', () => {
    const shown = new ShownProblems();
    shown.told(7, [a, b], 0);
    assert.equal(shown.at(7, 1, 10), b);
    assert.equal(shown.at(7, 2, 10), undefined);
  });

  it('of another text are none', () => {
    const shown = new ShownProblems();
    assert.equal(shown.at(7, 0, 0), undefined);
    shown.told(7, [a], 0);
    shown.told(8, [a], 5);
    assert.equal(shown.at(7, 0, 10), undefined);
    assert.equal(shown.at(8, 0, 10), a);
  });

  it('mean nothing for a moment when the list of one text has become another', () => {
    const shown = new ShownProblems();
    shown.told(7, [a, b], 0);
    shown.told(7, [a, c, b], 1000);
    assert.equal(shown.at(7, 0, 1010), a, 'the same one in both');
    assert.equal(shown.at(7, 1, 1010), undefined);
    assert.equal(shown.at(7, 2, 1010), b, 'there was none of that number before');
    assert.equal(shown.at(7, 1, 1500), c, 'the page shows it by now');
  });

  it('are the same when a second check finds them again', () => {
    assert.ok(isSame(a, found(1)));
    assert.ok(!isSame(a, b));
    assert.ok(!isSame(a, { ...a, file: 'conda.yaml' }));
    assert.ok(!isSame(a, { ...a, code: 'yaml-tag' }));
  });
});
