import assert from 'node:assert/strict';
import { keysAt } from '../../../../../../src/core/lifecycle/gates/policyFile/policyKeys.ts';
import { policyStarter } from '../../../../../../src/core/lifecycle/gates/policyFile/policyStarter.ts';
import { readPolicy } from '../../../../../../src/core/lifecycle/gates/policyFile/readPolicy.ts';

describe('the policy to start from', () => {
  it('is sound as it is', () => {
    assert.deepEqual(readPolicy(policyStarter).problems, []);
  });

  it('is sound with all that is commented out', () => {
    const [head, rest] = [
      policyStarter.slice(0, policyStarter.indexOf('version:')),
      policyStarter.slice(policyStarter.indexOf('version:')),
    ];
    assert.match(head, /^(# .*\n)+$/);
    const { policy, problems } = readPolicy(rest.replace(/^( +)# /gm, '$1'));
    assert.deepEqual(problems, []);
    assert.ok((policy?.rules[0]?.gates.length ?? 0) > 12);
  });

  it('names every gate', () => {
    for (const { name } of keysAt('gates')) assert.match(policyStarter, new RegExp(`^ +(# )?${name}:`, 'm'));
  });
});
