import assert from 'node:assert/strict';
import { Cancelled } from '../../../../../src/extension/base/commandError.ts';
import { provideQuickInputs, shown, type QuickInput } from '../../../../support/quickInputs.ts';

type StepPickers = typeof import('../../../../../src/extension/lifecycle/plan/stepPickers.ts');

describe('the list of the steps of a plan', () => {
  let pickers: StepPickers;

  before(async () => {
    provideQuickInputs();
    pickers = await import('../../../../../src/extension/lifecycle/plan/stepPickers.ts');
  });

  const rows = ['a', '$(x) b', 'c'].map((label, index) => ({
    label,
    description: '',
    detail: '',
    isPicked: index !== 1,
  }));

  function open(): { readonly answer: Promise<readonly number[]>; readonly list: QuickInput } {
    const answer = pickers.pickSteps('Title', 'Untick', rows);
    const list = shown.at(-1);
    assert.ok(list);
    return { answer, list };
  }

  it('has all steps, ticked as they are told, and no icons of a server', async () => {
    const { answer, list } = open();
    assert.deepEqual(list.labels, ['a', '$\u200b(x) b', 'c']);
    assert.deepEqual(
      list.selectedItems.map(({ label }) => label),
      ['a', 'c'],
    );
    list.enter(1);
    assert.deepEqual(await answer, [1]);
  });

  it('takes no answer without a step', async () => {
    const { answer, list } = open();
    list.enter(9);
    list.enter(2);
    assert.deepEqual(await answer, [2]);
  });

  it('can be left', async () => {
    const { answer, list } = open();
    list.escape();
    await assert.rejects(answer, Cancelled);
  });
});
