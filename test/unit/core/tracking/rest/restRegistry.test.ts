import assert from 'node:assert/strict';
import { silentLog } from '../../../../../src/core/base/log.ts';
import { RestRegistry } from '../../../../../src/core/tracking/rest/restRegistry.ts';
import { isReason } from '../../../../../src/core/tracking/trackingError.ts';
import { fakeServer, json, mlflowError, never, type FakeServer, type Reply } from './fakeServer.ts';

const promptTag = { key: 'mlflow.prompt.is_prompt', value: 'true' };
const version = (number: string, more: object = {}): object => ({
  name: 'reg',
  version: number,
  current_stage: 'None',
  ...more,
});

describe('RestRegistry', () => {
  it('hides prompts', async () => {
    const { registry } = registryOn({
      'registered-models/search': json({ registered_models: [{ name: 'a' }, { name: 'p', tags: [promptTag] }] }),
      'registered-models/get': json({ registered_model: { name: 'p', tags: [promptTag] } }),
      'model-versions/get': json({ model_version: version('1', { tags: [promptTag] }) }),
    });
    assert.deepEqual(
      (await registry.searchRegisteredModels({ pageSize: 10 }, never)).items.map(({ name }) => name),
      ['a'],
    );
    await assert.rejects(registry.getRegisteredModel('p', never), (error) => isReason(error, 'notFound'));
    await assert.rejects(registry.getModelVersion('p', '1', never), (error) => isReason(error, 'notFound'));
  });

  it('lists the versions of a model with its aliases', async () => {
    const { registry, sent } = registryOn({
      'registered-models/get': json({
        registered_model: {
          name: 'reg',
          aliases: [{ alias: 'champion', version: '2' }],
          latest_versions: [version('2')],
        },
      }),
      'model-versions/search': json({ model_versions: [version('2'), version('1')], next_page_token: 'more' }),
    });
    const { items, next } = await registry.listVersions('reg', 2, 'token', never);
    assert.deepEqual(
      items.map((each) => [each.version, each.aliases]),
      [
        ['2', ['champion']],
        ['1', []],
      ],
    );
    assert.equal(next, 'more');
    const search = new URL(sent.find(({ url }) => url.includes('model-versions/search'))?.url ?? '').searchParams;
    assert.deepEqual(Object.fromEntries(search), {
      max_results: '2',
      filter: "name = 'reg'",
      order_by: 'version_number DESC',
      page_token: 'token',
    });
  });

  it('shows what it can when the search hides the versions', async () => {
    const { registry } = registryOn({
      'registered-models/get': json({
        registered_model: { name: 'reg', latest_versions: [version('3')], aliases: [{ alias: 'a', version: '3' }] },
      }),
      'model-versions/search': json({}),
      'registered-models/get-latest-versions': json({
        model_versions: [version('1'), version('3'), version('2', { tags: [promptTag] })],
      }),
    });
    const { items } = await registry.listVersions('reg', 10, undefined, never);
    assert.deepEqual(
      items.map((each) => [each.version, each.aliases]),
      [
        ['3', ['a']],
        ['1', []],
      ],
    );
  });

  it('does not search for a name that cannot be quoted', async () => {
    const { registry, sent } = registryOn({
      'registered-models/get': json({ registered_model: { name: `'"`, latest_versions: [version('1')] } }),
      'registered-models/get-latest-versions': json({ model_versions: [version('1')] }),
    });
    assert.equal((await registry.listVersions(`'"`, 10, undefined, never)).items.length, 1);
    assert.ok(!sent.some(({ url }) => url.includes('model-versions/search')));
  });

  it('has no versions for a model without', async () => {
    const { registry, sent } = registryOn({
      'registered-models/get': json({ registered_model: { name: 'reg' } }),
      'model-versions/search': json({}),
    });
    assert.deepEqual(await registry.listVersions('reg', 10, undefined, never), { items: [], next: undefined });
    assert.equal(sent.length, 2);
  });

  it('says that a model is not there, where the search would find nothing', async () => {
    const { registry } = registryOn({
      'registered-models/get': mlflowError(404, 'RESOURCE_DOES_NOT_EXIST', 'Registered Model with name=x not found'),
      'model-versions/search': json({}),
    });
    await assert.rejects(registry.listVersions('x', 10, undefined, never), (error) => isReason(error, 'notFound'));
  });

  const transitions = [
    { stage: 'Production', flag: { archive_existing_versions: true } },
    { stage: 'Staging', flag: { archive_existing_versions: true } },
    { stage: 'None', flag: {} },
    { stage: 'Archived', flag: {} },
  ] as const;
  for (const { stage, flag } of transitions) {
    it(`sends ${JSON.stringify(flag)} with a transition to ${stage}`, async () => {
      const { registry, sent } = registryOn({
        'model-versions/transition-stage': json({ model_version: version('1', { current_stage: stage }) }),
      });
      const moved = await registry.transitionStage('reg', '1', stage, true, never);
      assert.deepEqual(sent[0]?.body, { name: 'reg', version: '1', stage, ...flag });
      assert.deepEqual([moved.stage, moved.aliases], [stage, []]);
    });
  }

  it('sends an empty description, because a missing one says the same by accident', async () => {
    const { registry, sent } = registryOn({ 'registered-models/update': json({}), 'model-versions/update': json({}) });
    await registry.describeRegisteredModel('reg', '', never);
    await registry.describeModelVersion('reg', '1', '', never);
    assert.deepEqual(
      sent.map(({ method, body }) => [method, body]),
      [
        ['PATCH', { name: 'reg', description: '' }],
        ['PATCH', { name: 'reg', version: '1', description: '' }],
      ],
    );
  });

  it('creates a version with what is known of its origin', async () => {
    const { registry, sent } = registryOn({ 'model-versions/create': json({ model_version: version('1') }) });
    const origin = {
      source: 's',
      runId: 'r',
      modelId: undefined,
      description: undefined,
      tags: [{ key: 'k', value: 'v' }],
    };
    const created = await registry.createModelVersion({ name: 'reg', ...origin }, never);
    assert.deepEqual(sent[0]?.body, { name: 'reg', source: 's', run_id: 'r', tags: [{ key: 'k', value: 'v' }] });
    assert.deepEqual(created.aliases, []);
  });
});

function registryOn(routes: Readonly<Record<string, Reply>>): FakeServer & { readonly registry: RestRegistry } {
  const server = fakeServer(
    ({ url }) => routes[new URL(url).pathname.split('/mlflow/').at(-1) ?? ''] ?? new Error(`nothing at ${url}`),
  );
  return { ...server, registry: new RestRegistry(server.client, silentLog) };
}
