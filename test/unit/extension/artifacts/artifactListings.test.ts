import assert from 'node:assert/strict';
import type { Page } from '../../../../src/core/base/page.ts';
import { silentLog } from '../../../../src/core/base/log.ts';
import type { Artifact, ArtifactOwner } from '../../../../src/core/tracking/artifact.ts';
import { TrackingError } from '../../../../src/core/tracking/trackingError.ts';
import { ArtifactListings } from '../../../../src/extension/artifacts/artifactListings.ts';

const owner: ArtifactOwner = { kind: 'run', runId: '40e0' };
const never = new AbortController().signal;

describe('ArtifactListings', () => {
  it('asks once for those who come together, and not again for ten seconds', async () => {
    const { listings, source, asked, clock } = setUp({ '': [file('a.txt'), file('b.txt')] });
    const [a, b] = await Promise.all([
      listings.find(source, owner, 'a.txt', never),
      listings.find(source, owner, 'b.txt', never),
    ]);
    assert.deepEqual([a?.artifact.path, b?.artifact.path], ['a.txt', 'b.txt']);
    clock.now += 9_999;
    await listings.list(source, owner, '', never);
    assert.deepEqual(asked, ['']);
    clock.now += 1;
    await listings.list(source, owner, '', never);
    assert.deepEqual(asked, ['', '']);
  });

  it('believes that a file is missing for one second only', async () => {
    const { listings, source, asked, clock, folders } = setUp({ '': [] });
    assert.equal(await listings.find(source, owner, 'new.txt', never), undefined);
    folders[''] = [file('new.txt')];
    clock.now += 999;
    assert.equal(await listings.find(source, owner, 'new.txt', never), undefined);
    assert.deepEqual(asked, ['']);
    clock.now += 1;
    assert.equal((await listings.find(source, owner, 'new.txt', never))?.readAt, clock.now);
  });

  it('reads a file’s entry from its folder', async () => {
    const { listings, source, asked } = setUp({ 'plots/2026': [file('plots/2026/a.png')] });
    assert.equal((await listings.find(source, owner, 'plots/2026/a.png', never))?.artifact.size, 7);
    assert.deepEqual(asked, ['plots/2026']);
  });

  it('leaves out what a server may not name: paths out of the folder, deeper in it, or unsafe', async () => {
    const named = [
      'sub/ok.txt',
      '../x',
      'sub/../x',
      'other/x',
      'sub/deep/x',
      'sub',
      '/etc/passwd',
      'sub/a\\b',
      'sub/',
      '',
    ];
    const { listings, source } = setUp({ sub: named.map(file) });
    assert.deepEqual([...(await listings.list(source, owner, 'sub', never)).entries.keys()], ['sub/ok.txt']);
  });

  it('reads all pages, and stops when a token comes again or a page is empty', async () => {
    const listings = new ArtifactListings(silentLog);
    const pages: Page<Artifact>[] = [
      { items: [file('a')], next: '1' },
      { items: [file('b')], next: '2' },
      { items: [file('c')], next: '2' },
    ];
    let asked = 0;
    const source = {
      tracking: { listArtifacts: () => Promise.resolve(pages[asked++] ?? { items: [], next: 'more' }) },
    };
    assert.deepEqual([...(await listings.list(source, owner, '', never)).entries.keys()], ['a', 'b', 'c']);
    assert.equal(asked, 3);
    assert.equal((await listings.list(source, owner, 'empty', never)).entries.size, 0);
    assert.equal(asked, 4);
  });

  it('forgets failures, and keeps sessions apart', async () => {
    const { listings, source, asked, folders } = setUp({});
    await assert.rejects(listings.list(source, owner, '', never), TrackingError);
    folders[''] = [file('a.txt')];
    assert.equal((await listings.list(source, owner, '', never)).entries.size, 1);
    await listings.list({ ...source }, owner, '', never);
    assert.deepEqual(asked, ['', '', '']);
  });

  it('keeps owners apart', async () => {
    const { listings, source, asked } = setUp({ '': [file('a.txt')] });
    await listings.list(source, owner, '', never);
    await listings.list(source, { kind: 'model', modelId: '40e0' }, '', never);
    assert.deepEqual(asked, ['', '']);
  });
});

function setUp(folders: Record<string, Artifact[]>) {
  const asked: string[] = [];
  const clock = { now: 1_000 };
  const listings = new ArtifactListings(silentLog, () => clock.now);
  const listArtifacts = (_: ArtifactOwner, folder: string): Promise<Page<Artifact>> => {
    asked.push(folder);
    const items = folders[folder];
    return items
      ? Promise.resolve({ items, next: undefined })
      : Promise.reject(new TrackingError({ reason: 'notFound' }));
  };
  return { listings, source: { tracking: { listArtifacts } }, asked, clock, folders };
}

function file(path: string): Artifact {
  return { path, isFolder: false, size: 7 };
}
