import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runSource } from '../../../../src/core/git/runSource.ts';
import { tagsOf } from '../../../support/domain.ts';

const commit = 'A1b2c3d4'.repeat(5);

function check(tags: Readonly<Record<string, string>>, ofModel: Readonly<Record<string, string>> = {}) {
  return runSource({ tags: tagsOf(tags) }, { tags: tagsOf(ofModel) });
}

describe('the source of a run', () => {
  it('comes from the tags of MLflow, those of the run before those of its model', () => {
    assert.deepEqual(
      check(
        {
          'mlflow.source.type': 'LOCAL',
          'mlflow.source.name': '/home/x/train.py',
          'mlflow.source.git.commit': commit,
          'mlflow.source.git.branch': 'main',
          'mlflow.source.git.repoURL': 'git@example.org:team/project.git',
        },
        { 'mlflow.git.commit': 'f'.repeat(40), 'mlflow.git.dirty': 'True', 'mlflow.git.branch': 'other' },
      ),
      {
        commit: commit.toLowerCase(),
        branch: 'main',
        repoUrl: 'git@example.org:team/project.git',
        file: '/home/x/train.py',
        isDirty: true,
      },
    );
    assert.equal(check({}, { 'mlflow.git.commit': commit }).commit, commit.toLowerCase());
    const nothing = { commit: undefined, branch: undefined, repoUrl: undefined, file: undefined, isDirty: undefined };
    assert.deepEqual(runSource(undefined), nothing);
  });

  it('is dirty when anything says so', () => {
    const [run, model] = ['mlflow.source.git.dirty', 'mlflow.git.dirty'];
    assert.equal(check({ [run]: 'false' }, { [model]: 'true' }).isDirty, true);
    assert.equal(check({ [run]: 'false' }, { [model]: 'perhaps' }).isDirty, false);
    assert.equal(check({ [run]: '' }).isDirty, undefined);
  });

  it('has no commit that is none', () => {
    for (const text of [
      '',
      'abc',
      'main',
      '-'.repeat(8),
      '--output=x',
      'g'.repeat(40),
      `${commit}\n--x`,
      'a'.repeat(65),
    ])
      assert.equal(check({ 'mlflow.source.git.commit': text }).commit, undefined, text);
    assert.equal(check({ 'mlflow.source.git.commit': ' abcdef0\n' }).commit, 'abcdef0');
  });

  it('has an address without what may be secret', () => {
    for (const [text, shown] of [
      ['https://user:token@example.org/x.git?key=1#y', 'https://example.org/x.git'],
      ['https://token@example.org/x.git', 'https://example.org/x.git'],
      ['ssh://git:secret@example.org/x.git', 'ssh://git@example.org/x.git'],
      ['git@example.org:x.git', 'git@example.org:x.git'],
      ['git:secret@example.org:x.git', 'git@example.org:x.git'],
      ['/srv/git/x.git', '/srv/git/x.git'],
      ['https://[', undefined],
      ['--upload-pack=x', undefined],
      ['', undefined],
    ] as const)
      assert.equal(check({ 'mlflow.source.git.repoURL': text }).repoUrl, shown, text);
  });

  it('has a file only where its name is one', () => {
    for (const [type, text, file] of [
      ['LOCAL', 'train.py', 'train.py'],
      ['NOTEBOOK', 'C:\\x\\y.ipynb', 'C:\\x\\y.ipynb'],
      ['PROJECT', 'https://example.org/x.git#sub', undefined],
      ['PROJECT', '/home/x/project', undefined],
      ['LOCAL', 'https://example.org/x.git', undefined],
      ['LOCAL', '-c', undefined],
      ['LOCAL', '<stdin>', undefined],
      ['LOCAL', 'a\u0000b', undefined],
    ] as const)
      assert.equal(check({ 'mlflow.source.type': type, 'mlflow.source.name': text }).file, file, text);
  });

  it('never lets through what git would take for an option', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('-', '--', ' -', ''), (text, before) => {
        const told = `${before}${text}`;
        const source = check({
          'mlflow.source.git.commit': told,
          'mlflow.source.git.branch': told,
          'mlflow.source.git.repoURL': told,
          'mlflow.source.name': told,
        });
        for (const part of [source.commit, source.branch, source.repoUrl, source.file])
          assert.ok(part === undefined || (!part.startsWith('-') && part !== ''), part);
      }),
    );
  });
});
