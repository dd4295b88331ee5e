import assert from 'node:assert/strict';
import { probe } from '../../../../../src/core/tracking/rest/probe.ts';
import { TrackingError } from '../../../../../src/core/tracking/trackingError.ts';
import { fakeServer, fetchFailed, json, mlflowError, never, page, text, type Reply } from './fakeServer.ts';

interface Answers {
  readonly info?: Reply;
  readonly version?: Reply;
  readonly search?: Reply;
}

/** A fresh 3.17.2, unless said otherwise. */
function probed(answers: Answers, workspace?: string): ReturnType<typeof probe> {
  const {
    info = json({ store_type: 'SqlStore', workspaces_enabled: false }),
    version = text('3.17.2'),
    search = json({}),
  } = answers;
  const reply = ({ url }: { url: string }): Reply =>
    url.includes('server-info') ? info : url.endsWith('/version') ? version : search;
  return probe(fakeServer(reply, { workspace }).client, never);
}

describe('probe', () => {
  it('knows what 3.17.2 can do', async () => {
    const { capabilities, latency } = await probed({});
    assert.deepEqual(capabilities, {
      serverVersion: '3.17.2',
      writable: true,
      loggedModels: true,
      nullTagFilter: true,
      workspaces: false,
      storeType: 'SqlStore',
    });
    assert.ok(latency >= 0);
  });

  it('knows what 2.22.4 cannot do', async () => {
    const { capabilities } = await probed({ info: page(404), version: text('2.22.4\n') });
    assert.deepEqual(capabilities, {
      serverVersion: '2.22.4',
      writable: true,
      loggedModels: false,
      nullTagFilter: false,
      workspaces: false,
      storeType: undefined,
    });
  });

  const versions: readonly (readonly [string, boolean, boolean])[] = [
    ['3.10.1', true, false],
    ['3.11.0', true, true],
    ['4.0.0', true, true],
    ['2.9', false, false],
  ];
  for (const [version, loggedModels, nullTagFilter] of versions) {
    it(`knows ${version}`, async () => {
      const { capabilities } = await probed({ version: text(version) });
      assert.deepEqual([capabilities.loggedModels, capabilities.nullTagFilter], [loggedModels, nullTagFilter]);
    });
  }

  for (const reply of [text('no', 401), text('no', 403), page(404), page(200), text('x'.repeat(5000))]) {
    it(`does without a version that is answered with ${reply.status} ${reply.headers.get('content-type')}`, async () => {
      const { capabilities } = await probed({ version: reply });
      assert.deepEqual(
        [capabilities.serverVersion, capabilities.loggedModels, capabilities.nullTagFilter],
        [undefined, true, false],
      );
    });
  }

  const failing: readonly (readonly [string, Answers])[] = [
    ['unauthorized', { info: json({}), search: text('You are not authenticated', 401) }],
    ['hostRejected', { info: text('Invalid Host header - possible DNS rebinding attack detected', 403) }],
    ['notMlflow', { info: page(404), search: page(404) }],
    ['dns', { info: fetchFailed('ENOTFOUND') }],
    ['server', { search: mlflowError(500, 'INTERNAL_ERROR', '') }],
  ];
  for (const [reason, answers] of failing) {
    it(`fails with ${reason}`, async () => {
      await assert.rejects(probed(answers), (error) => error instanceof TrackingError && error.reason === reason);
    });
  }

  describe('with a workspace', () => {
    it('takes a server that has them', async () => {
      assert.equal(
        (await probed({ info: json({ workspaces_enabled: true }) }, 'team-a')).capabilities.workspaces,
        true,
      );
    });

    for (const info of [json({ workspaces_enabled: false }), page(404)]) {
      it(`refuses one that answers ${info.status}`, async () => {
        await assert.rejects(
          probed({ info }, 'team-a'),
          (error) => error instanceof TrackingError && error.failure.code === 'noWorkspaces',
        );
      });
    }
  });
});
