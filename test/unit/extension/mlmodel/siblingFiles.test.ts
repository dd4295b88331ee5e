import assert from 'node:assert/strict';
import { SiblingFiles, concerns, safePath } from '../../../../src/extension/mlmodel/siblingFiles.ts';

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

  it('are read again after a change', async () => {
    const files = new SiblingFiles();
    assert.ok(!concerns(files.interest(), 'a.json', 'text'));
    files.has('a.json');
    await files.learn('a.json', Promise.resolve({ isThere: true, text: '{}' }));
    assert.equal(files.characters, 2);
    files.forget('a.json', 'text');
    assert.ok(concerns(files.interest(), 'a.json', 'text'), 'what was found still depends on it');
    assert.equal(files.has('a.json'), undefined);
    assert.deepEqual([...(files.takeWanted()?.files ?? [])], ['a.json']);
  });

  it('are listed again when a name comes or goes, and not when a text is another', async () => {
    const files = new SiblingFiles();
    assert.ok(!concerns(files.interest(), 'new.json', 'name'));
    files.paths();
    await files.learnPaths(Promise.resolve(['a.json']));
    files.takeWanted();
    assert.ok(concerns(files.interest(), 'new.json', 'name'), 'a new file can be the one that was meant');
    assert.ok(!concerns(files.interest(), 'logs/train.log', 'text'), 'nobody asked for this one');
    files.forget('a.json', 'text');
    assert.deepEqual(files.paths(), ['a.json']);
    assert.equal(files.takeWanted(), undefined);
    files.forget('new.json', 'name');
    assert.deepEqual(files.paths(), []);
    assert.deepEqual(files.takeWanted(), { files: new Set(), paths: true });
  });

  it('go with the folder that they are in', async () => {
    const files = new SiblingFiles();
    files.has('data/model.pkl');
    await files.learn('data/model.pkl', Promise.resolve({ isThere: true, text: undefined }));
    files.takeWanted();
    assert.ok(!concerns(files.interest(), 'data', 'text'));
    assert.ok(!concerns(files.interest(), 'dat', 'name'));
    assert.ok(concerns(files.interest(), 'data', 'name'));
    files.forget('data', 'name');
    assert.equal(files.has('data/model.pkl'), undefined);
    assert.deepEqual(files.takeWanted(), { files: new Set(['data/model.pkl']), paths: false });
  });

  it('are not taken from a read that a change overtook', async () => {
    const files = new SiblingFiles();
    files.has('a.json');
    files.paths();
    const before = files.learn('a.json', Promise.resolve({ isThere: true, text: 'old' }));
    const paths = files.learnPaths(Promise.resolve(['a.json']));
    files.forget('a.json', 'name');
    const after = files.learn('a.json', Promise.resolve({ isThere: true, text: 'new' }));
    await Promise.all([before, paths, after]);
    assert.equal(files.text('a.json'), 'new');
    assert.deepEqual(files.paths(), []);
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
