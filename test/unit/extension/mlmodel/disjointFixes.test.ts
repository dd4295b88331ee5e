import assert from 'node:assert/strict';
import fc from 'fast-check';
import { disjoint, type Change } from '../../../../src/extension/mlmodel/disjointFixes.ts';

function change(file: string, ...spans: readonly (readonly [number, number])[]): Change {
  return { file, edits: spans.map(([start, end]) => ({ at: { start, end } })) };
}

function touch(a: Change, b: Change): boolean {
  return (
    a.file === b.file &&
    a.edits.some((one) => b.edits.some((other) => one.at.start <= other.at.end && other.at.start <= one.at.end))
  );
}

/** The rule itself, pair by pair. */
function slowly(changes: readonly Change[]): readonly Change[] {
  const taken: Change[] = [];
  for (const one of changes) if (!taken.some((other) => touch(one, other))) taken.push(one);
  return taken;
}

describe('fixes that are made together', () => {
  it('leave out what touches another one before it, in the same file', () => {
    const all = [
      change('a', [10, 12]),
      change('a', [12, 14]),
      change('b', [12, 14]),
      change('a', [0, 2], [20, 22]),
      change('a', [21, 21]),
      change('a', [3, 5], [5, 5], [5, 9]),
      change('a', [6, 7]),
    ];
    assert.deepEqual(disjoint(all), [all[0], all[2], all[3], all[5]]);
  });

  it('are those of a comparison of all pairs', () => {
    const span = fc.tuple(fc.nat(40), fc.nat(4)).map(([start, length]): [number, number] => [start, start + length]);
    const one = fc
      .tuple(fc.constantFrom('a', 'b'), fc.array(span, { maxLength: 1 }))
      .map(([file, spans]) => change(file, ...spans));
    fc.assert(fc.property(fc.array(one, { maxLength: 30 }), (all) => assert.deepEqual(disjoint(all), slowly(all))));
  });

  it('are found quickly among very many, in whatever order', () => {
    const all = Array.from({ length: 50_000 }, (_, index) => change('a', [index * 3, index * 3 + 1]));
    const began = performance.now();
    assert.equal(disjoint(all).length, all.length);
    assert.equal(disjoint(all.toReversed()).length, all.length);
    assert.ok(performance.now() - began < 2000, `${performance.now() - began} ms`);
  });
});
