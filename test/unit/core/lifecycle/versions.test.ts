import assert from 'node:assert/strict';
import { allVersions } from '../../../../src/core/lifecycle/versions.ts';
import { never, versionOf } from '../../../support/domain.ts';
import { MemoryRegistry } from '../../../support/memoryRegistry.ts';

describe('allVersions', () => {
  it('reads all pages, newest first', async () => {
    const registry = new MemoryRegistry().with({ version: '1' }, { version: '2' }, { version: '10' });
    registry.mostPerPage = 2;
    assert.deepEqual(
      (await allVersions(registry, 'm', never)).map(({ version }) => version),
      ['10', '2', '1'],
    );
    assert.deepEqual(
      registry.faults.argumentsOf('listVersions').map(([, , token]) => token),
      [undefined, '2'],
    );
  });

  it('ends when a server sends the same token again', async () => {
    const registry = new MemoryRegistry();
    let asked = 0;
    registry.listVersions = async () => {
      asked++;
      return { items: [versionOf()], next: 'again' };
    };
    await allVersions(registry, 'm', never);
    assert.equal(asked, 2);
  });
});
