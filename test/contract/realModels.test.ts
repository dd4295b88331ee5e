import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { flavorsFolder } from '../../scripts/lib/paths.mjs';
import { scratchFolder } from '../../scripts/lib/scratch.mjs';
import { folderSiblings } from '../../src/cli/folderSiblings.ts';
import { renderEnglish } from '../../src/core/base/message.ts';
import { checkModel } from '../../src/core/mlmodel/checkModel.ts';
import { linesOf } from '../support/oracle.ts';

/** Saves a model of each kind with the real MLflow and answers their folders. */
async function savedModels(version: '2' | '3'): Promise<ReadonlyMap<string, string>> {
  const folder = path.join(scratchFolder('models'), version);
  mkdirSync(folder, { recursive: true });
  const names: string[] = [];
  const options = { version, given: [folder], cwd: folder, env: { PYTHONPATH: flavorsFolder() } };
  for await (const line of linesOf<readonly string[]>('saveModels.py', [], options)) names.push(...line);
  return new Map(names.map((name) => [name, path.join(folder, name)]));
}

for (const version of ['3', '2'] as const) {
  describe(`what MLflow ${version} itself saved`, function () {
    this.timeout(180_000);
    let models: ReadonlyMap<string, string>;

    before(async () => {
      models = await savedModels(version);
    });

    it('is at least 12 kinds of models', () => assert.ok(models.size >= 12, [...models.keys()].join(' ')));

    it('has no error and hardly a warning', () => {
      const told = [...models].flatMap(([name, folder]) => {
        const text = readFileSync(path.join(folder, 'MLmodel'), 'utf8');
        const found = checkModel(text, folderSiblings(folder));
        const errors = found.filter(({ severity }) => severity === 'error');
        const warnings = found.filter(({ severity }) => severity === 'warning');
        const worth = [...errors, ...(warnings.length > 1 ? warnings : [])];
        return worth.map(({ code, file, message }) => `${name}: ${file} ${code}: ${renderEnglish(message)}`);
      });
      assert.deepEqual(told, []);
    });

    it('has signatures and examples that are understood, not passed over', () => {
      const text = readFileSync(path.join(models.get('sklearn') ?? '', 'MLmodel'), 'utf8');
      const broken = text.replace('"type": "double"', '"type": "dubble"');
      assert.notEqual(broken, text);
      const codes = checkModel(broken, folderSiblings(models.get('sklearn') ?? '')).map(({ code }) => code as string);
      assert.ok(codes.includes('signature-type-unknown'), codes.join(' '));
    });
  });
}
