import type { VersionFacts } from '../../../../../src/core/lifecycle/facts/versionFacts.ts';
import type { Gate, MetricComparison } from '../../../../../src/core/lifecycle/gates/policy.ts';
import { loggedModelOf, runOf, versionOf } from '../../../../support/domain.ts';
import { absent, checkGate, known, unread, versionFacts } from '../../../../support/gateFacts.ts';

const gate = (comparison: MetricComparison, value: number): Gate => ({
  kind: 'metric',
  metric: 'f1',
  comparison,
  value,
});
const against = (direction: 'above' | 'below', by: number): Gate => ({
  kind: 'metricAgainstProduction',
  metric: 'f1',
  direction,
  by,
});
const having = (metrics: Readonly<Record<string, number>>, more: Partial<VersionFacts> = {}): VersionFacts =>
  versionFacts({ run: known(runOf({ metrics })), ...more });
const inProduction = (metrics: Readonly<Record<string, number>>): VersionFacts =>
  having(metrics, { version: versionOf({ version: '2', stage: 'Production' }) });
const metricsOf = (values: readonly number[]) => values.map((value) => ({ key: 'f1', value, step: 0, timestamp: 1 }));

describe('gates of a metric', () => {
  it('compare it with a value', () => {
    for (const [comparison, value, outcome] of [
      ['>=', 0.584, 'passed'],
      ['>=', 0.5841, 'failed'],
      ['>', 0.584, 'failed'],
      ['>', 0.5, 'passed'],
      ['<=', 0.584, 'passed'],
      ['<', 0.584, 'failed'],
      ['==', 0.584, 'passed'],
      ['==', 0.58, 'failed'],
    ] as const)
      checkGate(gate(comparison, value), {}, outcome, 'It is 0.584.');
  });

  it('fail with NaN, whatever is asked', () => {
    for (const comparison of ['>=', '>', '<=', '<', '=='] as const)
      checkGate(
        gate(comparison, Number.NaN),
        { candidate: having({ f1: Number.NaN }) },
        'failed',
        'It is not a number (NaN).',
      );
    checkGate(against('above', 0), { candidate: having({ f1: Number.NaN }) }, 'failed', 'It is not a number (NaN).');
  });

  it('cannot tell where nothing was measured or read', () => {
    const unreadText = 'it is not on the server and may have been deleted';
    checkGate(gate('>=', 0), { candidate: having({ mae: 1 }) }, 'unknown', 'The run has no metric f1.');
    checkGate(gate('>=', 0), { candidate: versionFacts({ run: unread }) }, 'unknown', unreadText);
    checkGate(gate('>=', 0), { candidate: versionFacts({ run: absent }) }, 'unknown', unreadText);
    const candidate = having({ f1: 1 }, { loggedModel: unread, version: versionOf({ modelId: 'm-1' }) });
    checkGate(gate('>=', 0), { candidate }, 'unknown', unreadText);
  });

  it('take that of the model before that of its run, which may be of another model', () => {
    const model = (...values: number[]) => known(loggedModelOf({ metrics: metricsOf(values) }));
    checkGate(gate('>=', 0.6), { candidate: having({ f1: 0.9 }, { loggedModel: model(0.5) }) }, 'failed', 'It is 0.5.');
    checkGate(gate('>=', 0.6), { candidate: having({ f1: 0.9 }, { loggedModel: model() }) }, 'passed', 'It is 0.9.');
    checkGate(
      gate('>=', 0.6),
      { candidate: having({ f1: 0.9 }, { loggedModel: model(0.7, 0.8) }) },
      'unknown',
      'The model has several values of f1, as of several datasets: 0.7, 0.8.',
    );
  });

  it('compare it with Production', () => {
    for (const [own, there, direction, by, outcome, detail] of [
      [0.584, 0.561, 'above', 0.023, 'passed', '0.584 is 0.023 above 0.561 of version 2.'],
      [0.584, 0.561, 'above', 0.0231, 'failed', '0.584 is 0.023 above 0.561 of version 2.'],
      [0.561, 0.561, 'above', 0, 'passed', '0.561 is the same as of version 2.'],
      [0.561, 0.561, 'above', 0.01, 'failed', '0.561 is the same as of version 2.'],
      [0.5, 0.561, 'above', 0, 'failed', '0.5 is 0.061 below 0.561 of version 2.'],
      [0.5, 0.561, 'below', 0.06, 'passed', '0.5 is 0.061 below 0.561 of version 2.'],
      [0.6, 0.561, 'below', 0, 'failed', '0.6 is 0.039 above 0.561 of version 2.'],
      [1e21, 1, 'above', 1e20, 'passed', '1e+21 is 1e+21 above 1 of version 2.'],
      [0.1 + 0.2, 0.3, 'below', 0, 'passed', '0.30000000000000004 is the same as of version 2.'],
    ] as const)
      checkGate(
        against(direction, by),
        { candidate: having({ f1: own }), production: inProduction({ f1: there }) },
        outcome,
        detail,
      );
  });

  it('have nothing to surpass where nothing is in Production, and cannot tell where it is not measured', () => {
    checkGate(against('above', 1), { production: undefined }, 'passed', 'No other version is in Production.');
    checkGate(
      against('above', 1),
      { production: inProduction({}) },
      'unknown',
      'Version 2 in Production has no metric f1 to compare with.',
    );
    checkGate(
      against('above', 1),
      { production: inProduction({ f1: Number.NaN }) },
      'unknown',
      'The metric of version 2 in Production is not a number (NaN).',
    );
    checkGate(
      against('above', 1),
      { production: versionFacts({ run: unread }) },
      'unknown',
      'it is not on the server and may have been deleted',
    );
    checkGate(
      against('above', 1),
      { candidate: having({ f1: Infinity }), production: inProduction({ f1: Infinity }) },
      'unknown',
      'Infinity cannot be compared with Infinity of version 2.',
    );
    checkGate(
      against('above', 1),
      { candidate: having({}), production: undefined },
      'unknown',
      'The run has no metric f1.',
    );
  });
});
