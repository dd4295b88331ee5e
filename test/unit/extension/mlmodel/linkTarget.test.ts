import assert from 'node:assert/strict';
import { linkTargetOf, type LinkTarget } from '../../../../src/extension/mlmodel/linkTarget.ts';

describe('what a link in a file means', () => {
  const cases: readonly (readonly [string, LinkTarget])[] = [
    ['models:/iris', { kind: 'model', name: 'iris' }],
    ['models:/iris/3', { kind: 'model', name: 'iris', version: '3' }],
    ['models:/iris/Production', { kind: 'model', name: 'iris', version: 'Production' }],
    ['models:/iris@champion', { kind: 'model', name: 'iris', alias: 'champion' }],
    ['models:/my%20iris/3', { kind: 'model', name: 'my iris', version: '3' }],
    ['models:/100%', { kind: 'model', name: '100%' }],
    ['0123456789abcdef0123456789abcdef', { kind: 'run', id: 'query' }],
  ];
  for (const [text, expected] of cases) {
    it(text, () => assert.deepEqual(linkTargetOf(text, 'query'), expected));
  }
});
