import assert from 'node:assert/strict';
import { keysAt, policyKey, policyKeys } from '../../../../../../src/core/lifecycle/gates/policyFile/policyKeys.ts';
import { readPolicy } from '../../../../../../src/core/lifecycle/gates/policyFile/readPolicy.ts';
import type { GateKind } from '../../../../../../src/core/lifecycle/gates/policy.ts';
import { everyGate, ofGates, ofRule } from '../../../../../support/policyTexts.ts';

/** Each kind of gate, so that one that is new is missed here. */
const kinds: Readonly<Record<GateKind, true>> = {
  metric: true,
  metricAgainstProduction: true,
  signaturePresent: true,
  signatureCompatible: true,
  exampleValid: true,
  requirementsPinned: true,
  runFinished: true,
  commitClean: true,
  commitPushed: true,
  tag: true,
  description: true,
  ageInStaging: true,
  approvals: true,
  notByRequester: true,
};

describe('the keys of a policy', () => {
  it('are unique in their place', () => {
    const names = policyKeys.map(({ place, name }) => `${place} ${name}`);
    assert.deepEqual(names, [...new Set(names)]);
    assert.equal(policyKey('rule', 'stage')?.name, 'stage');
    assert.equal(policyKey('top', 'stage'), undefined);
  });

  it('say what they mean, and gates by what they are judged', () => {
    for (const { name, place, meaning, evidence } of policyKeys) {
      assert.match(meaning, /^\S.*\.$/s, name);
      assert.equal(evidence !== undefined, place === 'gates', name);
      for (const text of Object.values(evidence ?? {})) assert.match(text, /^[A-Z`].*\.$/s, name);
    }
  });

  it('have examples that are sound', () => {
    for (const { name, example } of keysAt('gates')) assert.deepEqual(readPolicy(ofGates(example)).problems, [], name);
    for (const { name, example } of keysAt('against'))
      assert.deepEqual(readPolicy(ofGates(`metrics:\n  ${example}`)).problems, [], name);
    for (const { name, example } of keysAt('rule')) {
      const others = ['models: a', 'stage: Staging', 'gates: { run: finished }'];
      const lines = [...others.filter((line) => !line.startsWith(`${name}:`)), example].join('\n');
      assert.deepEqual(readPolicy(ofRule(lines)).problems, [], name);
    }
    assert.deepEqual(
      readPolicy(
        keysAt('top')
          .map(({ example }) => example)
          .join('\n'),
      ).problems,
      [],
    );
  });

  it('make every kind of gate', () => {
    const found = readPolicy(everyGate).policy?.rules.flatMap(({ gates }) => gates.map(({ kind }) => kind));
    assert.deepEqual(new Set(found), new Set(Object.keys(kinds)));
  });
});
