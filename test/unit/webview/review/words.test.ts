import assert from 'node:assert/strict';
import type { Remark, ShownGates, ShownProvenance, ShownRequest } from '../../../../src/protocol/reviewPage.ts';
import {
  aliasWords,
  branchWords,
  countWords,
  differingWords,
  gatesWords,
  outcomeWords,
  remarkWords,
  trustWords,
} from '../../../../webview/review/words.ts';

const ada = { name: 'ada', from: 'server' } as const;
const at = (text: string) => ({ text, exact: text });
const asked: Remark = { kind: 'request', by: ada, at: at('today 09:12'), comment: '', override: '', gates: null };

function requestOf(more: Partial<ShownRequest> = {}): ShownRequest {
  return {
    kind: 'request',
    name: 'm',
    version: '3',
    from: 'Staging',
    to: 'Production',
    state: 'open',
    by: ada,
    at: at('today 09:12'),
    connection: { name: 'quant', uri: 'https://quant', isProduction: false, isWritable: true },
    archives: [],
    keeps: [],
    aliases: [],
    changed: [],
    isOwn: false,
    canWithdraw: false,
    discussion: [asked],
    ...more,
  };
}

describe('what the review page says', () => {
  const moves = 'Approving moves version 3 from Staging to Production on quant (https://quant)';
  const bob: Remark = { ...asked, kind: 'reject', by: { name: 'bob', from: 'git' }, at: at('today 10:40') };
  const outcomes: readonly (readonly [string, Partial<ShownRequest>, string])[] = [
    ['of a move alone', {}, `${moves}.`],
    ['of what it archives', { archives: ['2', '1'] }, `${moves} and archives version 2, 1.`],
    ['of what stays', { keeps: ['2'] }, `${moves}; version 2 stays beside it.`],
    ['of a rejection', { state: 'rejected', discussion: [asked, bob] }, 'Rejected by bob, today 10:40.'],
    [
      'of an approval by nobody',
      { state: 'approved', discussion: [asked, { ...bob, kind: 'approve', by: { name: '', from: 'nobody' } }] },
      'Approved by somebody, today 10:40.',
    ],
  ];
  for (const [what, more, expected] of outcomes) it(what, () => assert.equal(outcomeWords(requestOf(more)), expected));

  it('of aliases', () => {
    const aliases = [
      { version: '2', names: ['champion'] },
      { version: '3', names: ['a', 'b'] },
    ];
    assert.equal(aliasWords(requestOf({ aliases })), 'Aliases stay: @champion on version 2, @a @b on version 3.');
    assert.equal(aliasWords(requestOf()), 'No aliases are on these versions.');
  });

  it('of gates', () => {
    const gate = (outcome: 'passed' | 'failed' | 'unknown') => ({ outcome, rule: '', detail: '' });
    const judged = (passed: boolean, ...outcomes: readonly ('passed' | 'failed' | 'unknown')[]) =>
      gatesWords({ kind: 'judged', passed, gates: outcomes.map(gate), path: '' } satisfies ShownGates);
    assert.equal(judged(true, 'passed', 'passed'), '2 of 2 passed');
    assert.equal(judged(false, 'passed', 'failed', 'unknown'), '1 passed, 1 failed, 1 cannot tell: not passed');
    assert.equal(countWords({ passed: 0, failed: 0, unknown: 2 }), '2 cannot tell');
  });

  it('of how far a name can be trusted', () => {
    assert.deepEqual(
      (['server', 'git', 'system', 'nobody'] as const).map((from) => trustWords({ name: '', from })),
      [
        'Name from the server, verified.',
        'Name from git, not verified.',
        'Name from the sign-in of a computer, not verified.',
        '',
      ],
    );
  });

  it('of branches, files and remarks', () => {
    const branch = (name: string, isPushed: boolean | null) =>
      branchWords({ branch: name, isPushed } as Extract<ShownProvenance, { kind: 'provenance' }>);
    assert.deepEqual(
      [branch('main', true), branch('main', false), branch('main', null), branch('', true), branch('', null)],
      ['main, pushed', 'main, not pushed', 'main', 'pushed', ''],
    );
    assert.deepEqual([0, 1, 2].map(differingWords), [
      'As the commit',
      '1 file differs from it',
      '2 files differ from it',
    ]);
    assert.deepEqual(
      (['request', 'approve', 'reject', 'withdraw'] as const).map((kind) => remarkWords({ ...asked, kind })),
      ['ada asked', 'ada approved', 'ada rejected', 'ada withdrew'],
    );
  });
});
