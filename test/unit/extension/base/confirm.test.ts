import assert from 'node:assert/strict';
import type { Connection } from '../../../../src/core/connections/connection.ts';
import { boxes, provideQuickInputs, typed } from '../../../support/quickInputs.ts';

type Confirm = typeof import('../../../../src/extension/base/confirm.ts').confirm;

const production = { name: 'live', production: true } as Connection;

describe('confirmation on a production connection', () => {
  let confirm: Confirm;

  before(async () => {
    provideQuickInputs();
    ({ confirm } = await import('../../../../src/extension/base/confirm.ts'));
  });
  beforeEach(() => {
    boxes.length = 0;
    typed.length = 0;
  });

  const ask = (name: string, given = {}) =>
    confirm(production, { sentence: 'Deletes it.', button: 'Delete', name, when: 'always' }, given);

  it('asks until the name is typed', async () => {
    typed.push('mod', 'model');
    await ask('model');
    assert.equal(boxes.length, 2);
  });

  it('asks for the name of the connection when the thing has none', async () => {
    typed.push('live');
    await ask('');
    assert.deepEqual(
      boxes.map(({ prompt }) => prompt),
      ['Deletes it. Type live to confirm.'],
    );
  });

  it('is cancelled by Escape and by Enter on nothing', async () => {
    await assert.rejects(ask('model'));
    typed.push('');
    await assert.rejects(ask(''));
    assert.equal(boxes.length, 2);
  });

  it('takes just the same name from a program', async () => {
    await ask('model', { typedName: 'model' });
    await ask('', { typedName: 'live' });
    await assert.rejects(ask('model', { typedName: 'Model' }), { reason: 'invalid' });
    await assert.rejects(ask('', { typedName: '' }), { reason: 'invalid' });
    assert.equal(boxes.length, 0);
  });
});
