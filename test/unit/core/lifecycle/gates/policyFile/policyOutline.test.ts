import assert from 'node:assert/strict';
import { policyOutline } from '../../../../../../src/core/lifecycle/gates/policyFile/policyOutline.ts';
import { everyGate, ofRule } from '../../../../../support/policyTexts.ts';

describe('the outline of a policy', () => {
  it('has the rules with their gates', () => {
    const [rule, ...others] = policyOutline(everyGate);
    assert.deepEqual(others, []);
    assert.deepEqual([rule?.name, rule?.detail, rule?.kind], ['BTC *', 'Production', 'rule']);
    assert.deepEqual(
      rule?.children.map(({ name, detail }) => `${name}: ${detail}`),
      [
        'metrics: f1 >= 0.60, f1, log_loss',
        'signature: compatible',
        'input-example: valid',
        'requirements: pinned',
        'run: finished',
        'commit: clean, pushed',
        'tags: validated, owner',
        'description: required',
        'age-in-staging: 2d',
        'approvals: 1',
        'not-by-requester: true',
      ],
    );
  });

  it('names lists, and what has no name', () => {
    const names = (text: string): string[] => policyOutline(text).map(({ name, detail }) => `${name} → ${detail}`);
    assert.deepEqual(names(ofRule('models: [a, b]\nstage: [Staging, Production]')), ['a, b → Staging, Production']);
    assert.deepEqual(names('rules: [{}, a, {stage: x}]'), ['… → ', '… → x']);
    assert.deepEqual(names('rules: 1'), []);
    assert.deepEqual(names(''), []);
  });
});
