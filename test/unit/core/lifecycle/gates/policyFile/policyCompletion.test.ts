import assert from 'node:assert/strict';
import { policyCompletion } from '../../../../../../src/core/lifecycle/gates/policyFile/policyCompletion.ts';
import { policyKeys } from '../../../../../../src/core/lifecycle/gates/policyFile/policyKeys.ts';
import { readPolicy } from '../../../../../../src/core/lifecycle/gates/policyFile/readPolicy.ts';
import { everyGate, ofGates } from '../../../../../support/policyTexts.ts';

const cursor = '‸';

function at(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf(cursor);
  assert.ok(offset >= 0);
  return { text: marked.replace(cursor, ''), offset };
}

function labels(marked: string): string[] {
  const { text, offset } = at(marked);
  return policyCompletion(text, offset).map(({ label }) => label);
}

/** The text with the completion of this label, placeholders filled with their defaults; later lines indented as an editor does. */
function accepted(marked: string, label: string): string {
  const { text, offset } = at(marked);
  const found = policyCompletion(text, offset).find((one) => one.label === label);
  assert.ok(found, `${label} is not among ${labels(marked).join(', ')}`);
  const plain = found.snippet
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d/g, '');
  const line = text.slice(text.lastIndexOf('\n', found.replaced.start - 1) + 1, found.replaced.start);
  const indent = /^[ -]*/.exec(line)?.[0].replaceAll('-', ' ') ?? '';
  return text.slice(0, found.replaced.start) + plain.replaceAll('\n', `\n${indent}`) + text.slice(found.replaced.end);
}

function check(marked: string, expected: readonly string[]): void {
  it(`${JSON.stringify(marked.slice(-60))} offers ${expected.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(labels(marked), expected);
  });
}

const gates = policyKeys.filter(({ place }) => place === 'gates').map(({ name }) => name);
const inRule = (line: string): string => `version: 1\nrules:\n  - models: a\n${line}`;
const inGates = (line: string): string => inRule(`    stage: Staging\n    gates:\n${line}`);
const stages = ['Production', 'Staging', 'Archived', 'None'];

describe('completion of keys', () => {
  check('‸', ['version', 'rules']);
  check('version: 1\n‸', ['rules']);
  check('ver‸\nrules: []', ['version']);
  check(inRule('    ‸'), ['stage', 'gates']);
  check(inRule('    ‸\n  - models: b\n    stage: x\n'), ['stage', 'gates']);
  check(inRule('    stage: x\n    ga‸'), ['gates']);
  check('rules:\n- models: a\n  ‸', ['stage', 'gates']);
  check('rules:\n  - ‸', ['rule', 'models', 'stage', 'gates']);
  check('rules:\n  - mod‸els: a', ['models', 'stage', 'gates']);
  check(inGates('      ‸'), gates);
  check(
    inGates('      run: finished\n      ‸\n      commit: clean\n'),
    gates.filter((name) => name !== 'run' && name !== 'commit'),
  );
  check(inGates('      metrics:\n        - f1: { ‸ }'), ['above-production-by', 'below-production-by']);
  check(inGates('      metrics:\n        - f1:\n            ab‸'), ['above-production-by', 'below-production-by']);
  check(inGates('      # ‸'), []);
  check('other:\n  ‸', []);
});

describe('completion of values', () => {
  check('version: ‸', ['1']);
  check(inRule('    stage: ‸'), stages);
  check(inRule('    stage: Prod‸'), stages);
  check(inRule('    stage: [Staging, ‸]'), stages);
  check(inRule('    stage:\n      - ‸'), stages);
  check(inGates('      signature: ‸'), ['present', 'compatible']);
  check(inGates('      commit: [clean, ‸]'), ['clean', 'pushed']);
  check(inGates('      commit:\n        - ‸'), ['clean', 'pushed']);
  check(inGates('      not-by-requester: ‸'), ['true']);
  check(inGates('      age-in-staging: ‸'), ['2d', '12h', '30m']);
  check(inGates('      tags: { owner: ‸ }'), ['"*"']);
  check(inGates('      tags:\n        owner: ‸'), ['"*"']);
  check(inGates('      metrics:\n        - ‸'), [
    'metric >= number',
    'metric: { above-production-by }',
    'metric: { below-production-by }',
  ]);
  check(inGates('      metrics:\n        - f1: { above-production-by: ‸ }'), ['0', '0.01']);
  check('version: 1\nrules: [{ models: a, stage: ‸ }]', stages);
});

describe('what is completed', () => {
  for (const name of gates)
    it(`is a sound ${name}`, () => {
      const text = accepted(ofGates('‸'), name);
      assert.deepEqual(readPolicy(text).problems, [], text);
    });

  it('is a sound rule', () => {
    const text = accepted(accepted(`version: 1\nrules:\n  - ‸`, 'rule') + cursor, 'run');
    assert.deepEqual(readPolicy(text).problems, [], text);
  });

  it('are sound conditions', () => {
    for (const label of labels(inGates('      metrics:\n        - ‸'))) {
      const text = accepted(inGates('      metrics:\n        - ‸'), label);
      assert.deepEqual(readPolicy(text).problems, [], text);
    }
  });

  it('takes the place of what was typed', () => {
    assert.equal(
      accepted(everyGate.replace('Production', 'Sta‸ge'), 'Staging'),
      everyGate.replace('Production', 'Staging'),
    );
  });

  it('keeps the value that stands behind the key', () => {
    assert.equal(accepted('vers‸: 1\n', 'version'), 'version: 1\n');
  });
});
