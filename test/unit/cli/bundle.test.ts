import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { bundles } from '../../../scripts/lib/bundles.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { columnJson, folderWith, modelText } from './modelFolder.ts';

/** Beside what comes with every Node. */
function importedBy(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(/\brequire\("([^"]+)"\)|\bimport\("([^"]+)"\)/g)].map(([, a, b]) => a ?? b ?? '');
  return imported.filter((name) => isModule.test(name) && !builtin.test(name));
}

/** Texts of the program hold the word, too. */
const isModule = /^[\w./@:-]+$/;
const builtin =
  /^(node:)?(buffer|child_process|events|fs|fs\/promises|https|module|os|path|stream|tty|url|util|v8|zlib)$/;

const models = Object.fromEntries(
  Array.from({ length: 400 }, (_, index) => [`m${index}/MLmodel`, modelText(columnJson(index === 0 ? 'long' : 'int'))]),
);

describe('the bundled command line', () => {
  const folder = folderWith('cli-bundle', { 'package.json': '{"type": "commonjs"}', ...models });
  const script = path.join(folder, 'mlmodel.js');
  const readers = path.join(folder, 'mlmodelData.js');
  const promotion = path.join(folder, 'mlmodelPromote.js');
  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [script, ...args], { cwd: folder, input, encoding: 'utf8', maxBuffer: 1 << 28 });

  const inputs = new Map<string, readonly string[]>();

  before(async () => {
    for (const [name, outfile] of [
      ['cli', script],
      ['cli-data', readers],
      ['cli-promote', promotion],
    ] as const) {
      const bundle = bundles().find((one) => one.name === name);
      const options = { ...bundle?.options, bundle: true, minify: true, metafile: true, outfile } as const;
      inputs.set(name, Object.keys((await build({ ...options, logLevel: 'error' })).metafile.inputs));
    }
  });

  it('stays small and needs nothing but what every Node has, and the readers of tables when it is asked about one', () => {
    assert.ok(statSync(script).size < 500 * 1024, `${statSync(script).size} bytes`);
    assert.ok(statSync(readers).size < 150 * 1024, `${statSync(readers).size} bytes`);
    assert.deepEqual(importedBy(script).toSorted(), ['./mlmodelData.js', './mlmodelPromote.js']);
    assert.deepEqual(importedBy(readers), []);
  });

  it('holds nothing of the registry but what promotes, whose file stays small, too', () => {
    for (const name of ['cli', 'cli-data'])
      assert.deepEqual(
        inputs.get(name)?.filter((file) => file.includes('core/lifecycle/') && !file.endsWith('Messages.ts')),
        [],
      );
    assert.ok(statSync(promotion).size < 800 * 1024, `${statSync(promotion).size} bytes`);
    assert.deepEqual(importedBy(promotion), []);
  });

  it('promotes with the file beside it, and says so where that is missing', async () => {
    const args = [
      '--server',
      `http://127.0.0.1:${await freePort()}`,
      '--model',
      'm',
      '--version',
      '1',
      '--stage',
      'Production',
    ];
    writeFileSync(
      path.join(folder, 'policy.yaml'),
      'version: 1\nrules:\n  - models: m\n    stage: Production\n    gates: { run: finished }\n',
    );
    const asked = run(['promote', ...args, '--policy', 'policy.yaml', '--format', 'json']);
    assert.deepEqual([asked.status, asked.stderr], [1, '']);
    assert.equal((JSON.parse(asked.stdout) as { passed: boolean }).passed, false);
    assert.match(asked.stdout, /refused the connection/);
    const wrong = run(['promote', ...args]);
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /^mlmodel promote: --policy is missing\.\nusage: /);
    renameSync(promotion, `${promotion}.away`);
    const { status, stderr } = run(['promote', ...args]);
    renameSync(`${promotion}.away`, promotion);
    assert.equal(status, 2);
    assert.match(stderr, /mlmodelPromote\.js/);
  });

  it('reads tables with the file beside it, and says so where that is missing', () => {
    writeFileSync(path.join(folder, 'table.csv'), 'a\nx\n');
    assert.equal(run(['data', 'm0', 'table.csv']).status, 1);
    renameSync(readers, `${readers}.away`);
    const { status, stderr } = run(['data', 'm0', 'table.csv']);
    renameSync(`${readers}.away`, readers);
    assert.equal(status, 2);
    assert.match(stderr, /mlmodelData\.js/);
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

  it('lets no name of a file steer the terminal', () => {
    const { status, stderr } = run(['check', 'x\u001b[31m\u001b]0;y\u0007']);
    assert.equal(status, 2);
    assert.match(stderr, /^mlmodel check: There is no file or folder “x\ufffd\[31m\ufffd\]0;y\ufffd”\.\nusage: /);
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
