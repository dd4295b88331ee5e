import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../src/core/base/message.ts';
import { originsOf, readConnections, type RawLists } from '../../../../src/core/connections/settings.ts';

const nothing: RawLists = { user: undefined, workspace: undefined, folders: [] };

function read(lists: Partial<RawLists>, trusted = true): { names: string[]; problems: string[] } {
  const { entries, problems } = readConnections({ ...nothing, ...lists }, trusted);
  return {
    names: entries.map(({ connection: { scope, name } }) => `${scope}:${name}`),
    problems: problems.map(({ name, number, problem }) => `${name ?? number ?? 'list'}: ${renderEnglish(problem)}`),
  };
}

const local = { name: 'local', trackingUri: 'http://127.0.0.1:5000' };

describe('connections of the settings', () => {
  it('reads all fields and fills in what is not said', () => {
    const full = {
      name: ' quant ',
      trackingUri: 'https://mlflow.example/team/',
      registryUri: 'https://registry.example',
      workspace: 'team-a',
      auth: 'bearer',
      production: true,
      readOnly: true,
      caFile: '~/ca.pem',
      later: 1,
    };
    const { entries } = readConnections({ ...nothing, user: [full, local] }, true);
    assert.deepEqual(
      entries.map(({ connection }) => connection),
      [
        {
          scope: 'user',
          name: 'quant',
          trackingUri: 'https://mlflow.example/team',
          registryUri: 'https://registry.example',
          workspace: 'team-a',
          auth: 'bearer',
          production: true,
          readOnly: true,
          caFile: '~/ca.pem',
          insecureTls: false,
        },
        {
          scope: 'user',
          name: 'local',
          trackingUri: 'http://127.0.0.1:5000',
          registryUri: undefined,
          workspace: undefined,
          auth: 'none',
          production: false,
          readOnly: false,
          caFile: undefined,
          insecureTls: false,
        },
      ],
    );
  });

  it('keeps the valid entries beside invalid ones', () => {
    const wrong = [
      'text',
      null,
      { trackingUri: 'http://a' },
      { name: 'flag', trackingUri: 'http://a', production: 'yes' },
      { name: 'auth', trackingUri: 'http://a', auth: 'kerberos' },
      { name: 'none' },
      { name: 'file', trackingUri: 'sqlite:///mlflow.db' },
      { name: 'secret', trackingUri: 'https://ada:secret@a' },
      { name: 'registry', trackingUri: 'http://a', registryUri: 'databricks-uc' },
      local,
    ];
    assert.deepEqual(read({ user: wrong }), {
      names: ['user:local'],
      problems: [
        '1: The entry is not an object with name and trackingUri.',
        '2: The entry is not an object with name and trackingUri.',
        '3: The entry has no name.',
        'flag: The value of production cannot be used.',
        'auth: The value of auth cannot be used.',
        'none: An address is needed: trackingUri.',
        'file: “sqlite” is a store without a server. It cannot be opened here yet: start mlflow server on it and use its address.',
        'secret: The address holds a password. No secret is kept in a setting: take it out and enter it with Edit Connection.',
        'registry: Databricks addresses are not supported; those of MLflow tracking servers (http:, https:) are.',
      ],
    });
    assert.deepEqual(read({ user: { local } }).problems, ['list: mlflow.connections is not a list.']);
  });

  it('unites user, workspace and folders; the first of a name holds within a scope and hides nothing in another', () => {
    const folders = [{ folder: 'file:///a', value: [local, { ...local, name: 'of folder' }] }];
    assert.deepEqual(read({ user: [local, local], workspace: [local], folders }), {
      names: ['user:local', 'workspace:local', 'workspace:of folder'],
      problems: [
        'local: Another entry is called local: the first one is used.',
        'local: Another entry is called local: the first one is used.',
      ],
    });
  });

  it('does not look at the workspace without trust', () => {
    const lists = { user: [local], workspace: [{ ...local, name: 'other' }, 'wrong'] };
    assert.deepEqual(read(lists, false), { names: ['user:local'], problems: [] });
  });

  describe('a workspace entry for an origin of the user', () => {
    const user = {
      name: 'prod',
      trackingUri: 'https://a.example/x',
      production: true,
      readOnly: false,
      caFile: '/user.pem',
    };

    function tightened(entry: object, users: readonly object[] = [user]): object | undefined {
      const { entries } = readConnections({ ...nothing, user: users, workspace: [entry] }, true);
      const found = entries.find(({ connection }) => connection.scope === 'workspace')?.connection;
      return found && { production: found.production, readOnly: found.readOnly, caFile: found.caFile };
    }

    it('can tighten but not loosen', () => {
      const entry = {
        name: 'w',
        trackingUri: 'https://a.example/y',
        production: false,
        readOnly: true,
        caFile: '/evil.pem',
      };
      assert.deepEqual(tightened(entry), { production: true, readOnly: true, caFile: '/user.pem' });
    });

    it('gets no authorities of its own even when the user has none', () => {
      const entry = { name: 'w', trackingUri: 'https://a.example', caFile: '/evil.pem' };
      assert.deepEqual(tightened(entry, [{ ...user, caFile: undefined }]), {
        production: true,
        readOnly: false,
        caFile: undefined,
      });
    });

    it('is held by its registry address, too', () => {
      const entry = {
        name: 'w',
        trackingUri: 'https://b.example',
        registryUri: 'https://a.example',
        caFile: '/evil.pem',
      };
      assert.deepEqual(tightened(entry), { production: true, readOnly: false, caFile: '/user.pem' });
    });

    it('is free for another origin', () => {
      const entry = { name: 'w', trackingUri: 'https://a.example:8443', caFile: '/own.pem' };
      assert.deepEqual(tightened(entry), { production: false, readOnly: false, caFile: '/own.pem' });
    });
  });

  it('names each origin once', () => {
    assert.deepEqual(originsOf({ trackingUri: 'https://a/x', registryUri: 'https://a/y' }), ['https://a']);
    assert.deepEqual(originsOf({ trackingUri: 'https://a', registryUri: 'http://b:1' }), ['https://a', 'http://b:1']);
  });
});
