import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../../../../scripts/lib/paths.mjs';
import { policyCodes } from '../../../../../../src/core/lifecycle/gates/policyFile/policyProblem.ts';
import { policyReference } from '../../../../../../src/core/lifecycle/gates/policyFile/policyReference.ts';
import { readPolicy } from '../../../../../../src/core/lifecycle/gates/policyFile/readPolicy.ts';

const page = readFileSync(path.join(ROOT, 'docs/promotion-policy.md'), 'utf8');

describe('docs/promotion-policy.md', () => {
  it('explains every key as the table does: else run npm run docs', () => {
    assert.ok(page.endsWith(`npm run docs. -->\n\n${policyReference()}\n`));
  });

  it('explains every code', () => {
    const told = [...page.matchAll(/^\| `(policy-[a-z-]+)` \|/gm)].map(([, code]) => code);
    assert.deepEqual(told, policyCodes);
  });

  it('begins with a policy that is sound', () => {
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    assert.deepEqual(readPolicy(example).problems, []);
  });
});
