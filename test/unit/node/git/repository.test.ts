import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readHead, readUser, repositoriesOf, repositoryOf } from '../../../../src/node/git/repository.ts';
import { GitFailed } from '../../../../src/node/git/runGit.ts';
import { never } from '../../../support/domain.ts';
import { GitRepository } from '../../../support/gitRepository.ts';

describe('a repository', function () {
  this.timeout(30_000);

  it('is found from a folder in it, with what is checked out and who works there', async () => {
    const repo = new GitRepository();
    try {
      const commit = repo.commit({ 'a/b/c': '' });
      assert.equal(await repositoryOf(path.join(repo.root, 'a/b'), never), repo.root);
      assert.deepEqual(await readHead(repo.root, never), { commit, branch: 'main' });
      assert.equal(await readUser(repo.root, never), 'Ada Example');
      repo.git('config', 'user.name', '');
      assert.equal(await readUser(repo.root, never), 'ada@example.org');
    } finally {
      repo.remove();
    }
  });

  it('is not one that ignores the folder', async () => {
    const outer = new GitRepository();
    try {
      outer.commit({ '.gitignore': 'out/\n', 'out/work/a': '', 'kept/a': '' });
      assert.equal(await repositoryOf(path.join(outer.root, 'out/work'), never), undefined);
      assert.equal(await repositoryOf(path.join(outer.root, 'kept'), never), outer.root);
    } finally {
      outer.remove();
    }
  });

  it('is not a bare one, nor one that lies in a working tree as files', async () => {
    const bare = new GitRepository(['--bare']);
    const outer = new GitRepository();
    try {
      assert.equal(await repositoryOf(bare.root, never), undefined);
      const embedded = path.join(outer.root, 'data');
      mkdirSync(embedded);
      outer.git('init', '--quiet', '--bare', embedded);
      outer.git('-C', embedded, 'config', 'core.worktree', '/');
      outer.git('-C', embedded, 'config', 'core.bare', 'false');
      assert.notEqual(await repositoryOf(embedded, never), '/');
    } finally {
      bare.remove();
      outer.remove();
    }
  });

  it('is found beside others in a folder of projects', async () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'projects-')));
    try {
      const roots = [new GitRepository([], folder).root, new GitRepository([], folder).root];
      mkdirSync(path.join(folder, 'none'));
      assert.deepEqual([...(await repositoriesOf(folder, never))].toSorted(), roots.toSorted());
      assert.deepEqual(await repositoriesOf(path.join(folder, 'none'), never), []);
      assert.deepEqual(await repositoriesOf(path.join(folder, 'missing'), never), []);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is none where there is none', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'no-repository-'));
    try {
      assert.equal(await repositoryOf(folder, never), undefined);
      assert.equal(await repositoryOf(path.join(folder, 'missing'), never), undefined);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('cannot be asked about without git', async () => {
    const found = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    try {
      await assert.rejects(
        repositoryOf(tmpdir(), never),
        (error) => error instanceof GitFailed && error.kind === 'missing',
      );
    } finally {
      process.env['PATH'] = found;
    }
  });
});
