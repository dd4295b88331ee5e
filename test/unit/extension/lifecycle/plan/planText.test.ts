import assert from 'node:assert/strict';
import { message } from '../../../../../src/core/base/message.ts';
import { LifecycleError } from '../../../../../src/core/lifecycle/lifecycleError.ts';
import type { PlanProgress, StepState } from '../../../../../src/core/lifecycle/plan/stepPlan.ts';
import { refused } from '../../../../support/faults.ts';
import { provideQuickInputs } from '../../../../support/quickInputs.ts';

type PlanText = typeof import('../../../../../src/extension/lifecycle/plan/planText.ts');

describe('the text of a plan', () => {
  let texts: PlanText;

  before(async () => {
    provideQuickInputs();
    texts = await import('../../../../../src/extension/lifecycle/plan/planText.ts');
  });

  const done: StepState = { kind: 'done' };
  const left: StepState = { kind: 'left' };
  const undone: StepState = { kind: 'undone' };
  const failed: StepState = { kind: 'failed', error: refused({ reason: 'forbidden', status: 403 }) };
  const progressOf = (...states: readonly StepState[]): PlanProgress => ({
    states,
    steps: states.map((_, index) => ({
      id: `m@${index + 1}`,
      what: message('planSetAlias', { name: 'm', alias: `a${index + 1}`, version: '1' }),
      run: async () => undefined,
    })),
  });

  const summaries: readonly (readonly [string, readonly StepState[], RegExp])[] = [
    ['all', [done, done], /^2 of 2 done on quant: m: alias @a1 to version 1; m: alias @a2 to version 1\.$/],
    [
      'a part',
      [done, left, failed],
      /^1 of 3 done on quant: m: alias @a1 .+\. Not done: m: alias @a2 .+; m: alias @a3 .+\. Step 3 failed: .+ Nothing was changed\.$/,
    ],
    ['nothing', [failed], /^0 of 1 done on quant\. Not done: .+ Step 1 failed: /],
    [
      'something that nobody knows of',
      [done, { kind: 'unknown', error: refused({ reason: 'unknownOutcome' }) }],
      /^1 of 2 done .+ It is not known whether this was done: m: alias @a2 to version 1\. Step 2 failed: /,
    ],
    [
      'less than was planned, because somebody was faster',
      [{ kind: 'failed', error: new LifecycleError('conflict', message('historyAliasGone', { alias: 'a1' })) }],
      /Step 1 failed: Alias @a1 is not there any more\. Nothing was changed\.$/,
    ],
    ['what was taken back', [undone, failed], /^1 taken back on quant: m: alias @a1 to version 1\.$/],
    [
      'what could not be taken back',
      [done, { kind: 'notUndone', error: refused({ reason: 'conflict' }) }, undone],
      /^1 taken back on quant: .+ Still done: m: alias @a1 .+; m: alias @a2 .+\. Step 2 failed: /,
    ],
    ['a long list in short', Array.from({ length: 6 }, () => done), /^6 of 6 done on quant: .+ and 2 more\.$/],
  ];
  for (const [what, states, expected] of summaries)
    it(`says that ${what} was done`, () => assert.match(texts.planSummary(progressOf(...states), 'quant'), expected));

  it('is a document of all steps in which texts of a server do nothing', () => {
    const progress = progressOf(done, failed, left);
    const text = texts.planMarkdown('Setting aliases <b>', progress, ['[x](command:y)']);
    assert.match(
      text,
      /^# Setting aliases \\<b\\>\n\n1\. \*\*Done\*\* – m: alias @a1 to version 1\n2\. \*\*Failed\*\* – /,
    );
    assert.match(text, /\n3\. \*\*Not done\*\* – m: alias @a3 to version 1\n\n- \\\[x\\\]\(command:y\)\n$/);
  });
});
