import assert from 'node:assert/strict';
import fc from 'fast-check';
import { message, renderEnglish } from '../../../../../src/core/base/message.ts';
import type { Gate, PolicyRule, PolicyState } from '../../../../../src/core/lifecycle/gates/policy.ts';
import type { Stage } from '../../../../../src/core/lifecycle/stage.ts';
import { runOf } from '../../../../support/domain.ts';
import { absent, factsOf, judge, known, unread, versionFacts } from '../../../../support/gateFacts.ts';

const policy = (...rules: readonly Partial<PolicyRule>[]): PolicyState => ({
  kind: 'policy',
  path: 'p.yaml',
  policy: { rules: rules.map((rule) => ({ models: ['*'], stages: ['Production'], gates: [], ...rule })) },
});
const signature: Gate = { kind: 'signaturePresent' };
const f1 = (value: number): Gate => ({ kind: 'metric', metric: 'f1', comparison: '>=', value });

function verdictOf(state: PolicyState, name = 'm', stage: Stage = 'Production') {
  const { passed, gates } = judge(state, name, stage, factsOf());
  return { passed, gates: gates.map(({ id, outcome }) => `${id} ${outcome}`) };
}

describe('the judgement of gates', () => {
  it('passes when all of them do, and there is one', () => {
    assert.deepEqual(verdictOf(policy({ gates: [signature, f1(0.5)] })), {
      passed: true,
      gates: ['signature-present passed', 'metric:f1 passed'],
    });
    assert.equal(verdictOf(policy({ gates: [signature, f1(0.6)] })).passed, false);
  });

  it('is closed where there is nothing to judge by', () => {
    const check = (state: PolicyState, outcome: string, detail: RegExp, name?: string) => {
      const { passed, gates } = judge(state, name ?? 'm', 'Production', factsOf());
      assert.deepEqual([passed, gates.map((gate) => `${gate.id} ${gate.outcome}`)], [false, [`policy ${outcome}`]]);
      assert.match(renderEnglish(gates[0]?.detail ?? message('gatePolicyMissing')), detail);
    };
    check({ kind: 'missing' }, 'failed', /no \.mlflow\/promotion\.yaml/);
    check({ kind: 'invalid', path: 'p.yaml', problem: message('nothingSent') }, 'failed', /Nothing was sent/);
    check({ kind: 'untrusted', path: 'p.yaml' }, 'unknown', /p\.yaml was not used: this folder is not trusted/);
    check(policy(), 'failed', /No rule of p\.yaml is for m and Production/);
    check(policy({ stages: ['Staging'], gates: [signature] }), 'failed', /No rule/);
    check(policy({ models: ['other-*'], gates: [signature] }), 'failed', /No rule/);
    check(policy({ gates: [] }), 'failed', /hold no conditions/);
  });

  it('holds all rules that fit together, and asks what they share once', () => {
    const state = policy(
      { models: ['BTC*'], gates: [signature, f1(0.5)] },
      { models: ['*'], gates: [{ ...f1(0.5) }, signature, f1(0.55)] },
      { models: ['*'], stages: ['Staging'], gates: [{ kind: 'description' }] },
      { models: ['ETH*'], gates: [{ kind: 'runFinished' }] },
    );
    assert.deepEqual(verdictOf(state, 'BTC StockPrediction'), {
      passed: true,
      gates: ['signature-present passed', 'metric:f1 passed', 'metric:f1#2 passed'],
    });
    assert.deepEqual(verdictOf(state, 'BTC', 'Staging').gates, ['description passed']);
  });

  it('gives each gate an id that stays', () => {
    const gates: readonly Gate[] = [
      f1(0),
      { kind: 'metricAgainstProduction', metric: 'f1', direction: 'above', by: 0 },
      { kind: 'metricAgainstProduction', metric: 'mae', direction: 'below', by: 0 },
      ...plainGates,
      { kind: 'tag', key: 'validated', value: undefined },
      { kind: 'ageInStaging', milliseconds: 1 },
      { kind: 'approvals', count: 1 },
    ];
    assert.deepEqual(
      judge(policy({ gates }), 'm', 'Production', factsOf()).gates.map(({ id }) => id),
      [
        'metric:f1',
        'metric-above-production:f1',
        'metric-below-production:mae',
        'signature-present',
        'signature-compatible',
        'example-valid',
        'requirements-pinned',
        'run-finished',
        'commit-clean',
        'commit-pushed',
        'description',
        'not-by-requester',
        'tag:validated',
        'age-in-staging',
        'approvals',
      ],
    );
  });

  it('says each condition in words', () => {
    const rules = (gates: readonly Gate[]) =>
      judge(policy({ gates }), 'm', 'Production', factsOf()).gates.map(({ rule }) => renderEnglish(rule));
    assert.deepEqual(
      rules([
        ...(['>=', '>', '<=', '<', '=='] as const).map((comparison): Gate => ({
          kind: 'metric',
          metric: 'f1',
          comparison,
          value: 0.6,
        })),
        ...(['above', 'below'] as const).flatMap((direction) =>
          [0, 0.01].map((by): Gate => ({ kind: 'metricAgainstProduction', metric: 'f1', direction, by })),
        ),
        { kind: 'tag', key: 'ok', value: undefined },
        { kind: 'tag', key: 'ok', value: 'yes' },
        ...[90, 60 * 36, 60 * 72].map((minutes): Gate => ({ kind: 'ageInStaging', milliseconds: minutes * 60_000 })),
        { kind: 'approvals', count: 1 },
        { kind: 'approvals', count: 2 },
      ]),
      [
        'f1 at least 0.6',
        'f1 above 0.6',
        'f1 at most 0.6',
        'f1 below 0.6',
        'f1 exactly 0.6',
        'f1 not below the version in Production',
        'f1 at least 0.01 above the version in Production',
        'f1 not above the version in Production',
        'f1 at least 0.01 below the version in Production',
        'Tag ok set',
        'Tag ok is “yes”',
        'At least 90 min in Staging',
        'At least 36 h in Staging',
        'At least 3 d in Staging',
        'Approved by another person',
        'Approved by 2 other people',
      ],
    );
  });

  it('never passes with one that cannot tell, whatever stands beside it', () => {
    fc.assert(
      fc.property(fc.array(anyGate), anyGate, fc.nat(), (gates, one, at) => {
        const blind = { candidate: versionFacts({ run: unread, files: unread, loggedModel: absent }) };
        const alone = judge(policy({ gates: [one] }), 'm', 'Production', factsOf(blind));
        const all = [...gates.slice(0, at), one, ...gates.slice(at)];
        const { passed } = judge(policy({ gates: all }), 'm', 'Production', factsOf(blind));
        if (alone.gates.some(({ outcome }) => outcome === 'unknown')) assert.equal(passed, false);
      }),
    );
  });

  it('never passes by more gates what it does not pass by fewer', () => {
    fc.assert(
      fc.property(fc.array(anyGate, { minLength: 1 }), fc.array(anyGate), fc.double(), (gates, more, value) => {
        const facts = factsOf({ candidate: versionFacts({ run: known(runOf({ metrics: { f1: value } })) }) });
        const fewer = judge(policy({ gates }), 'm', 'Production', facts);
        const all = judge(policy({ gates }, { gates: more }), 'm', 'Production', facts);
        if (!fewer.passed) assert.equal(all.passed, false);
        assert.equal(new Set(all.gates.map(({ id }) => id)).size, all.gates.length);
      }),
    );
  });
});

const plainGates: readonly Gate[] = (
  [
    'signaturePresent',
    'signatureCompatible',
    'exampleValid',
    'requirementsPinned',
    'runFinished',
    'commitClean',
    'commitPushed',
    'description',
    'notByRequester',
  ] as const
).map((kind) => ({ kind }));

const anyGate: fc.Arbitrary<Gate> = fc.oneof(
  fc.constantFrom(...plainGates),
  fc.record({
    kind: fc.constant('metric' as const),
    metric: fc.constantFrom('f1', 'mae'),
    comparison: fc.constantFrom('>=', '>', '<=', '<', '=='),
    value: fc.double(),
  }),
  fc.record({
    kind: fc.constant('metricAgainstProduction' as const),
    metric: fc.constantFrom('f1', 'mae'),
    direction: fc.constantFrom('above', 'below'),
    by: fc.double({ min: 0, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('tag' as const),
    key: fc.string({ minLength: 1 }),
    value: fc.option(fc.string(), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('ageInStaging' as const), milliseconds: fc.nat() }),
  fc.record({ kind: fc.constant('approvals' as const), count: fc.integer({ min: 1, max: 5 }) }),
);
