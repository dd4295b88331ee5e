import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { siblingLimits } from '../../../src/core/mlmodel/siblings.ts';
import { folderSiblings } from '../../../src/cli/folderSiblings.ts';
import { scratchFolder } from '../../../scripts/lib/scratch.mjs';

const outer = scratchFolder('siblings');
const folder = path.join(outer, 'model');
mkdirSync(path.join(folder, 'data/deep'), { recursive: true });
writeFileSync(path.join(outer, 'secret'), 'secret');
writeFileSync(path.join(folder, 'conda.yaml'), 'é');
writeFileSync(path.join(folder, 'bom.json'), '\ufeff{}');
writeFileSync(path.join(folder, 'data/deep/x.bin'), Buffer.from([0xff, 0xfe]));
writeFileSync(path.join(folder, 'large.json'), '');
truncateSync(path.join(folder, 'large.json'), siblingLimits.fileBytes + 1);
symlinkSync(path.join(outer, 'secret'), path.join(folder, 'link'));
symlinkSync(outer, path.join(folder, 'up'));
symlinkSync(path.join(folder, 'conda.yaml'), path.join(folder, 'inner'));

for (const [how, siblings] of [
  ['', folderSiblings(folder)],
  [' in a folder that was read before', folderSiblings(folder, readdirSync(folder, { withFileTypes: true }))],
] as const) {
  describe(`the files beside a model${how}`, () => {
    it('are read as they are', () => {
      assert.equal(siblings.text('conda.yaml'), 'é');
      assert.equal(siblings.text('./conda.yaml'), 'é');
      assert.equal(siblings.text('inner'), 'é');
      assert.equal(siblings.text('bom.json'), '\ufeff{}');
    });

    it('have no text when they are not there, a folder or not UTF-8', () => {
      for (const file of ['none', 'data', 'data/deep/x.bin', '']) assert.equal(siblings.text(file), undefined);
    });

    it('say why they have no text', () => {
      for (const [file, problem] of [
        ['data', 'unreadable'],
        ['data/deep/x.bin', 'notUtf8'],
        ['large.json', 'tooLarge'],
        ['conda.yaml', undefined],
        ['none', undefined],
        ['link', undefined],
        ['../secret', undefined],
      ] as const) {
        assert.equal(siblings.problem(file), problem, file);
      }
      assert.deepEqual(siblings.tooLarge(), ['large.json']);
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
        'large.json',
        'link',
        'up',
      ]);
    });
  });
}

describe('the files beside a model', () => {
  it('are read to their end', () => {
    for (const length of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
      writeFileSync(path.join(folder, 'long'), 'x'.repeat(length));
      assert.equal(folderSiblings(folder).text('long')?.length, length);
    }
    rmSync(path.join(folder, 'long'));
  });

  it('are not left through a link that was made since the folder was read', () => {
    const late = folderSiblings(folder, readdirSync(folder, { withFileTypes: true }));
    rmSync(path.join(folder, 'bom.json'));
    symlinkSync(path.join(outer, 'secret'), path.join(folder, 'bom.json'));
    assert.equal(late.text('bom.json'), undefined);
  });

  it('are none where there is no folder', () => {
    const none = folderSiblings(path.join(outer, 'none'));
    assert.equal(none.text('x'), undefined);
    assert.equal(none.has('x'), false);
    assert.deepEqual(none.paths(), []);
  });
});
