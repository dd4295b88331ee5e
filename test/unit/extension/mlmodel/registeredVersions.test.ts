import assert from 'node:assert/strict';
import type { RegistryQuery } from '../../../../src/core/tracking/registry.ts';
import type { Session } from '../../../../src/extension/connections/session.ts';
import { registeredVersions, type ModelOrigin } from '../../../../src/extension/mlmodel/registeredVersions.ts';
import { lostAnswer } from '../../../support/faults.ts';

const runId = 'ab'.repeat(16);
const modelId = `m-${'cd'.repeat(16)}`;
const both: ModelOrigin = { runId, modelId };

class Server {
  readonly asked: string[] = [];
  isLost = false;
  versions: readonly object[] = [];
  readonly session = {
    registry: {
      searchModelVersions: async ({ filter = '' }: RegistryQuery, signal: AbortSignal) => {
        this.asked.push(filter);
        signal.throwIfAborted();
        if (this.isLost) throw lostAnswer();
        return { items: this.versions };
      },
    },
  } as unknown as Session;

  async numbers(origin: ModelOrigin, signal = new AbortController().signal): Promise<readonly string[]> {
    return (await registeredVersions(this.session, origin, signal)).map(({ version }) => version);
  }
}

describe('the versions registered from a model', () => {
  it('are those of its run that came from no other model', async () => {
    const server = new Server();
    server.versions = [{ version: '3', modelId }, { version: '2' }, { version: '1', modelId: 'm-other' }];
    assert.deepEqual(await server.numbers(both), ['3', '2']);
    assert.deepEqual(await server.numbers({ ...both, modelId: undefined }), ['3', '2', '1']);
    assert.deepEqual(server.asked, [`run_id='${runId}'`]);
  });

  it('are those of the logged model if no run is named, and none without either', async () => {
    const server = new Server();
    server.versions = [{ version: '1', modelId }];
    assert.deepEqual(await server.numbers({ runId: undefined, modelId }), ['1']);
    assert.deepEqual(await server.numbers({ runId: undefined, modelId: undefined }), []);
    assert.deepEqual(server.asked, [`source_path='models:/${modelId}'`]);
  });

  it('are asked for again after a while', async () => {
    const server = new Server();
    const { now } = Date;
    try {
      assert.deepEqual(await server.numbers(both), []);
      server.versions = [{ version: '1' }];
      assert.deepEqual(await server.numbers(both), []);
      Date.now = () => now() + 6_000;
      assert.deepEqual(await server.numbers(both), ['1']);
    } finally {
      Date.now = now;
    }
  });

  it('are none where the server does not answer or nobody waits, and asked for again', async () => {
    const server = new Server();
    server.versions = [{ version: '1' }];
    server.isLost = true;
    assert.deepEqual(await server.numbers(both), []);
    server.isLost = false;
    assert.deepEqual(await server.numbers(both, AbortSignal.abort()), []);
    assert.deepEqual(await server.numbers(both), ['1']);
    assert.equal(server.asked.length, 3);
  });

  it('are those of each connection', async () => {
    const [one, other] = [new Server(), new Server()];
    one.versions = [{ version: '1' }];
    assert.deepEqual(await one.numbers(both), ['1']);
    assert.deepEqual(await other.numbers(both), []);
  });
});
