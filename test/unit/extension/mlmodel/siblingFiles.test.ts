import assert from 'node:assert/strict';
import { SiblingFiles, safePath } from '../../../../src/extension/mlmodel/siblingFiles.ts';

describe('files beside a model', () => {
  it('are asked for once, and answered when they are known', async () => {
    const files = new SiblingFiles();
    assert.equal(files.text('conda.yaml'), undefined);
    assert.equal(files.has('./conda.yaml'), undefined);
    assert.deepEqual([...(files.takeWanted()?.files ?? [])], ['conda.yaml']);
    assert.equal(files.takeWanted(), undefined);
    await files.learn('conda.yaml', Promise.resolve({ isThere: true, text: 'name: x' }));
    assert.deepEqual([files.text('conda.yaml'), files.has('conda.yaml')], ['name: x', true]);
    assert.equal(files.takeWanted(), undefined);
  });

  it('are read again after a change, and so are their names', async () => {
    const files = new SiblingFiles();
    assert.ok(!files.concerns('a.json'));
    files.has('a.json');
    await files.learn('a.json', Promise.resolve({ isThere: true, text: '{}' }));
    files.forget('a.json');
    assert.ok(files.concerns('a.json'), 'what was found still depends on it');
    assert.ok(!files.concerns('new.json'));
    files.paths();
    await files.learnPaths(Promise.resolve(['a.json']));
    assert.ok(files.concerns('new.json'), 'a new file can be the one that was meant');
    files.takeWanted();
    files.forget('a.json');
    assert.deepEqual(files.paths(), []);
    assert.equal(files.has('a.json'), undefined);
    assert.deepEqual(files.takeWanted(), { files: new Set(['a.json']), paths: true });
  });

  it('are not taken from a read that a change overtook', async () => {
    const files = new SiblingFiles();
    files.has('a.json');
    files.paths();
    const before = files.learn('a.json', Promise.resolve({ isThere: true, text: 'old' }));
    const paths = files.learnPaths(Promise.resolve(['a.json']));
    files.forget('a.json');
    await Promise.all([before, paths]);
    assert.equal(files.text('a.json'), undefined);
    assert.deepEqual(files.paths(), []);
    await files.learn('a.json', Promise.resolve({ isThere: true, text: 'new' }));
    assert.equal(files.text('a.json'), 'new');
  });

  it('are never looked for outside of the folder', () => {
    for (const path of [
      '../secret',
      'a/../../b',
      '/etc/passwd',
      'C:\\x',
      'C:/x',
      'file:///x',
      's3://x',
      '',
      '.',
      'a\0b',
    ]) {
      assert.equal(safePath(path), undefined, path);
      const files = new SiblingFiles();
      assert.equal(files.has(path), undefined);
      assert.equal(files.takeWanted(), undefined);
    }
    assert.equal(safePath('./a//b/../c'), 'a/c');
    assert.equal(safePath('data/'), 'data');
  });
});
