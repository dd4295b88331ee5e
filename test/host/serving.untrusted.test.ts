import assert from 'node:assert/strict';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { makeModel } from './support/seed.ts';

describe('serving a model in a folder that is not trusted', () => {
  before(() => connectTo(mlflow));
  after(() => configure([]));

  it('is refused: a model runs code', async () => {
    const name = await makeModel(1);
    await assertRefused('mlflow.version.serve', { name, version: '1' }, 'untrusted', /not trusted/);
    await assertRefused('mlflow.version.try', { name, version: '1' }, 'untrusted', /not trusted/);
    const { text } = await command<{ text: string }>('mlflow.version.copyServing', { name, version: '1' });
    assert.match(text, /mlflow models serve/);
  });
});
