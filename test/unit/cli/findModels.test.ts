import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findModels, type PassedOver } from '../../../src/cli/findModels.ts';
import { scratchFolder } from '../../../scripts/lib/scratch.mjs';

function folderWith(...files: readonly string[]): string {
  const folder = scratchFolder('find-models');
  for (const file of files) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
  }
  return folder;
}

function found(folder: string, missed: PassedOver[] = []): readonly string[] {
  return Array.from(
    findModels(folder, (one) => missed.push(one)),
    ({ file }) => path.relative(folder, file),
  );
}

describe('the search for models', () => {
  it('finds files called MLmodel at any depth, in order', () => {
    const folder = folderWith('b/c/d/MLmodel', 'MLmodel', 'a/MLmodel', 'a/mlmodel', 'a/MLmodel.txt', 'b/MLmodel/x');
    assert.deepEqual(found(folder), ['MLmodel', 'a/MLmodel', 'b/c/d/MLmodel']);
  });

  it('leaves out what belongs to tools', () => {
    assert.deepEqual(found(folderWith('.git/MLmodel', 'node_modules/a/MLmodel', '.venv/MLmodel', '.dvc/MLmodel')), [
      '.dvc/MLmodel',
    ]);
  });

  it('takes links to files, and does not follow links to folders into circles', () => {
    const folder = folderWith('a/model.yaml', 'real/MLmodel');
    symlinkSync(path.join(folder, 'a/model.yaml'), path.join(folder, 'a/MLmodel'));
    symlinkSync(folder, path.join(folder, 'a/again'));
    symlinkSync(path.join(folder, 'real'), path.join(folder, 'linked'));
    assert.deepEqual(found(folder), ['a/MLmodel', 'real/MLmodel']);
  });

  it('tells of a folder that went away, and goes on', () => {
    const missed: PassedOver[] = [];
    assert.deepEqual(found('/nowhere/at/all', missed), []);
    assert.deepEqual(missed, [{ kind: 'unreadable', path: '/nowhere/at/all', code: 'ENOENT' }]);
  });

  it('tells of a name that only differs in its case', () => {
    const missed: PassedOver[] = [];
    const folder = folderWith('a/mlmodel', 'b/MLmodel', 'c/MLMODEL/x', 'd/mlmodel.txt');
    assert.deepEqual(found(folder, missed), ['b/MLmodel']);
    assert.deepEqual(missed, [{ kind: 'misnamed', path: path.join(folder, 'a/mlmodel') }]);
  });
});
