import assert from 'node:assert/strict';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { dropFixes } from '../../../../../src/core/mlmodel/rules/dropPart.ts';
import { applied } from '../../../../support/ruleCheck.ts';

/** The text without its first part; undefined where that is not offered. */
function without(text: string): string | undefined {
  const document = readMlmodel(text);
  const [part] = document.parts;
  assert.ok(part, 'there is no part');
  const fixes = dropFixes(document, part);
  assert.ok(fixes.length <= 1 && fixes.every(({ isPreferred }) => !isPreferred));
  const [fix] = fixes;
  return fix && applied({ MLmodel: text }, fix, 'MLmodel')['MLmodel'];
}

describe('a signature without the part that is refused', () => {
  const cases: readonly [title: string, before: string, after: string | undefined][] = [
    [
      'one of two',
      "signature:\n  inputs: 'x'\n  outputs: 'y' # b\n",
      "signature:\n  inputs: null\n  outputs: 'y' # b\n",
    ],
    ['over lines', "signature:\n  inputs: 'x\n    z'\n  params: 'y'\n", "signature:\n  inputs: null\n  params: 'y'\n"],
    ['a block', "signature:\n  inputs: |\n    x\n  params: 'y'\n", "signature:\n  inputs: null\n  params: 'y'\n"],
    ['with a tag', "signature:\n  inputs: !!str 'x'\n  params: 'y'\n", "signature:\n  inputs: null\n  params: 'y'\n"],
    ['with an anchor', "signature:\n  inputs: &a 'x'\n  params: *a\n", undefined],
    ['between braces', "signature: {inputs: 'x', params: 'y'}\n", "signature: {inputs: null, params: 'y'}\n"],
    ['the only one', "a: 1\nsignature:\n  inputs: 'x'\n  params: null\nb: 2\n", 'a: 1\nb: 2\n'],
    ['the only one, between braces', "{a: 1, signature: {inputs: 'x'}}", '{a: 1}'],
    ['nothing else in the file', "signature:\n  inputs: 'x'\n", undefined],
    ['the key twice', "signature: {}\nsignature:\n  inputs: 'x'\n", undefined],
    ['a broken file', "signature:\n  inputs: 'x'\na: [\n", undefined],
  ];
  for (const [title, before, after] of cases) {
    it(title, () => assert.equal(without(before), after));
  }
});
