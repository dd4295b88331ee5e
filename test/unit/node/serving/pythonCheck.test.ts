import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkPython, type PythonCheck } from '../../../../src/node/serving/pythonCheck.ts';

/** What stands in for an interpreter. */
const cases: readonly (readonly [title: string, script: string, check: PythonCheck])[] = [
  [
    'one with MLflow, whatever else it prints',
    'echo warning; echo; echo \'{"kind": "ready", "mlflow": "3.17.2", "scripts": "/venv/bin"}\'',
    { kind: 'ready', mlflow: '3.17.2', scripts: '/venv/bin' },
  ],
  ['one without', 'echo \'{"kind": "noMlflow"}\'', { kind: 'noMlflow' }],
  ['one that breaks', 'echo first >&2; echo "last words" >&2; exit 1', { kind: 'failed', said: 'last words' }],
  ['something else', 'echo hello', { kind: 'failed', said: 'hello' }],
  ['JSON of something else', 'echo 7', { kind: 'failed', said: '7' }],
];

describe('checkPython', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'python-'));
  });
  after(() => rm(folder, { recursive: true }));

  for (const [title, script, check] of cases)
    it(`knows ${title}`, async () => {
      const file = path.join(folder, 'python');
      await writeFile(file, `#!/bin/sh\n${script}\n`);
      await chmod(file, 0o755);
      assert.deepEqual(await checkPython(file, new AbortController().signal), check);
    });

  it('knows that there is none', async () => {
    assert.deepEqual(await checkPython('/nowhere/python', new AbortController().signal), { kind: 'missing' });
  });

  it('ends when nobody waits any more', async () => {
    await assert.rejects(checkPython(process.execPath, AbortSignal.abort()));
  });
});
