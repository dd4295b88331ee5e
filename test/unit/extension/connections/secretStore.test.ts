import assert from 'node:assert/strict';
import type { Memento, SecretStorage } from 'vscode';
import type { Connection } from '../../../../src/core/connections/connection.ts';
import type { Credentials } from '../../../../src/core/connections/credentials.ts';
import { SecretStore } from '../../../../src/extension/connections/secretStore.ts';

function connection(changes: Partial<Connection> = {}): Connection {
  return {
    scope: 'user',
    name: 'quant',
    trackingUri: 'https://a.example/team',
    registryUri: undefined,
    workspace: undefined,
    auth: 'bearer',
    production: false,
    readOnly: false,
    caFile: undefined,
    insecureTls: false,
    ...changes,
  };
}

const token: Credentials = { kind: 'bearer', token: 'very secret' };
const sent = { Authorization: 'Bearer very secret' };

/** What VS Code keeps, as a map. */
class Storage {
  readonly kept = new Map<string, string>();
  #listeners: ((change: { key: string }) => void)[] = [];

  readonly api = {
    get: async (key: string) => this.kept.get(key),
    store: async (key: string, value: string) => this.#change(key, () => this.kept.set(key, value)),
    delete: async (key: string) => this.#change(key, () => this.kept.delete(key)),
    onDidChange: (listener: (change: { key: string }) => void) => {
      this.#listeners.push(listener);
      return { dispose: () => void (this.#listeners = this.#listeners.filter((other) => other !== listener)) };
    },
  } as unknown as SecretStorage;

  get listenerCount(): number {
    return this.#listeners.length;
  }

  #change(key: string, act: () => void): void {
    act();
    for (const listener of this.#listeners) listener({ key });
  }
}

function make(environment?: Credentials): {
  store: SecretStore;
  storage: Storage;
  memory: Map<string, unknown>;
  redacted: string[];
} {
  const storage = new Storage();
  const memory = new Map<string, unknown>();
  const redacted: string[] = [];
  const memento = {
    get: (key: string, fallback: unknown) => memory.get(key) ?? fallback,
    update: async (key: string, value: unknown) => void memory.set(key, value),
    keys: () => [...memory.keys()],
  } as unknown as Memento;
  const store = new SecretStore({
    storage: storage.api,
    memory: memento,
    environment: async () => environment,
    redactor: { add: (secret) => redacted.push(secret) },
  });
  return { store, storage, memory, redacted };
}

describe('secret store', () => {
  it('gives a secret to just the connection and origin that it was entered for', async () => {
    const { store } = make();
    await store.set(connection(), token);
    assert.deepEqual(await store.headers(connection(), 'https://a.example'), sent);
    assert.deepEqual(await store.headers(connection(), 'https://a.example:8443'), {});
    assert.deepEqual(await store.headers(connection(), 'http://a.example'), {});
    assert.deepEqual(await store.headers(connection({ name: 'other' }), 'https://a.example'), {});
    assert.deepEqual(await store.headers(connection({ scope: 'workspace' }), 'https://a.example'), {});
  });

  it('sends nothing when the setting says none, or another kind', async () => {
    const { store } = make();
    await store.set(connection(), token);
    assert.deepEqual(await store.headers(connection({ auth: 'none' }), 'https://a.example'), {});
    assert.deepEqual(await store.headers(connection({ auth: 'basic' }), 'https://a.example'), {});
  });

  it('keeps it for both addresses of a connection, and tells the log what to hide', async () => {
    const { store, redacted, memory } = make();
    await store.set(connection({ registryUri: 'https://registry.example' }), token);
    assert.deepEqual(await store.headers(connection(), 'https://registry.example'), sent);
    assert.ok(redacted.includes('very secret'));
    assert.doesNotMatch(JSON.stringify([...memory]), /very secret/);
  });

  describe('when the address changed', () => {
    const moved = connection({ scope: 'workspace', trackingUri: 'https://evil.example' });
    const question = { from: 'https://a.example', to: 'https://evil.example' };

    async function movedStore(): Promise<SecretStore> {
      const { store } = make();
      await store.set(connection({ scope: 'workspace' }), token);
      return store;
    }

    it('does not send the secret, and has a question', async () => {
      const store = await movedStore();
      assert.deepEqual(await store.headers(moved, 'https://evil.example'), {});
      assert.deepEqual(await store.unanswered(moved), [question]);
    });

    it('sends it after a yes', async () => {
      const store = await movedStore();
      await store.answer(moved, question, true);
      assert.deepEqual(await store.headers(moved, 'https://evil.example'), sent);
      assert.deepEqual(await store.unanswered(moved), []);
    });

    it('never asks again after a no', async () => {
      const store = await movedStore();
      await store.answer(moved, question, false);
      assert.deepEqual(await store.headers(moved, 'https://evil.example'), {});
      assert.deepEqual(await store.unanswered(moved), []);
      assert.deepEqual(await store.unanswered({ ...moved, trackingUri: 'https://third.example' }), [
        { ...question, to: 'https://third.example' },
      ]);
    });

    it('asks for a registry that was added, too', async () => {
      const store = await movedStore();
      const more = connection({ scope: 'workspace', registryUri: 'https://registry.example' });
      assert.deepEqual(await store.unanswered(more), [{ from: 'https://a.example', to: 'https://registry.example' }]);
    });
  });

  it('has no question for a connection that never had a secret', async () => {
    const { store } = make();
    await store.set(connection(), token);
    assert.deepEqual(
      await store.unanswered(connection({ scope: 'workspace', trackingUri: 'https://evil.example' })),
      [],
    );
  });

  it('takes the secret along to a new name', async () => {
    const { store, storage } = make();
    await store.set(connection(), token);
    const renamed = connection({ name: 'new name' });
    await store.carry(connection(), renamed, false);
    assert.deepEqual(await store.headers(renamed, 'https://a.example'), sent);
    assert.deepEqual(await store.headers(connection(), 'https://a.example'), {});
    assert.equal(storage.kept.size, 1);
  });

  it('takes it along to a new origin only when told, and then away from the old one', async () => {
    const { store, storage } = make();
    await store.set(connection(), token);
    const moved = connection({ trackingUri: 'https://b.example' });
    await store.carry(connection(), moved, false);
    assert.deepEqual(await store.headers(moved, 'https://b.example'), {});
    await store.carry(connection(), moved, true);
    assert.deepEqual(await store.headers(moved, 'https://b.example'), sent);
    assert.equal(storage.kept.size, 1);
  });

  it('puts back what was there when an edit failed midway', async () => {
    const { store, storage } = make();
    await store.set(connection(), token);
    await store.answer(connection(), { from: 'https://a.example', to: 'https://no.example' }, false);
    const before = [...storage.kept];
    const renamed = connection({ name: 'new name', registryUri: 'https://registry.example' });
    const putBack = await store.snapshot(['user:new name', 'user:quant']);
    await store.carry(connection(), renamed, true);
    assert.notDeepEqual([...storage.kept], before);
    await putBack();
    assert.deepEqual([...storage.kept], before);
    assert.deepEqual(store.originsWithSecret('user:quant'), ['https://a.example']);
    assert.deepEqual(store.originsWithSecret('user:new name'), []);
    assert.deepEqual(await store.unanswered(connection({ trackingUri: 'https://no.example' })), []);
    assert.deepEqual(await store.headers(connection(), 'https://a.example'), sent);
  });

  it('puts back a secret that was overwritten', async () => {
    const { store } = make();
    await store.set(connection(), token);
    const putBack = await store.snapshot(['user:quant']);
    await store.set(connection({ registryUri: 'https://registry.example' }), { kind: 'bearer', token: 'other' });
    await putBack();
    assert.deepEqual(await store.headers(connection(), 'https://a.example'), sent);
    assert.deepEqual(await store.headers(connection(), 'https://registry.example'), {});
  });

  it('leaves nothing behind when it is removed', async () => {
    const { store, storage, memory } = make();
    await store.set(connection({ registryUri: 'https://registry.example' }), token);
    await store.answer(
      connection({ trackingUri: 'https://c.example' }),
      { from: 'https://a.example', to: 'https://c.example' },
      false,
    );
    await store.remove('user:quant');
    assert.deepEqual([storage.kept.size, ...memory.values()], [0, {}, []]);
  });

  it('uses the environment’s credentials for a linked connection of the user, never for one of a workspace', async () => {
    const { store } = make({ kind: 'bearer', token: 'of the environment' });
    await store.set(connection(), { kind: 'environment' });
    await store.set(connection({ scope: 'workspace' }), { kind: 'environment' });
    assert.deepEqual(await store.headers(connection(), 'https://a.example'), {
      Authorization: 'Bearer of the environment',
    });
    assert.deepEqual(await store.headers(connection({ scope: 'workspace' }), 'https://a.example'), {});
    assert.deepEqual(await store.headers(connection(), 'https://evil.example'), {});
  });

  it('tells which connection changed, in any window, and reads again', async () => {
    const { store, storage } = make();
    const changed: string[] = [];
    store.onDidChange((id) => changed.push(id));
    const spaced = connection({ name: 'a b' });
    await store.set(spaced, token);
    assert.deepEqual(await store.headers(spaced, 'https://a.example'), sent);
    const [key] = storage.kept.keys();
    await storage.api.store(key ?? '', JSON.stringify({ kind: 'bearer', token: 'newer' }));
    assert.deepEqual(await store.headers(spaced, 'https://a.example'), { Authorization: 'Bearer newer' });
    await storage.api.store('of something else', 'x');
    assert.deepEqual(changed, ['user:a b', 'user:a b']);
    store.dispose();
    assert.equal(storage.listenerCount, 0);
  });
});
