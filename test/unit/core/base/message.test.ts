import assert from 'node:assert/strict';
import { message, renderEnglish } from '../../../../src/core/base/message.ts';

describe('message', () => {
  const cases: readonly [title: string, given: string, put: string][] = [
    ['a short text as it is', 'model', 'model'],
    ['a text of the greatest length as it is', 'a'.repeat(320), 'a'.repeat(320)],
    [
      'a longer one without its middle',
      `${'a'.repeat(300)}${'b'.repeat(300)}`,
      `${'a'.repeat(159)}…${'b'.repeat(159)}`,
    ],
    ['no half of a pair of surrogates', `a${'😀'.repeat(300)}a`, `a${'😀'.repeat(79)}…${'😀'.repeat(79)}a`],
  ];
  for (const [title, given, put] of cases) {
    it(`puts in ${title}`, () => assert.equal(message('rulePathMissing', { path: given }).args['path'], put));
  }

  it('leaves numbers alone', () => {
    assert.equal(
      renderEnglish(message('findingsMore', { count: 7 })),
      '7 more findings of this kind are in this file.',
    );
  });
});
