import assert from 'node:assert/strict';
import type { Page } from '../../../../../src/core/base/page.ts';
import { readQuery } from '../../../../../src/core/lifecycle/find/findQuery.ts';
import { findVersions, mostLookedAt, type FindPorts } from '../../../../../src/core/lifecycle/find/findVersions.ts';
import type { ModelVersion, RegisteredModel } from '../../../../../src/core/tracking/registeredModel.ts';
import type { RegistryQuery } from '../../../../../src/core/tracking/registry.ts';
import { never, runOf, tagsOf, versionOf } from '../../../../support/domain.ts';

const production = versionOf({ name: 'a', version: '2', stage: 'Production', runId: 'r2', aliases: undefined });
const older = versionOf({ name: 'a', version: '1', runId: 'r1', aliases: undefined, tags: tagsOf({ ok: 'yes' }) });
const other = versionOf({ name: 'b', version: '1', stage: 'Production', runId: 'r3', aliases: undefined });

const models: readonly RegisteredModel[] = [
  modelOf(
    'a',
    [production],
    [
      { alias: 'champion', version: '2' },
      { alias: 'old', version: '1' },
    ],
    { team: 'x' },
  ),
  modelOf('b', [other], []),
];

function modelOf(
  name: string,
  latestVersions: readonly ModelVersion[],
  aliases: RegisteredModel['aliases'],
  tags: Readonly<Record<string, string>> = {},
): RegisteredModel {
  const times = { created: 1, lastUpdated: 1, user: undefined };
  return { name, description: '', ...times, tags: tagsOf(tags), aliases, latestVersions };
}

/** What the server answers, whatever the filter; notes what it was asked. */
function serverOf(versions: readonly ModelVersion[], more: Partial<FindPorts> = {}) {
  const asked: string[] = [];
  const page =
    <T>(what: string, items: readonly T[]) =>
    (query: RegistryQuery): Promise<Page<T>> => {
      asked.push(`${what} ${query.filter ?? 'all'}${query.pageToken === undefined ? '' : ` ${query.pageToken}`}`);
      const start = Number(query.pageToken ?? '0');
      const end = start + query.pageSize;
      return Promise.resolve({ items: items.slice(start, end), next: end < items.length ? String(end) : undefined });
    };
  const ports: FindPorts = {
    registry: {
      searchRegisteredModels: page('models', models),
      searchModelVersions: page('versions', versions),
      getModelVersion: async (name, version) => {
        asked.push(`get ${name} ${version}`);
        return versionOf({ ...older, aliases: ['old'] });
      },
    },
    runs: async (ids) => {
      asked.push(`runs ${ids.join(' ')}`);
      return new Map([['r2', runOf({ id: 'r2', metrics: { f1: 0.7 } })]]);
    },
    ...more,
  };
  return { ports, asked };
}

async function check(
  typed: string,
  versions: readonly ModelVersion[],
  expected: readonly string[],
  requests: readonly string[],
): Promise<void> {
  const { ports, asked } = serverOf(versions);
  const found = await findVersions(ports, readQuery(typed).query, never);
  assert.deepEqual(
    found.versions.map(({ name, version, aliases }) => [name, version, ...(aliases ?? ['untold'])].join(' ')),
    expected,
    typed,
  );
  assert.deepEqual(asked, requests, typed);
  assert.equal(found.isCut, false);
}

describe('finding versions', () => {
  it('asks the server for names and a tag, and judges the rest', async () => {
    const all = [older, production, other];
    await check('', all, ['a 2 champion', 'a 1 old', 'b 1'], ['models all', 'versions all']);
    await check('A', all, ['a 2 champion', 'a 1 old'], ["models name ILIKE '%A%'", "versions name ILIKE '%A%'"]);
    await check('stage:production', all, ['a 2 champion', 'b 1'], ['models all', 'versions all']);
    await check('@champion', all, ['a 2 champion'], ['models all', 'versions all']);
    await check('tag:ok=yes', all, ['a 1 old'], ['models all', "versions tags.`ok` = 'yes'"]);
    await check('tag:ok', all, ['a 1 old'], ['models all', "versions tags.`ok` LIKE '%'"]);
  });

  it('looks at all versions of a name where the model has the tag', async () => {
    const requests = ['models all', "versions tags.`team` = 'x'", 'versions all'];
    await check('tag:team=x', [older, production], ['a 2 champion', 'a 1 old'], requests);
    await check('tag:team=x tag:ok', [older, production], ['a 1 old'], requests);
  });

  it('finds what the search of versions hides or cuts, by stage and by alias', async () => {
    await check('stage:Production', [], ['a 2 champion', 'b 1'], ['models all', 'versions all']);
    await check('@old', [], ['a 1 old'], ['models all', 'versions all', 'get a 1']);
  });

  it('asks for the runs of those that fit otherwise, all at once', async () => {
    const requests = ['models all', 'versions all', 'runs r2 r3'];
    await check('stage:Production f1>=0.6', [older, production, other], ['a 2 champion'], requests);
    await check('stage:Archived f1>=0.6', [older], [], ['models all', 'versions all']);
  });

  it('looks at so many and says that there are more', async () => {
    const many = Array.from({ length: mostLookedAt + 1 }, (_, index) => versionOf({ name: 'a', version: `${index}` }));
    const { ports, asked } = serverOf(many);
    const { versions, isCut } = await findVersions(ports, readQuery('').query, never);
    assert.equal(isCut, true);
    assert.equal(versions.length, mostLookedAt + 1); // one of them came with its model
    assert.deepEqual(asked, ['models all', 'versions all', 'versions all 1000']);
  });

  it('says that there are more where an alias leads to more than are read one by one', async () => {
    const many = Array.from({ length: 21 }, (_, index) => modelOf(`m${index}`, [], [{ alias: 'far', version: '1' }]));
    const { ports } = serverOf([]);
    const searchRegisteredModels = (): Promise<Page<RegisteredModel>> =>
      Promise.resolve({ items: many, next: undefined });
    const registry = { ...ports.registry, searchRegisteredModels };
    const { isCut } = await findVersions({ ...ports, registry }, readQuery('@far').query, never);
    assert.equal(isCut, true);
  });
});
