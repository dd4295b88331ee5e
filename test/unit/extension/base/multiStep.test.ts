import assert from 'node:assert/strict';
import { provideQuickInputs, shown, type QuickInput } from '../../../support/quickInputs.ts';

type MultiStep = typeof import('../../../../src/extension/base/multiStep.ts');

const searchDelay = 250;
const later = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const texts = { title: '', placeholder: '' };

describe('questions', () => {
  let questions: MultiStep;

  before(async () => {
    provideQuickInputs();
    questions = await import('../../../../src/extension/base/multiStep.ts');
  });

  function last(): QuickInput {
    const input = shown.at(-1);
    assert.ok(input);
    return input;
  }

  it('takes no row of the search before', async () => {
    const items = async (text: string) => [{ label: text, value: `found by ${text}` }];
    const answer = questions.pick({ ...texts, items });
    await later();
    const list = last();
    assert.deepEqual(list.labels, ['']);
    const [former] = list.items;
    assert.ok(former);
    list.type('b');
    assert.deepEqual([list.labels, list.busy], [[], true]);
    list.items = [former]; // as a person may still see it
    list.enter();
    await later(searchDelay + 50);
    assert.deepEqual([list.labels, list.busy], [['b'], false]);
    list.enter();
    assert.equal(await answer, 'found by b');
  });

  it('tells a failure and an empty result in rows that can be seen and not be chosen', async () => {
    const items = async (text: string) => {
      if (text === 'bad') throw new Error('no $(answer)');
      return [questions.nothing('No run found'), { label: 'other', value: 1 }];
    };
    const answer = questions.pick({ ...texts, items, failed: (error) => `Failed: ${(error as Error).message}` });
    await later();
    const list = last();
    assert.deepEqual(list.items[0], { label: 'No run found', alwaysShow: true });
    list.enter();
    list.type('bad');
    await later(searchDelay + 50);
    assert.deepEqual(list.items, [{ label: 'Failed: no $\u200b(answer)', alwaysShow: true }]);
    list.enter();
    await later();
    list.escape();
    await assert.rejects(answer, { name: 'Cancelled' });
  });

  it('focuses the row that can be chosen below sentences', async () => {
    const answer = questions.pick({
      ...texts,
      items: [questions.nothing('No signature'), questions.nothing('No example'), { label: 'go on', value: true }],
      active: true,
    });
    await later();
    const list = last();
    assert.deepEqual(
      list.activeItems.map(({ label }) => label),
      ['go on'],
    );
    list.enter(2);
    assert.equal(await answer, true);
  });

  it('draws no icon and no link of a name that stands in a prompt or a problem', async () => {
    const name = '$(trash) [x](command:y)';
    const plain = '$\u200b(trash) [x]\u200b(command:y)';
    const validate = (text: string) => (text === '' ? name : undefined);
    const answer = questions.input({ title: '', prompt: name, validate });
    const box = last();
    assert.equal(box.prompt, plain);
    box.enter();
    await later();
    assert.equal(box.validationMessage, plain);
    box.type('a');
    box.enter();
    assert.equal(await answer, 'a');
  });
});
