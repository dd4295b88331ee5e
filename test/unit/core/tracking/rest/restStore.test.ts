import assert from 'node:assert/strict';
import { silentLog } from '../../../../../src/core/base/log.ts';
import { RestStore } from '../../../../../src/core/tracking/rest/restStore.ts';
import { isReason, TrackingError } from '../../../../../src/core/tracking/trackingError.ts';
import { base, fakeServer, json, mlflowError, never, page, text, type FakeServer, type Reply } from './fakeServer.ts';

const run = { kind: 'run', runId: 'r1' } as const;
const model = { kind: 'model', modelId: 'm-1' } as const;

describe('RestStore', () => {
  it('searches experiments with what the query says', async () => {
    const { store, sent } = storeOn([
      json({ experiments: [{ experiment_id: '1', name: 'a' }], next_page_token: 'next' }),
    ]);
    const found = await store.searchExperiments(
      { view: 'deleted', pageSize: 50, filter: "name LIKE 'a%'", orderBy: ['name ASC'], pageToken: 't' },
      never,
    );
    assert.deepEqual(sent[0]?.body, {
      max_results: 50,
      filter: "name LIKE 'a%'",
      order_by: ['name ASC'],
      page_token: 't',
      view_type: 'DELETED_ONLY',
    });
    assert.deepEqual([found.items[0]?.id, found.next], ['1', 'next']);
  });

  it('keeps the good rows of a page', async () => {
    const { store, lines } = storeOn([
      json({ experiments: [{ experiment_id: '1' }, { name: 'without an id' }, null] }),
    ]);
    const { items } = await store.searchExperiments({ view: 'active', pageSize: 5 }, never);
    assert.deepEqual(
      items.map(({ id }) => id),
      ['1'],
    );
    assert.ok(lines.some((line) => line.includes('left out 2 records')));
  });

  it('searches runs with a time of its own', async () => {
    const { store, sent } = storeOn([new Promise(() => undefined)]);
    const query = { experimentIds: ['1', '2'], view: 'all', pageSize: 10, timeout: 15 } as const;
    await assert.rejects(store.searchRuns(query, never), (error) => isReason(error, 'timeout'));
    assert.deepEqual(sent[0]?.body, { experiment_ids: ['1', '2'], max_results: 10, run_view_type: 'ALL' });
  });

  it('asks nothing for the runs of no experiment', async () => {
    const { store, sent } = storeOn([json({})]);
    assert.deepEqual(await store.searchRuns({ experimentIds: [], view: 'active', pageSize: 10 }, never), {
      items: [],
      next: undefined,
    });
    assert.equal(sent.length, 0);
  });

  it('leaves out artifacts whose paths are not safe', async () => {
    const files = ['ok/a', '../up', '/etc/passwd', 'a/../b', 'C:\\x', 'a\\b', 'a//b', ''].map((path) => ({ path }));
    const { store, lines } = storeOn([json({ files })]);
    assert.deepEqual(
      (await store.listArtifacts(run, '', undefined, never)).items.map(({ path }) => path),
      ['ok/a'],
    );
    assert.ok(lines.some((line) => line.includes('left out 7 artifacts')));
  });

  it('lists a folder of a run and one of a model', async () => {
    const { store, sent } = storeOn([json({})]);
    await store.listArtifacts(run, 'plots', 'token', never);
    await store.listArtifacts(model, '', undefined, never);
    assert.deepEqual(
      sent.map(({ url }) => url),
      [
        `${base}/api/2.0/mlflow/artifacts/list?run_id=r1&path=plots&page_token=token`,
        `${base}/api/2.0/mlflow/logged-models/m-1/artifacts/directories`,
      ],
    );
  });

  it('reads a file of a run and one of a model', async () => {
    const { store, sent } = storeOn([text('bytes')]);
    await store.readArtifact(run, 'a b/ü.txt', 100, never);
    const bytes = await store.readArtifact(model, 'MLmodel', 100, never);
    assert.equal(new TextDecoder().decode(bytes), 'bytes');
    assert.deepEqual(
      sent.map(({ url }) => url),
      [
        `${base}/get-artifact?path=a+b%2F%C3%BC.txt&run_uuid=r1`,
        `${base}/ajax-api/2.0/mlflow/logged-models/m-1/artifacts/files?artifact_file_path=MLmodel`,
      ],
    );
  });

  for (const path of ['../secret', '', '/etc/passwd', 'a/./b', 'c:/x']) {
    it(`never asks for ${JSON.stringify(path)}`, async () => {
      const { store, sent } = storeOn([text('bytes')]);
      await assert.rejects(store.readArtifact(run, path, 100, never), (error) => isReason(error, 'invalid'));
      if (path !== '')
        await assert.rejects(store.listArtifacts(run, path, undefined, never), (error) => isReason(error, 'invalid'));
      assert.equal(sent.length, 0);
    });
  }

  const missing: readonly (readonly [string, Response, string])[] = [
    ['2.22.4', page(500), 'notFound'],
    ['3.17.2', page(500), 'server'],
    ['2.22.4', mlflowError(500, 'INTERNAL_ERROR', ''), 'server'],
    ['3.17.2', mlflowError(404, 'RESOURCE_DOES_NOT_EXIST', 'No such artifact'), 'notFound'],
  ];
  for (const [version, reply, reason] of missing) {
    it(`takes ${reply.status} ${reply.headers.get('content-type')} of ${version} for ${reason}`, async () => {
      const { store } = storeOn([reply], version);
      await assert.rejects(
        store.readArtifact(run, 'a', 100, never),
        (error) => error instanceof TrackingError && error.reason === reason,
      );
    });
  }
});

function storeOn(replies: readonly Reply[], serverVersion = '3.17.2'): FakeServer & { readonly store: RestStore } {
  const server = fakeServer(replies);
  const capabilities = {
    serverVersion,
    writable: true,
    loggedModels: true,
    nullTagFilter: true,
    workspaces: false,
    storeType: undefined,
  };
  return {
    ...server,
    store: new RestStore(server.client, capabilities, { ...silentLog, warn: (line) => server.lines.push(line) }),
  };
}
