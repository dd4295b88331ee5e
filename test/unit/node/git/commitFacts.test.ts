import assert from 'node:assert/strict';
import { existsSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import type { CommitFacts, RunSource } from '../../../../src/core/git/commitFacts.ts';
import { isReason } from '../../../../src/core/tracking/trackingError.ts';
import { commitFacts } from '../../../../src/node/git/commitFacts.ts';
import { differingFiles } from '../../../../src/node/git/differingFiles.ts';
import { readHead, readUser, repositoryOf } from '../../../../src/node/git/repository.ts';
import { showFile } from '../../../../src/node/git/showFile.ts';
import { never } from '../../../support/domain.ts';
import { GitRepository } from '../../../support/gitRepository.ts';

describe('facts of a commit', function () {
  this.timeout(30_000);
  const made: GitRepository[] = [];
  const repository = (): GitRepository => {
    const one = new GitRepository();
    made.push(one);
    return one;
  };
  afterEach(() => {
    for (const one of made.splice(0)) one.remove();
  });

  it('tell who made it, when and what for, and what differs now', async () => {
    const repo = repository();
    const first = repo.commit({ 'src/train.py': 'a = 1\n', 'other.py': '' }, 'First “change”');
    repo.commit({ 'other.py': 'b = 2\n' });
    repo.write('src/train.py', 'a = 3\n');
    repo.write('new.py', 'nobody knows it');
    const facts = await known(repo, { commit: first, file: '/home/someone/project/src/train.py' });
    assert.deepEqual(
      { ...facts, at: facts.at > 1_600_000_000_000 },
      {
        commit: first,
        root: repo.root,
        subject: 'First “change”',
        author: 'Ada Example',
        at: true,
        isOnBranch: true,
        branch: 'main',
        isPushed: false,
        differing: 2,
        file: 'src/train.py',
      },
    );
    assert.deepEqual(await differingFiles(repo.root, first, never), ['other.py', 'src/train.py']);
  });

  it('notice a change of the same length in the same moment', async () => {
    const repo = repository();
    for (let times = 0; times < 5; times++) {
      const commit = repo.commit({ a: `1${times}` });
      repo.write('a', `2${times}`);
      assert.deepEqual(await differingFiles(repo.root, commit, never), ['a']);
    }
  });

  it('say of a commit that is not there, and of names that look like one, that it is not there', async () => {
    const repo = repository();
    const commit = repo.commit({ a: '1' });
    repo.git('branch', 'abcdef1');
    repo.git('tag', 'fedcba9');
    assert.equal(await facts(repo, { commit: undefined }), 'noTag');
    for (const wrong of [
      '0'.repeat(40),
      'abcdef1',
      'fedcba9',
      '--upload-pack=touch x',
      'HEAD',
      repo.git('rev-parse', 'HEAD^{tree}'),
    ])
      assert.equal(await facts(repo, { commit: wrong }), 'notThere', wrong);
    assert.equal((await known(repo, { commit: commit.slice(0, 8) })).commit, commit);
  });

  it('tell a commit of another branch, a detached head and a remote branch', async () => {
    const repo = repository();
    const base = repo.commit({ a: '1' });
    repo.git('checkout', '--quiet', '-b', 'side');
    const side = repo.commit({ a: '2' });
    repo.git('checkout', '--quiet', 'main');
    assert.equal((await known(repo, { commit: side })).isOnBranch, false);
    assert.equal((await known(repo, { commit: base })).isPushed, false);
    repo.git('update-ref', 'refs/remotes/origin/side', side);
    const pushed = await known(repo, { commit: base });
    assert.deepEqual([pushed.isPushed, pushed.isOnBranch, pushed.branch], [true, true, 'main']);
    repo.git('checkout', '--quiet', '--detach', side);
    const detached = await known(repo, { commit: side });
    assert.deepEqual([detached.isOnBranch, detached.branch], [true, undefined]);
    assert.deepEqual(await readHead(repo.root, never), { commit: side, branch: undefined });
  });

  it('hold in a repository whose branch has no commit yet', async () => {
    const repo = repository();
    assert.equal(await readHead(repo.root, never), undefined);
    const commit = repo.commit({ a: '1' });
    repo.git('checkout', '--quiet', '--orphan', 'empty');
    const { isOnBranch, branch } = await known(repo, { commit });
    assert.deepEqual([isOnBranch, branch], [false, 'empty']);
  });

  it('read files with hostile names as they are', async () => {
    const repo = repository();
    const names = [
      '-rf',
      '--help.py',
      ':(top)x.py',
      'a b\t"c".py',
      '*.py',
      'line\nbreak.py',
      'ü/ 端.py',
      '$(touch x).py',
    ];
    const commit = repo.commit(Object.fromEntries(names.map((name) => [name, `of ${name}`])));
    for (const name of names) {
      assert.deepEqual(await showFile(repo.root, commit, name, never), { kind: 'text', text: `of ${name}` }, name);
      assert.equal((await known(repo, { commit, file: name })).file, name, name);
      repo.write(name, 'another');
    }
    assert.deepEqual([...(await differingFiles(repo.root, commit, never))].toSorted(), names.toSorted());
  });

  it('find the file of a run by the end of its path', async () => {
    const repo = repository();
    const commit = repo.commit({
      'src/train.py': '',
      'train.py': '',
      'deep/in/only.py': '',
      'a/twice.py': '',
      'b/twice.py': '',
    });
    for (const [named, file] of [
      ['/x/y/src/train.py', 'src/train.py'],
      ['C:\\Users\\x\\src\\train.py', 'src/train.py'],
      [`${repo.root}/src/train.py`, 'src/train.py'],
      ['./src/../train.py', 'train.py'],
      ['/elsewhere/train.py', 'train.py'],
      ['only.py', 'deep/in/only.py'],
      ['twice.py', undefined],
      ['../../../etc/passwd', undefined],
      ['/', undefined],
      ['src', undefined],
    ] as const)
      assert.equal((await known(repo, { commit, file: named })).file, file, named);
  });

  it('do not follow submodules and links', async () => {
    const inner = repository();
    const innerCommit = inner.commit({ 'inner.py': '' });
    const repo = repository();
    repo.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', inner.root, 'sub');
    repo.git('config', '-f', '.gitmodules', 'submodule.sub.ignore', 'none');
    repo.write('target', 'x');
    const commit = repo.commit({ 'train.py': '' });
    repo.write('sub/inner.py', 'changed');
    assert.equal(await facts(repo, { commit: innerCommit }), 'notThere');
    assert.deepEqual(await differingFiles(repo.root, commit, never), []);
    assert.equal((await known(repo, { commit, file: 'sub/inner.py' })).file, undefined);
    assert.deepEqual(await showFile(repo.root, commit, 'sub', never), { kind: 'absent' });
  });

  it('show a file as it was, and no binary, large or missing one', async () => {
    const repo = repository();
    const commit = repo.commit({
      'train.py': 'ä\r\n',
      'model.bin': Uint8Array.of(0, 1, 255),
      'large.txt': 'x'.repeat(20_000_001),
      'latin.py': Uint8Array.of(0xe4),
    });
    repo.write('train.py', 'now');
    assert.deepEqual(await showFile(repo.root, commit, 'train.py', never), { kind: 'text', text: 'ä\r\n' });
    assert.deepEqual(await showFile(repo.root, commit, 'model.bin', never), { kind: 'binary' });
    assert.deepEqual(await showFile(repo.root, commit, 'latin.py', never), { kind: 'binary' });
    assert.deepEqual(await showFile(repo.root, commit, 'large.txt', never), { kind: 'tooLarge' });
    for (const file of ['missing.py', '', '../train.py', '/etc/passwd', 'a/../train.py'])
      assert.deepEqual(await showFile(repo.root, commit, file, never), { kind: 'absent' }, file);
    assert.deepEqual(await showFile(repo.root, '0'.repeat(40), 'train.py', never), { kind: 'absent' });
  });

  it('run nothing that the repository names', async () => {
    const repo = repository();
    const ran = path.join(repo.root, 'ran');
    const program = `touch ${ran}; cat`;
    const commit = repo.commit({
      'a.txt': '1\n',
      'b.odd': '1\n',
      '.gitattributes': '*.txt filter=evil diff=evil\n*.odd filter=od=d diff=evil\n',
    });
    for (const [key, value] of [
      ['core.fsmonitor', program],
      ['core.hooksPath', repo.root],
      ['core.pager', program],
      ['core.sshCommand', program],
      ['diff.external', program],
      ['diff.evil.textconv', program],
      ['diff.evil.command', program],
      ['filter.evil.clean', program],
      ['filter.evil.smudge', program],
      ['filter.evil.required', 'true'],
      ['log.showSignature', 'true'],
      ['gpg.program', program],
    ] as const)
      repo.git('config', key, value);
    const now = new Date(2020, 1, 1);
    for (const file of ['a.txt', 'b.odd']) utimesSync(path.join(repo.root, file), now, now);
    const look = async () => {
      const { differing } = await known(repo, { commit, file: 'a.txt' });
      assert.deepEqual(await showFile(repo.root, commit, 'a.txt', never), { kind: 'text', text: '1\n' });
      await readHead(repo.root, never);
      await readUser(repo.root, never);
      await repositoryOf(repo.root, never);
      return differing;
    };
    assert.equal(await look(), 0);
    repo.write('a.txt', '2\n');
    assert.equal(await look(), 1);
    repo.git('config', 'filter.od=d.clean', program);
    assert.equal(await look(), 1);
    repo.write('b.odd', '2\n');
    assert.equal(await look(), 2);
    assert.equal(existsSync(ran), false);
  });

  it('fetch nothing that a partial clone lacks', async () => {
    const repo = repository();
    const ran = path.join(repo.root, 'ran');
    const commit = repo.commit({ 'train.py': 'text' });
    const blob = repo.git('rev-parse', 'HEAD:train.py');
    repo.git('config', 'core.repositoryFormatVersion', '1');
    repo.git('config', 'extensions.partialClone', 'origin');
    repo.git('config', 'remote.origin.promisor', 'true');
    repo.git('config', 'remote.origin.url', `ext::sh -c touch% ${ran}`);
    repo.git('config', 'protocol.ext.allow', 'always');
    rmSync(path.join(repo.root, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
    assert.deepEqual(await showFile(repo.root, commit, 'train.py', never), { kind: 'absent' });
    assert.deepEqual(await differingFiles(repo.root, commit, never), []);
    repo.write('train.py', 'longer text');
    assert.deepEqual(await differingFiles(repo.root, commit, never), ['train.py']);
    assert.equal(existsSync(ran), false);
  });

  it('stop when they are not wanted any more', async () => {
    const repo = repository();
    const commit = repo.commit({ a: '1' });
    const abort = new AbortController();
    const asked = commitFacts(repo.root, sourceOf({ commit }), abort.signal);
    abort.abort();
    await assert.rejects(asked, (error) => isReason(error, 'cancelled'));
    await assert.rejects(commitFacts(repo.root, sourceOf({ commit }), abort.signal), (error) =>
      isReason(error, 'cancelled'),
    );
  });
});

async function facts(repo: GitRepository, source: Partial<RunSource>) {
  return commitFacts(repo.root, sourceOf(source), never);
}

async function known(repo: GitRepository, source: Partial<RunSource>): Promise<CommitFacts> {
  const found = await facts(repo, source);
  assert.ok(typeof found === 'object', JSON.stringify(found));
  return found;
}

function sourceOf(source: Partial<RunSource>): RunSource {
  return { commit: undefined, branch: undefined, repoUrl: undefined, file: undefined, isDirty: undefined, ...source };
}
