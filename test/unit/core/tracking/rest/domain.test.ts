import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { toArtifact, WireFileInfo } from '../../../../../src/core/tracking/rest/artifacts.ts';
import { toExperiment, WireExperiment } from '../../../../../src/core/tracking/rest/experiments.ts';
import { toLoggedModel, WireLoggedModel } from '../../../../../src/core/tracking/rest/loggedModels.ts';
import { toModelVersion, WireModelVersion } from '../../../../../src/core/tracking/rest/modelVersions.ts';
import {
  isPrompt,
  toRegisteredModel,
  WireRegisteredModel,
} from '../../../../../src/core/tracking/rest/registeredModels.ts';
import { toRun, WireRun } from '../../../../../src/core/tracking/rest/runs.ts';

const modelId = 'm-0123456789abcdef0123456789abcdef';

describe('wire to domain', () => {
  it('an experiment', () => {
    const wire = {
      experiment_id: '1',
      name: 'btc',
      artifact_location: 'mlflow-artifacts:/1',
      lifecycle_stage: 'deleted',
      creation_time: 5,
      workspace: 'default',
    };
    assert.deepEqual(toExperiment(z.parse(WireExperiment, wire)), {
      id: '1',
      name: 'btc',
      artifactLocation: 'mlflow-artifacts:/1',
      lifecycle: 'deleted',
      created: 5,
      lastUpdated: undefined,
      tags: [],
    });
  });

  it('a run', () => {
    const wire = {
      info: {
        run_id: 'r',
        run_name: 'n',
        experiment_id: '1',
        user_id: 'ann',
        status: 'FINISHED',
        start_time: '10',
        end_time: 20,
        artifact_uri: 'u',
        lifecycle_stage: 'active',
      },
      data: {
        metrics: [
          { key: 'm', value: 'NaN', timestamp: 7, step: '3' },
          { key: 'zero', timestamp: '8640000000000001' },
          { value: 1 },
        ],
        params: [{ key: 'p', value: '1' }, { key: 'empty' }],
        tags: [{ key: 't', value: 'v' }],
      },
      inputs: {
        dataset_inputs: [
          { tags: [{ key: 'mlflow.data.context', value: 'train' }], dataset: { name: 'd', digest: 'x' } },
          {},
        ],
      },
      outputs: { model_outputs: [{ model_id: 'm-2' }, { model_id: 'm-1' }, { model_id: 'm-2' }] },
    };
    assert.deepEqual(toRun(z.parse(WireRun, wire)), {
      id: 'r',
      name: 'n',
      experimentId: '1',
      status: 'FINISHED',
      statusText: 'FINISHED',
      user: 'ann',
      started: 10,
      ended: 20,
      artifactUri: 'u',
      lifecycle: 'active',
      metrics: [
        { key: 'm', value: NaN, step: 3, timestamp: 7 },
        { key: 'zero', value: 0, step: 0, timestamp: 0 },
      ],
      params: [
        { key: 'p', value: '1' },
        { key: 'empty', value: '' },
      ],
      tags: [{ key: 't', value: 'v' }],
      datasets: [{ name: 'd', digest: 'x', context: 'train' }],
      modelIds: ['m-2', 'm-1'],
    });
  });

  it('a run that says hardly anything', () => {
    const tags = [
      { key: 'mlflow.runName', value: 'from a tag' },
      { key: 'mlflow.user', value: 'bob' },
    ];
    const run = toRun(z.parse(WireRun, { info: { run_id: 'r', status: 'PAUSED' }, data: { tags }, inputs: 'none' }));
    assert.deepEqual(
      [run.name, run.user, run.status, run.statusText, run.started, run.datasets],
      ['from a tag', 'bob', undefined, 'PAUSED', undefined, []],
    );
  });

  it('a logged model', () => {
    const wire = {
      info: {
        model_id: modelId,
        experiment_id: '1',
        name: 'm',
        artifact_uri: 'u',
        status: 'LOGGED_MODEL_READY',
        source_run_id: 'r',
        model_type: '',
        creation_timestamp_ms: 9,
        registrations: [{ name: 'reg', version: 3 }],
      },
      data: { params: [{ key: 'p', value: '1' }], metrics: [{ key: 'm', value: 0.5, step: 1, timestamp: 2 }] },
    };
    assert.deepEqual(toLoggedModel(z.parse(WireLoggedModel, wire)), {
      id: modelId,
      name: 'm',
      experimentId: '1',
      status: 'ready',
      statusMessage: undefined,
      modelType: undefined,
      sourceRunId: 'r',
      artifactUri: 'u',
      created: 9,
      tags: [],
      params: [{ key: 'p', value: '1' }],
      metrics: [{ key: 'm', value: 0.5, step: 1, timestamp: 2 }],
      registrations: [{ name: 'reg', version: '3' }],
    });
    assert.equal(
      toLoggedModel(z.parse(WireLoggedModel, { info: { model_id: modelId, status: 'NEW' } })).status,
      'unknown',
    );
  });

  it('a model version', () => {
    const wire = {
      name: 'reg',
      version: 2,
      current_stage: 'production',
      source: `models:/${modelId}`,
      run_id: '',
      status: 'PENDING_REGISTRATION',
      user_id: '',
    };
    assert.deepEqual(toModelVersion(z.parse(WireModelVersion, wire)), {
      name: 'reg',
      version: '2',
      stage: 'Production',
      status: 'pending',
      statusMessage: undefined,
      source: `models:/${modelId}`,
      runId: undefined,
      modelId,
      description: '',
      created: undefined,
      lastUpdated: undefined,
      user: undefined,
      tags: [],
      aliases: undefined,
    });
  });

  it('a model version finds its logged model only in a whole source', () => {
    const idOf = (source: string): string | undefined =>
      toModelVersion(z.parse(WireModelVersion, { name: 'a', version: '1', source })).modelId;
    assert.deepEqual(
      [`models:/${modelId}`, `models:/${modelId}/x`, 'models:/reg/3', `runs:/r/${modelId}`, ''].map(idOf),
      [modelId, undefined, undefined, undefined, undefined],
    );
  });

  it('a model version tells [] from not told', () => {
    const aliasesOf = (aliases: unknown): unknown =>
      toModelVersion(z.parse(WireModelVersion, { name: 'a', version: '1', aliases })).aliases;
    assert.deepEqual([['x'], [], undefined].map(aliasesOf), [['x'], [], undefined]);
  });

  it('a registered model', () => {
    const wire = {
      name: 'reg',
      description: 'd',
      creation_timestamp: 1,
      aliases: [{ alias: 'champion', version: '3' }],
      latest_versions: [{ name: 'reg', version: '3' }, { version: '9' }],
    };
    const model = toRegisteredModel(z.parse(WireRegisteredModel, wire));
    assert.deepEqual(
      [model.description, model.created, model.aliases, model.latestVersions.map(({ version }) => version)],
      ['d', 1, [{ alias: 'champion', version: '3' }], ['3']],
    );
  });

  it('a prompt is told by its tag', () => {
    const tagged = (value: string): boolean => isPrompt({ tags: [{ key: 'mlflow.prompt.is_prompt', value }] });
    assert.deepEqual([tagged('true'), tagged('false'), isPrompt({ tags: [] })], [true, false, false]);
  });

  it('an artifact', () => {
    const files = [{ path: 'a/b', is_dir: false, file_size: '12' }, { path: 'a', is_dir: true }, { path: 'empty' }];
    assert.deepEqual(
      files.map((file) => toArtifact(z.parse(WireFileInfo, file))),
      [
        { path: 'a/b', isFolder: false, size: 12 },
        { path: 'a', isFolder: true, size: undefined },
        { path: 'empty', isFolder: false, size: 0 },
      ],
    );
  });
});
