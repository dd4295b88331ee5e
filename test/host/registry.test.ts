import assert from 'node:assert/strict';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { running } from './support/extension.ts';
import { pythonClient } from './support/pythonClient.ts';
import { looksBelow } from './support/rows.ts';
import { makeModel, setAlias, uniqueName } from './support/seed.ts';

const seeModel = `
  m = client.get_registered_model(input)
  own = lambda tags: {k: v for k, v in tags.items() if not k.startswith('mlflow_workbench.')}
  result = {'description': m.description, 'tags': m.tags, 'aliases': {a: str(v) for a, v in m.aliases.items()},
            'versions': {v.version: [v.description, own(v.tags)] for v in client.search_model_versions(f"name='{input}'")}}
`;

describe('registered models', () => {
  before(() => connectTo(mlflow));
  afterEach(() => command('mlflow.models.clearFilter'));
  after(() => configure([]));

  it('are created, renamed and deleted, and the tree follows', async () => {
    const { models } = (await running()).explorer;
    const [name, newName] = [uniqueName('made'), uniqueName('renamed')];
    const shown = async (filter: string): Promise<string[]> => {
      await command('mlflow.models.filter', { filter });
      return looksBelow(models);
    };
    assert.deepEqual(await command('mlflow.model.create', { name, description: 'x' }), { name });
    assert.deepEqual(await shown(name), [`${name} | no versions`]);
    assert.deepEqual(await command('mlflow.model.rename', { name, newName, confirmed: true }), {
      name: newName,
      from: name,
    });
    assert.deepEqual([await shown(name), await shown(newName)], [[], [`${newName} | no versions`]]);
    assert.deepEqual(await command('mlflow.model.delete', { name: newName, confirmed: true }), { name: newName });
    assert.deepEqual(await shown(newName), []);
  });

  it('take descriptions, tags and aliases, as the Python client sees them', async () => {
    const name = await makeModel(2);
    const steps: readonly (readonly [Parameters<typeof command>[0], object, object])[] = [
      ['mlflow.model.setDescription', { name, description: 'für alle' }, { name, description: 'für alle' }],
      ['mlflow.model.setTag', { name, key: 'owner', value: 'ann' }, { name, key: 'owner', value: 'ann' }],
      ['mlflow.model.setTag', { name, key: 'gone', value: '' }, { name, key: 'gone', value: '' }],
      ['mlflow.model.deleteTag', { name, key: 'gone', confirmed: true }, { name, key: 'gone' }],
      ['mlflow.model.setAlias', { name, alias: 'champion', version: '1' }, { name, alias: 'champion', version: '1' }],
      [
        'mlflow.model.setAlias',
        { name, alias: 'champion', version: '2', confirmed: true },
        { name, alias: 'champion', version: '2', from: '1' },
      ],
      ['mlflow.model.setAlias', { name, alias: 'old', version: '1' }, { name, alias: 'old', version: '1' }],
      ['mlflow.model.deleteAlias', { name, alias: 'old', confirmed: true }, { name, alias: 'old', version: '1' }],
      [
        'mlflow.version.setDescription',
        { name, version: '1', description: 'v' },
        { name, version: '1', description: 'v' },
      ],
      [
        'mlflow.version.setTag',
        { name, version: '1', key: 'a/b', value: '1' },
        { name, version: '1', key: 'a/b', value: '1' },
      ],
      [
        'mlflow.version.setTag',
        { name, version: '1', key: 'gone', value: '1' },
        { name, version: '1', key: 'gone', value: '1' },
      ],
      [
        'mlflow.version.deleteTag',
        { name, version: '1', key: 'gone', confirmed: true },
        { name, version: '1', key: 'gone' },
      ],
    ];
    for (const [id, argument, outcome] of steps) assert.deepEqual(await command(id, argument), outcome, id);
    assert.deepEqual(await pythonClient(seeModel, name), {
      description: 'für alle',
      tags: { owner: 'ann' },
      aliases: { champion: '2' },
      versions: { 1: ['v', { 'a/b': '1' }], 2: ['', {}] },
    });
    assert.deepEqual(await command('mlflow.version.delete', { name, version: '1', confirmed: true }), {
      name,
      version: '1',
    });
    const { versions } = await pythonClient<{ versions: object }>(seeModel, name);
    assert.deepEqual(Object.keys(versions), ['2']);
  });

  const refusals: readonly (readonly [string, Parameters<typeof command>[0], object, string, RegExp])[] = [
    [
      'create a name that is taken',
      'mlflow.model.create',
      {},
      'alreadyExists',
      /^The registered model was not created: the name is taken\. Nothing was changed\./,
    ],
    [
      'create a name with a slash',
      'mlflow.model.create',
      { name: 'a/b' },
      'invalid',
      /^“a\/b” cannot be the name of a registered model/,
    ],
    ['rename to a bad name', 'mlflow.model.rename', { newName: '..' }, 'invalid', /^“\.\.” cannot be the name/],
    [
      'rename an unknown one',
      'mlflow.model.rename',
      { name: 'no such', newName: 'x' },
      'notFound',
      /^The registered model was not renamed: it is not on the server/,
    ],
    [
      'delete an unknown one',
      'mlflow.model.delete',
      { name: 'no such' },
      'notFound',
      /^The registered model was not deleted: it is not on the server/,
    ],
    [
      'set an alias of an unknown version',
      'mlflow.model.setAlias',
      { alias: 'a', version: '9' },
      'notFound',
      /^The alias was not set: /,
    ],
    [
      'set a bad alias',
      'mlflow.model.setAlias',
      { alias: 'a b', version: '1' },
      'invalid',
      /An alias holds letters, digits, _ and - only\. Nothing was sent\.$/,
    ],
    [
      'delete an alias that is not there',
      'mlflow.model.deleteAlias',
      { alias: 'none' },
      'notFound',
      / has no alias “none”\. Nothing was sent\.$/,
    ],
    [
      'describe an unknown version',
      'mlflow.version.setDescription',
      { version: '9', description: '' },
      'notFound',
      /^The description was not set: /,
    ],
    [
      'delete an unknown version',
      'mlflow.version.delete',
      { version: '9' },
      'notFound',
      /^The version was not deleted: /,
    ],
    [
      'show the run of a version without one',
      'mlflow.version.openRun',
      { version: '1' },
      'notFound',
      / names no run that it came from\.$/,
    ],
  ];
  for (const [what, id, argument, reason, message] of refusals) {
    it(`refuse to ${what}`, async () => {
      const name = await makeModel(1);
      await assertRefused(id, { name, confirmed: true, ...argument }, reason, message);
    });
  }

  it('keep an alias that another version has by now', async () => {
    const name = await makeModel(2);
    await setAlias(name, '2', 'champion');
    const argument = { name, alias: 'champion', version: '1', confirmed: true };
    await assertRefused(
      'mlflow.model.deleteAlias',
      argument,
      'conflict',
      /names version 2 now\. Nothing was changed\.$/,
    );
  });
});
