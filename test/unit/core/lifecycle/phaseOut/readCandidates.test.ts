import assert from 'node:assert/strict';
import { readCandidates, type PhaseOutPorts } from '../../../../../src/core/lifecycle/phaseOut/readCandidates.ts';
import { usualRules } from '../../../../../src/core/lifecycle/phaseOut/candidates.ts';
import { TrackingError } from '../../../../../src/core/tracking/trackingError.ts';
import { never, runOf } from '../../../../support/domain.ts';
import { refused } from '../../../../support/faults.ts';
import { MemoryRegistry } from '../../../../support/memoryRegistry.ts';

const rules = { ...usualRules, act: 'delete', now: 1000 * 86_400_000 } as const;

describe('looking for candidates', () => {
  class Everything extends MemoryRegistry {
    override searchModelVersions(...[query]: Parameters<MemoryRegistry['searchModelVersions']>) {
      return super.searchModelVersions({ ...query, filter: "run_id = 'r1'" });
    }
  }
  const registry = () =>
    new Everything().with(
      { name: 'a', version: '1' },
      { name: 'a', version: '2', aliases: ['champion'] },
      { name: 'b', version: '1', stage: 'Production' },
      { name: 'b', version: '2' },
    );
  const port = (over: MemoryRegistry, runs: PhaseOutPorts['runs'] = async () => new Map([['r1', runOf()]])) => ({
    registry: over,
    runs,
  });
  const ids = ({ candidates }: Awaited<ReturnType<typeof readCandidates>>): string[] =>
    candidates.map(({ version }) => `${version.name}/${version.version}`);

  it('takes the versions of one model', async () => {
    const found = await readCandidates(port(registry()), 'a', rules, never);
    assert.deepEqual([ids(found), found.looked, found.isCut], [['a/1'], 2, false]);
  });

  it('takes those of all models in one request each, aliases from the models', async () => {
    const over = registry();
    const told: number[] = [];
    const found = await readCandidates(port(over), undefined, rules, never, (count) => told.push(count));
    assert.deepEqual([ids(found), told], [['a/1', 'b/2'], [4]]);
    assert.deepEqual(
      over.faults.calls.map(({ method }) => method),
      ['searchModelVersions', 'searchRegisteredModels'],
    );
  });

  it('reads page after page', async () => {
    const over = registry();
    over.mostPerPage = 1;
    assert.deepEqual(ids(await readCandidates(port(over), undefined, rules, never)), ['a/1', 'b/2']);
  });

  it('says nothing of runs that cannot be read', async () => {
    const error = refused();
    const found = await readCandidates(
      port(registry(), () => Promise.reject(error)),
      'a',
      rules,
      never,
    );
    assert.deepEqual([ids(found), found.runsUnread], [['a/1'], error]);
  });

  it('can be cancelled', async () => {
    const cancelled = new TrackingError({ reason: 'cancelled', sent: 'no' });
    await assert.rejects(
      readCandidates(
        port(registry(), () => Promise.reject(cancelled)),
        'a',
        rules,
        never,
      ),
      cancelled,
    );
  });
});
