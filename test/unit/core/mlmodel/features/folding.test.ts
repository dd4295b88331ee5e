import assert from 'node:assert/strict';
import { foldsOf } from '../../../../../src/core/mlmodel/features/folding.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { iris } from './cursor.ts';

function folded(text: string): string[] {
  return foldsOf(readMlmodel(text)).map(({ start, end }) => {
    const line = (offset: number): number => text.slice(0, offset).split('\n').length;
    return `${line(start)}-${line(end)}`;
  });
}

describe('what can be folded', () => {
  it('is every map and every text of several lines', () => {
    assert.deepEqual(folded(iris), ['2-12', '3-9', '4-6', '10-12', '15-17', '18-22', '19-20']);
  });

  it('is nothing in a file of single lines', () => assert.deepEqual(folded('a: 1\nb: {c: 2}\n'), []));
});
