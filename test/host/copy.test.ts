import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { rest } from '../support/servers.ts';
import { assertRefused, command } from './support/commands.ts';
import { configure, connectTo, mlflow } from './support/connecting.ts';
import { pythonClient } from './support/pythonClient.ts';
import { makeExperiment, makeLoggedModel, makeRun, putArtifact, uniqueName } from './support/seed.ts';

interface Things {
  readonly experimentId: string;
  readonly experiment: string;
  readonly runId: string;
  readonly modelId: string;
  readonly name: string;
}

type Copy = `mlflow.copy.${'name' | 'id' | 'value' | 'uri' | 'aliasUri' | 'webLink'}`;
type Row = readonly [what: string, id: Copy, argument: (of: Things) => object, text: (of: Things) => string];

const table: readonly Row[] = [
  [
    'name of an experiment',
    'mlflow.copy.name',
    ({ experimentId }) => ({ experimentId }),
    ({ experiment }) => experiment,
  ],
  ['name of a run', 'mlflow.copy.name', ({ runId }) => ({ runId }), () => 'the run'],
  ['name of an artifact', 'mlflow.copy.name', ({ runId }) => ({ runId, path: 'notes/a.md' }), () => 'notes/a.md'],
  [
    'id of an experiment',
    'mlflow.copy.id',
    ({ experimentId }) => ({ experimentId }),
    ({ experimentId }) => experimentId,
  ],
  ['id of a logged model', 'mlflow.copy.id', ({ modelId }) => ({ modelId }), ({ modelId }) => modelId],
  ['number of a version', 'mlflow.copy.id', ({ name }) => ({ name, version: '1' }), () => '1'],
  [
    'value of a metric, in full',
    'mlflow.copy.value',
    ({ runId }) => ({ runId, metric: 'f1' }),
    () => '0.9123456789012345',
  ],
  ['value of a parameter', 'mlflow.copy.value', ({ runId }) => ({ runId, param: 'lr' }), () => ' 0.1\n'],
  ['value of a tag', 'mlflow.copy.value', ({ runId }) => ({ runId, tag: 'team' }), () => 'quant'],
  ['URI of the server', 'mlflow.copy.uri', () => ({}), () => mlflow],
  ['URI of a run', 'mlflow.copy.uri', ({ runId }) => ({ runId }), ({ runId }) => `runs:/${runId}`],
  [
    'URI of an artifact',
    'mlflow.copy.uri',
    ({ runId }) => ({ runId, path: 'notes/a.md' }),
    ({ runId }) => `runs:/${runId}/notes/a.md`,
  ],
  ['URI of a logged model', 'mlflow.copy.uri', ({ modelId }) => ({ modelId }), ({ modelId }) => `models:/${modelId}`],
  ['URI of a registered model', 'mlflow.copy.uri', ({ name }) => ({ name }), ({ name }) => `models:/${name}/latest`],
  ['URI of a version', 'mlflow.copy.uri', ({ name }) => ({ name, version: '1' }), ({ name }) => `models:/${name}/1`],
  [
    'URI of an alias',
    'mlflow.copy.aliasUri',
    ({ name }) => ({ name, version: '1' }),
    ({ name }) => `models:/${name}@champion`,
  ],
  ['page of the server', 'mlflow.copy.webLink', () => ({}), () => `${mlflow}/#/`],
  [
    'page of an experiment',
    'mlflow.copy.webLink',
    ({ experimentId }) => ({ experimentId }),
    ({ experimentId }) => `${mlflow}/#/experiments/${experimentId}`,
  ],
  [
    'page of a run',
    'mlflow.copy.webLink',
    ({ runId }) => ({ runId }),
    ({ experimentId, runId }) => `${mlflow}/#/experiments/${experimentId}/runs/${runId}`,
  ],
  [
    'page of an artifact',
    'mlflow.copy.webLink',
    ({ runId }) => ({ runId, path: 'notes/a.md' }),
    ({ experimentId, runId }) => `${mlflow}/#/experiments/${experimentId}/runs/${runId}/artifactPath/notes/a.md`,
  ],
  [
    'page of a logged model',
    'mlflow.copy.webLink',
    ({ modelId }) => ({ modelId }),
    ({ experimentId, modelId }) => `${mlflow}/#/experiments/${experimentId}/models/${modelId}`,
  ],
  [
    'page of a registered model',
    'mlflow.copy.webLink',
    ({ name }) => ({ name }),
    ({ name }) => `${mlflow}/#/models/${encodeURIComponent(name)}`,
  ],
  [
    'page of a version',
    'mlflow.copy.webLink',
    ({ name }) => ({ name, version: '1' }),
    ({ name }) => `${mlflow}/#/models/${encodeURIComponent(name)}/versions/1`,
  ],
];

describe('copying', () => {
  let things: Things;
  before(async () => {
    await connectTo(mlflow);
    const { id: experimentId, name: experiment } = await makeExperiment();
    const run = await makeRun({
      experimentId,
      name: 'the run',
      metrics: { f1: 0.9123456789012345 },
      params: { lr: ' 0.1\n' },
      tags: { team: 'quant' },
    });
    await putArtifact(run.artifactUri, 'notes/a.md', 'hi');
    const modelId = await makeLoggedModel(experimentId, run.id);
    const name = uniqueName('copied #1');
    await command('mlflow.run.register', { runId: run.id, name, alias: 'champion' });
    things = { experimentId, experiment, runId: run.id, modelId, name };
  });
  after(() => configure([]));

  for (const [what, id, argument, text] of table) {
    it(`gives the ${what}`, async () => {
      assert.deepEqual(await command(id, argument(things)), { text: text(things) });
      assert.equal(await vscode.env.clipboard.readText(), text(things));
    });
  }

  it('gives code that the Python client runs', async () => {
    const { text } = await command<{ text: string }>('mlflow.copy.snippet', { runId: things.runId });
    const code = text + "\nresult = [run.info.run_name, run.data.params['lr']]";
    assert.deepEqual(await pythonClient(code), ['the run', ' 0.1\n']);
  });

  it('gives code that loads a model in its own library', async () => {
    const argument = { name: things.name, version: '1' };
    const { text } = await command<{ text: string }>('mlflow.copy.nativeSnippet', argument);
    assert.ok(text.includes(`mlflow.set_tracking_uri("${mlflow}")`), text);
    assert.ok(text.includes(`mlflow.sklearn.load_model("models:/${things.name}/1")`), text);
  });

  const refusals: readonly (readonly [
    string,
    Parameters<typeof command>[0],
    (of: Things) => object,
    string,
    RegExp,
  ])[] = [
    ['the value of a run', 'mlflow.copy.value', ({ runId }) => ({ runId }), 'invalid', /has nothing of this kind/],
    [
      'a metric that is not there',
      'mlflow.copy.value',
      ({ runId }) => ({ runId, metric: 'x' }),
      'notFound',
      /^The run has no “x”\.$/,
    ],
    [
      'a run that is not there',
      'mlflow.copy.name',
      () => ({ runId: '0'.repeat(32) }),
      'notFound',
      /^Nothing was copied: it is not on the server/,
    ],
    [
      'an alias that is not there',
      'mlflow.copy.uri',
      ({ name }) => ({ name, alias: 'x' }),
      'notFound',
      / has no alias x\.$/,
    ],
    [
      'a path that leads elsewhere',
      'mlflow.copy.uri',
      ({ runId }) => ({ runId, path: '../x' }),
      'invalid',
      /is not the path of an artifact/,
    ],
  ];
  for (const [what, id, argument, reason, message] of refusals) {
    it(`refuses ${what}`, () => assertRefused(id, argument(things), reason, message));
  }

  it('of an alias wants to know which, when there are several', async () => {
    const { name } = things;
    await rest(mlflow, 'POST', '2.0/mlflow/registered-models/alias', { name, alias: 'other', version: '1' });
    const message = /has several aliases: champion, other\. Name one by alias\.$/;
    await assertRefused('mlflow.copy.aliasUri', { name, version: '1' }, 'ambiguous', message);
    assert.deepEqual(await command('mlflow.copy.aliasUri', { name, alias: 'other' }), {
      text: `models:/${name}@other`,
    });
  });
});
