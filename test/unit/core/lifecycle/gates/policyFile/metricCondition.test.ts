import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCondition, readNumber } from '../../../../../../src/core/lifecycle/gates/policyFile/metricCondition.ts';

/** `metric comparison value`, or `code id → meant`. */
function look(text: string): string {
  const read = readCondition(text);
  if (read.kind === 'broken') return `${read.code} ${read.problem.id}${read.meant ? ` → ${read.meant}` : ''}`;
  const { gate } = read;
  return gate.kind === 'metric' ? [gate.metric, gate.comparison, gate.value].join(' ') : gate.kind;
}

describe('conditions on metrics', () => {
  for (const [text, expected] of [
    ['f1 >= 0.60', 'f1 >= 0.6'],
    ['f1>=.6', 'f1 >= 0.6'],
    ['  val/log loss  <  1e-3 ', 'val/log loss < 0.001'],
    ['f1 == 1', 'f1 == 1'],
    ['a-b.c:d <= -2.', 'a-b.c:d <= -2'],
    ['f1 > +1E2', 'f1 > 100'],
    ['1 > 0', '1 > 0'],
    ['f1 => 0.6', 'policy-metric policyMetricSign → f1 >= 0.6'],
    ['f1 ≥ 0.6', 'policy-metric policyMetricSign → f1 >= 0.6'],
    ['f1 = 0.6', 'policy-metric policyMetricSign → f1 == 0.6'],
    ['f1 != 0.6', 'policy-metric policyMetricSign'],
    ['0.6 <= f1', 'policy-metric policyMetricTurned → f1 >= 0.6'],
    ['f1 >= 0,6', 'policy-metric policyMetricNumber → f1 >= 0.6'],
    ['f1 >= 60%', 'policy-metric policyMetricNumber'],
    ['f1 >= NaN', 'policy-number policyNumberFinite'],
    ['f1 >= -inf', 'policy-number policyNumberFinite'],
    ['f1 >= .inf', 'policy-number policyNumberFinite'],
    ['f1 >= 1e999', 'policy-number policyNumberFinite'],
    ['f1', 'policy-metric policyMetricForm'],
    ['f1 >=', 'policy-metric policyMetricForm'],
    ['>= 0.6', 'policy-metric policyMetricForm'],
    ['0 < f1 < 1', 'policy-metric policyMetricForm'],
    ['', 'policy-metric policyMetricForm'],
    [`${'a'.repeat(500)} > 1`, 'policy-metric policyMetricForm'],
  ] as const)
    it(`${JSON.stringify(text.slice(0, 30))}: ${expected}`, () => assert.equal(look(text), expected));

  it('what was probably meant is one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('f1', ' ', '<', '>', '=', '!', '≥', '0', '.', ',', '-', 'e', 'nan'), {
          maxLength: 12,
        }),
        (parts) => {
          const read = readCondition(parts.join(''));
          if (read.kind === 'broken' && read.meant !== undefined)
            assert.equal(readCondition(read.meant).kind, 'condition', read.meant);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('numbers are decimal and finite', () => {
    assert.deepEqual(['1', '-0.5', '1e2', '', 'x', '0x10', '1e999', 'Infinity', '1_000', ' 1'].map(readNumber), [
      1,
      -0.5,
      100,
      ...Array.from({ length: 7 }, () => undefined),
    ]);
  });
});
