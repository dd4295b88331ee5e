import assert from 'node:assert/strict';
import fc from 'fast-check';
import { message } from '../../../../../src/core/base/message.ts';
import { modelFile, type Diagnostic } from '../../../../../src/core/mlmodel/checkModel.ts';
import { shiftedDiagnostics, type TextChange } from '../../../../../src/extension/mlmodel/editor/shiftedDiagnostics.ts';

const text = '0123456789';

function found(start: number, end: number, file: string = modelFile): Diagnostic {
  return {
    code: 'yaml-tab',
    severity: 'error',
    message: message('yamlTab'),
    file,
    span: { start, end },
    fixes: [],
    related: [],
    tag: undefined,
  };
}

function replaced(rangeOffset: number, rangeLength: number, by: string): TextChange {
  return { rangeOffset, rangeLength, text: by };
}

describe('shifted diagnostics', () => {
  const cases: readonly (readonly [string, readonly TextChange[], readonly [number, number] | undefined])[] = [
    ['stay where nothing before them changes', [replaced(6, 2, 'abc')], [3, 5]],
    ['stay where something is written right behind them', [replaced(5, 0, 'abc')], [3, 5]],
    ['move with what is written before them', [replaced(0, 0, 'abc')], [6, 8]],
    ['move with what is written right before them', [replaced(3, 0, 'abc')], [6, 8]],
    ['move with what is taken away before them', [replaced(1, 2, '')], [1, 3]],
    ['move with several changes, in any order', [replaced(2, 1, 'abc'), replaced(0, 1, '')], [4, 6]],
    ['go when their text is touched', [replaced(4, 1, '')], undefined],
    ['go when something is written into them', [replaced(4, 0, 'x')], undefined],
    ['go when what they begin with is replaced', [replaced(2, 2, 'x')], undefined],
    ['go with the whole text', [replaced(0, text.length, text)], undefined],
  ];
  for (const [what, changes, expected] of cases) {
    it(what, () => {
      const [one] = shiftedDiagnostics([found(3, 5)], changes);
      assert.deepEqual(one && [one.span.start, one.span.end], expected);
    });
  }

  it('without a length move as the character behind them', () => {
    const [one] = shiftedDiagnostics([found(4, 4)], [replaced(0, 2, '')]);
    assert.deepEqual(one?.span, { start: 2, end: 2 });
  });

  it('of files beside the model stay as they are', () => {
    const beside = found(3, 5, 'conda.yaml');
    assert.deepEqual(shiftedDiagnostics([beside], [replaced(0, text.length, '')]), [beside]);
  });

  it('always mark the text that they marked before', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(text.length), { minLength: 2, maxLength: 2 }),
        fc.nat(text.length),
        fc.nat(4),
        fc.string({ maxLength: 4 }),
        (ends, offset, length, by) => {
          const [start = 0, end = 0] = ends.toSorted((a, b) => a - b);
          const change = replaced(offset, Math.min(length, text.length - offset), by);
          const after = text.slice(0, offset) + by + text.slice(offset + change.rangeLength);
          const [one] = shiftedDiagnostics([found(start, end)], [change]);
          if (one) assert.equal(after.slice(one.span.start, one.span.end), text.slice(start, end));
        },
      ),
    );
  });
});
