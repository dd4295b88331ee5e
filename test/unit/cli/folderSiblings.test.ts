import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderSiblings } from '../../../src/cli/folderSiblings.ts';
import { scratchFolder } from '../../../scripts/lib/scratch.mjs';

const outer = scratchFolder('siblings');
const folder = path.join(outer, 'model');
mkdirSync(path.join(folder, 'data/deep'), { recursive: true });
writeFileSync(path.join(outer, 'secret'), 'secret');
writeFileSync(path.join(folder, 'conda.yaml'), 'é');
writeFileSync(path.join(folder, 'bom.json'), '\ufeff{}');
writeFileSync(path.join(folder, 'data/deep/x.bin'), Buffer.from([0xff, 0xfe]));
symlinkSync(path.join(outer, 'secret'), path.join(folder, 'link'));
symlinkSync(outer, path.join(folder, 'up'));
symlinkSync(path.join(folder, 'conda.yaml'), path.join(folder, 'inner'));
const siblings = folderSiblings(folder);

describe('the files beside a model', () => {
  it('are read as they are', () => {
    assert.equal(siblings.text('conda.yaml'), 'é');
    assert.equal(siblings.text('./conda.yaml'), 'é');
    assert.equal(siblings.text('inner'), 'é');
    assert.equal(siblings.text('bom.json'), '\ufeff{}');
  });

  it('have no text when they are not there, a folder or not UTF-8', () => {
    for (const file of ['none', 'data', 'data/deep/x.bin', '']) assert.equal(siblings.text(file), undefined);
  });

  it('are there or not', () => {
    for (const file of ['conda.yaml', 'data', 'data/deep', 'data/deep/x.bin', 'inner'])
      assert.equal(siblings.has(file), true);
    for (const file of ['none', 'data/none', 'conda.yaml/x']) assert.equal(siblings.has(file), false);
  });

  it('are never outside of the folder', () => {
    const outside = [
      '../secret',
      'data/../../secret',
      path.join(outer, 'secret'),
      'link',
      'up/secret',
      '/etc/passwd',
      'a\0b',
    ];
    for (const file of outside) {
      assert.equal(siblings.text(file), undefined, file);
      assert.equal(siblings.has(file), undefined, file);
    }
  });

  it('are listed', () => {
    assert.deepEqual(siblings.paths().toSorted(), [
      'bom.json',
      'conda.yaml',
      'data',
      'data/deep',
      'data/deep/x.bin',
      'inner',
      'link',
      'up',
    ]);
  });

  it('are none where there is no folder', () => {
    const none = folderSiblings(path.join(outer, 'none'));
    assert.equal(none.text('x'), undefined);
    assert.equal(none.has('x'), false);
    assert.deepEqual(none.paths(), []);
  });
});
