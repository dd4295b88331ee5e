import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../../src/cli/version.ts';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { run } from './memoryIo.ts';

async function refused(args: readonly string[], ...expected: readonly RegExp[]): Promise<void> {
  const { exitCode, out, err } = await run(args);
  assert.deepEqual({ exitCode, out }, { exitCode: 2, out: '' });
  const lines = err.trimEnd().split('\n');
  assert.equal(lines.length, 2, err);
  assert.match(lines[1] ?? '', /^usage: mlmodel /);
  for (const pattern of expected) assert.match(lines[0] ?? '', pattern);
}

describe('the command line', () => {
  it('has the version of the extension', async () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
    assert.equal(version, manifest.version);
    assert.deepEqual(await run(['--version']), { exitCode: 0, out: `${version}\n`, err: '' });
  });

  it('helps', async () => {
    for (const args of [['--help'], ['-h'], ['help'], ['check', '--help'], ['data', '-h'], ['diff', '--help']]) {
      const { exitCode, out, err } = await run(args);
      assert.deepEqual({ exitCode, err }, { exitCode: 0, err: '' });
      assert.match(out, /^usage: mlmodel [^]*Exit codes: 0 [^]*2 wrong use/);
      for (const line of out.split('\n')) assert.ok(line.length <= 120, line);
    }
  });

  it('says in one line what was wrong', async () => {
    await refused([], /command is missing/);
    await refused(['frobnicate'], /“frobnicate”/);
    await refused(['check'], /path is missing/);
    await refused(['check', '/nowhere/at/all'], /“\/nowhere\/at\/all”/);
    await refused(['check', `/${'a'.repeat(300)}`], /cannot be read: ENAMETOOLONG/);
    await refused(['diff', `/${'a'.repeat(300)}`, '/b'], /cannot be read: ENAMETOOLONG/);
    await refused(['check', '.', '--format', 'xml'], /pretty, json, sarif/, /“xml”/);
    await refused(['check', '.', '--format'], /--format/);
    await refused(['check', '.', '--nope'], /--nope/);
    await refused(['check', '.', '--rule', 'x'], /CODE=SEVERITY/);
    await refused(['check', '.', '--rule', 'no-such-code=off'], /“no-such-code”/);
    await refused(['check', '.', '--rule', 'signature-type-unknown=loud'], /“loud”/);
    await refused(['diff', '/a'], /OLD and NEW/);
    await refused(['diff', '/a/b', '/a/c'], /“\/a\/b” cannot be read: ENOENT/);
    await refused(['data', '/a'], /data file/);
    await refused(['data', '/a', '/b', '--mode', 'lax'], /strict, serving/);
  });
});
