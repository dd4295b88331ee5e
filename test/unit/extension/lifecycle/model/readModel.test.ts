import assert from 'node:assert/strict';
import type { ModelVersion, RegisteredModel } from '../../../../../src/core/tracking/registeredModel.ts';
import type { RegistryQuery } from '../../../../../src/core/tracking/registry.ts';
import { readModel } from '../../../../../src/extension/lifecycle/model/readModel.ts';
import { never, versionOf } from '../../../../support/domain.ts';

const model: RegisteredModel = {
  name: 'm',
  description: '',
  created: 1,
  lastUpdated: 1,
  user: undefined,
  tags: [],
  aliases: [
    { alias: 'a', version: '2' },
    { alias: 'b', version: '2' },
  ],
  latestVersions: [versionOf({ version: '2' })],
};

describe('reading of a model', () => {
  const calls: string[] = [];
  const registry = (pages: readonly (readonly ModelVersion[])[], found = model) => ({
    getRegisteredModel: async () => {
      calls.push('get');
      return found;
    },
    searchModelVersions: async ({ pageToken, filter, orderBy, pageSize }: RegistryQuery) => {
      calls.push(`search ${filter} ${orderBy?.join()} ${pageSize} ${pageToken ?? ''}`.trim());
      const at = Number(pageToken ?? 0);
      return { items: pages[at] ?? [], next: at + 1 < pages.length ? String(at + 1) : undefined };
    },
    listVersions: async () => {
      calls.push('list');
      return { items: found.latestVersions, next: undefined };
    },
  });
  const versions = (...numbers: string[]) =>
    numbers.map((version) => ({ ...versionOf({ version }), aliases: undefined }));
  beforeEach(() => {
    calls.length = 0;
  });

  it('is one request for the model and one for each page of versions', async () => {
    const read = await readModel(registry([versions('3', '2'), versions('1')]), 'm', never);
    assert.deepEqual(
      read.versions.map(({ version, aliases }) => [version, aliases]),
      [
        ['3', []],
        ['2', ['a', 'b']],
        ['1', []],
      ],
    );
    const query = "search name = 'm' version_number DESC 1000";
    assert.deepEqual(calls, ['get', query, `${query} 1`]);
  });

  it('falls back to the list where the search hides the versions', async () => {
    const read = await readModel(registry([[]]), 'm', never);
    assert.deepEqual(
      read.versions.map(({ version }) => version),
      ['2'],
    );
    assert.ok(calls.includes('list'));
    calls.length = 0;
    await readModel(registry([versions('9')]), `it's "so"`, never);
    assert.deepEqual(calls, ['get', 'list']);
  });

  it('finds nothing in an empty model without more requests', async () => {
    const read = await readModel(registry([[]], { ...model, latestVersions: [] }), 'm', never);
    assert.deepEqual(read.versions, []);
    assert.equal(calls.length, 2);
  });
});
