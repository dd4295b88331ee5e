import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../../scripts/lib/bundles.mjs';
import { columnJson, folderWith, modelText } from './modelFolder.ts';

const models = Object.fromEntries(
  Array.from({ length: 400 }, (_, index) => [`m${index}/MLmodel`, modelText(columnJson(index === 0 ? 'long' : 'int'))]),
);

describe('the bundled command line', () => {
  const folder = folderWith('cli-bundle', { 'package.json': '{"type": "module"}', ...models });
  const script = path.join(folder, 'mlmodel.js');
  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [script, ...args], { cwd: folder, input, encoding: 'utf8', maxBuffer: 1 << 28 });

  before(async () => {
    const bundle = bundles().find(({ name }) => name === 'cli');
    await build({ ...bundle?.options, bundle: true, minify: true, outfile: script, logLevel: 'error' });
  });

  it('stays small and needs nothing beside it but what every Node has', () => {
    assert.ok(statSync(script).size < 500 * 1024, `${statSync(script).size} bytes`);
    const text = readFileSync(script, 'utf8');
    const imported = [...text.matchAll(/\bfrom"([^"]+)"|\bimport\("([^"]+)"\)/g)].map(([, a, b]) => a ?? b ?? '');
    assert.deepEqual(
      imported.filter((name) => !/^node:(fs|path|url|util|v8)$/.test(name)),
      [],
    );
  });

  it('answers with its exit code and speaks on the right stream', () => {
    const fine = run(['check', 'm0']);
    assert.deepEqual([fine.status, fine.stderr], [0, '']);
    assert.equal(run(['check', 'm1']).status, 1);
    const wrong = run(['check', 'nowhere']);
    assert.deepEqual([wrong.status, wrong.stdout], [2, '']);
    assert.match(wrong.stderr, /^mlmodel check: There is no file or folder “nowhere”\.\nusage: /);
    assert.equal(run(['check', '-', '--quiet'], models['m1/MLmodel']).status, 1);
  });

  it('writes all there is, also into a pipe that is read late', () => {
    const { stdout, status } = run(['check', '.', '--format', 'json']);
    assert.equal(status, 1);
    const { files, summary } = JSON.parse(stdout) as { files: unknown[]; summary: Record<string, number> };
    assert.deepEqual([files.length, summary['files'], summary['errors']], [400, 400, 399]);
  });

  it('ends quietly when nobody reads any more', async () => {
    const child = spawn(process.execPath, [script, 'check', '.', '--format', 'json'], { cwd: folder });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    assert.deepEqual({ exitCode, err }, { exitCode: 1, err: '' });
  });

  it('has no colours where no terminal is', () => {
    writeFileSync(path.join(folder, 'one.yaml'), models['m1/MLmodel'] ?? '');
    assert.ok(!run(['check', 'one.yaml']).stdout.includes('\u001b'));
  });
});
