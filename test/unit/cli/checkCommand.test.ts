import assert from 'node:assert/strict';
import path from 'node:path';
import { siblingLimits } from '../../../src/core/mlmodel/siblings.ts';
import { run, type MemoryIoOptions } from './memoryIo.ts';
import { columnJson, folderWith, modelText } from './modelFolder.ts';

const model = (type: string) => modelText(columnJson(type));

interface Report {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly diagnostics: readonly {
      readonly code: string;
      readonly severity: string;
      readonly message: string;
      readonly range: Readonly<Record<'start' | 'end', { readonly line: number; readonly character: number }>>;
    }[];
  }[];
  readonly summary: { readonly files: number; readonly errors: number; readonly warnings: number };
}

async function checked(args: readonly string[], options: MemoryIoOptions = {}) {
  const { exitCode, out, err } = await run(['check', ...args, '--format', 'json'], options);
  return { exitCode, err, report: JSON.parse(out) as Report };
}

/** `path code@line:character-character` of the errors. */
function errorsOf({ files }: Report): readonly string[] {
  return files.flatMap((file) =>
    file.diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(
        ({ code, range: { start, end } }) => `${file.path} ${code}@${start.line}:${start.character}-${end.character}`,
      ),
  );
}

describe('mlmodel check', () => {
  it('tells every model of a folder, those without a finding too', async () => {
    const folder = folderWith('check', { 'b/MLmodel': model('int'), 'a/MLmodel': model('long'), 'a/other.txt': '' });
    const { exitCode, report, err } = await checked(['.'], { cwd: folder });
    assert.deepEqual({ exitCode, err, version: report.version }, { exitCode: 1, err: '', version: 1 });
    assert.deepEqual(
      report.files.map(({ path }) => path),
      ['a/MLmodel', 'b/MLmodel'],
    );
    assert.deepEqual(errorsOf(report), ['b/MLmodel signature-type-unknown@10:21-26']);
    assert.deepEqual(Object.keys(report), ['version', 'files', 'summary']);
    assert.deepEqual({ files: report.summary.files, errors: report.summary.errors }, { files: 2, errors: 1 });
  });

  it('names paths as they were given, and each model once', async () => {
    const folder = folderWith('check', { 'm/MLmodel': model('long'), 'other.yaml': model('long') });
    const paths = async (...args: readonly string[]) =>
      (await checked(args, { cwd: folder })).report.files.map((file) => file.path);
    assert.deepEqual(await paths('m'), ['m/MLmodel']);
    assert.deepEqual(await paths('./m/MLmodel', 'm', '.'), ['m/MLmodel']);
    assert.deepEqual(await paths(path.join(folder, 'm')), [path.join(folder, 'm/MLmodel')]);
    assert.deepEqual(await paths('other.yaml'), ['other.yaml']);
  });

  it('reads standard input', async () => {
    const { exitCode, report } = await checked(['-'], { stdin: model('int') });
    assert.equal(exitCode, 1);
    assert.deepEqual(errorsOf(report), ['- signature-type-unknown@10:21-26']);
    assert.equal((await checked(['-'], { stdin: model('long') })).exitCode, 0);
  });

  it('counts as editors do: UTF-16 units, no byte order mark, every line end', async () => {
    const text = model('int')
      .replaceAll('"a"', '"😀"')
      .replace('"int", "name": "😀"', '"long", "name": "😀", "nope": 1');
    const { report } = await checked(['-'], { stdin: text });
    const places = errorsOf(report);
    assert.equal(places.length, 1);
    const line = text.split('\n')[10] ?? '';
    assert.match(places[0] ?? '', new RegExp(`@10:${line.indexOf('"nope"')}-`));
    assert.deepEqual(errorsOf((await checked(['-'], { stdin: text.replaceAll('\n', '\r\n') })).report), places);
    assert.deepEqual(errorsOf((await checked(['-'], { stdin: `\ufeff${text}` })).report), places);
    const first = await checked(['-'], { stdin: '\ufeff]' });
    assert.match(errorsOf(first.report)[0] ?? '', /@0:0-1$/);
  });

  it('tells what is in the files beside a model under their own path', async () => {
    const folder = folderWith('check', {
      'm/MLmodel': model('long'),
      'm/conda.yaml': 'dependencies: []\n',
      'm/python_env.yaml': 'python: 3.10\n',
    });
    const { report } = await checked(['m'], { cwd: folder });
    const beside = report.files.find(({ path }) => path === 'm/python_env.yaml');
    assert.deepEqual(
      beside?.diagnostics.map(({ code, range }) => ({ code, ...range.start })),
      [{ code: 'env-python-unquoted', line: 0, character: 8 }],
    );
    assert.equal(report.summary.files, 1);
  });

  it('says why a file cannot be checked', async () => {
    const folder = folderWith('check', { 'a/MLmodel': Buffer.from([0x61, 0x3a, 0xff]), 'b/MLmodel': model('long') });
    const { report, exitCode } = await checked(['.'], { cwd: folder });
    assert.deepEqual(errorsOf(report), ['a/MLmodel file-encoding@0:0-0']);
    assert.deepEqual({ exitCode, files: report.summary.files }, { exitCode: 1, files: 2 });
  });

  it('shows no line of a file that could not be read', async () => {
    const { out } = await run(['check', '-'], { stdin: new Uint8Array([0xff]) });
    assert.equal(out, '-:1:1 error file-encoding\n  The file is not UTF-8.\n\n1 error in 1 model\n');
  });

  it('lets severities be changed, and warnings be left out', async () => {
    const stdin = model('int');
    const off = await checked(['-', '--rule', 'signature-type-unknown=off'], { stdin });
    assert.deepEqual(errorsOf(off.report), []);
    assert.equal(off.exitCode, 0);
    const hint = await checked(['-', '--rule', 'signature-type-unknown=hint'], { stdin });
    assert.equal(hint.exitCode, 0);
    const quiet = await checked(['-', '--quiet'], { stdin: `${stdin}\nnope: 1\n` });
    assert.deepEqual(quiet.report.summary, { files: 1, errors: 1, warnings: 0 });
    assert.deepEqual(
      quiet.report.files.flatMap(({ diagnostics }) => diagnostics.map(({ severity }) => severity)),
      ['error'],
    );
  });

  it('underlines the exact range for people', async () => {
    const { out, exitCode } = await run(['check', '-', '--quiet'], { stdin: model('int') });
    assert.equal(exitCode, 1);
    const [head = '', , source = '', underline = ''] = out.split('\n');
    assert.equal(head, '-:11:22 error signature-type-unknown');
    assert.equal(source.slice(underline.indexOf('^'), underline.lastIndexOf('^') + 1), '"int"');
    assert.match(out, /\n1 error in 1 model\n$/);
    assert.ok(!out.includes('\u001b'));
    const coloured = await run(['check', '-', '--quiet'], { stdin: model('int'), hasColors: true });
    assert.ok(coloured.out.includes('\u001b[31merror\u001b[0m'));
    assert.equal((await run(['check', '-', '--quiet'], { stdin: model('long') })).out, 'nothing found in 1 model\n');
  });

  it('does not pass over a folder without a model in silence', async () => {
    const folder = folderWith('check', { 'none/x.txt': '', 'lower/mlmodel': '', 'fine/MLmodel': model('long') });
    const out = 'No MLmodel file was found.\n';
    const empty = await run(['check', 'none'], { cwd: folder });
    assert.deepEqual(empty, { exitCode: 2, out, err: 'mlmodel check: “none” holds no MLmodel file.\n' });
    assert.deepEqual(await run(['check', 'none', '--allow-empty'], { cwd: folder }), { exitCode: 0, out, err: '' });
    const { report, exitCode } = await checked(['none'], { cwd: folder });
    assert.deepEqual(report, { version: 1, files: [], summary: { files: 0, errors: 0, warnings: 0 } });
    assert.equal(exitCode, 2);
    const both = await checked(['fine', 'none'], { cwd: folder });
    assert.deepEqual([both.exitCode, both.report.files.length], [2, 1]);
    const lower = await run(['check', 'lower'], { cwd: folder });
    assert.equal(lower.exitCode, 2);
    assert.match(lower.err, /^mlmodel check: “lower\/mlmodel” is passed over: [^]*“lower” holds no MLmodel file\.\n$/);
    const all = await checked(['.'], { cwd: folder });
    assert.deepEqual([all.exitCode, all.report.files.length], [0, 1]);
    assert.match(all.err, /“lower\/mlmodel” is passed over/);
  });

  it('takes a list of changed files as it is', async () => {
    const folder = folderWith('check', {
      'm/MLmodel': model('long'),
      'm/conda.yaml': 'dependencies: []\n',
      'm/python_env.yaml': 'python: 3.10\n',
      'requirements.txt': 'numpy\n',
    });
    const { report, exitCode } = await checked(['m/conda.yaml', 'm/python_env.yaml', 'm/MLmodel'], { cwd: folder });
    assert.deepEqual(
      report.files.map((file) => file.path),
      ['m/MLmodel', 'm/python_env.yaml'],
    );
    assert.deepEqual([exitCode, report.summary.files], [0, 1]);
    const none = await run(['check', 'requirements.txt'], { cwd: folder });
    assert.deepEqual(none, { exitCode: 0, out: 'No MLmodel file was found.\n', err: '' });
    assert.equal((await run(['check', 'm/input_example.json'], { cwd: folder })).exitCode, 2);
  });

  it('hides hints from people who do not ask for them, and says so', async () => {
    const stdin = `${model('int')}\n`;
    const args = ['check', '-', '--rule', 'signature-type-unknown=hint'];
    const { out } = await run(args, { stdin });
    assert.doesNotMatch(out, /hint signature-type-unknown/);
    assert.match(out, /^(.+ in 1 model); (\d+ hints are|1 hint is) hidden: --all shows (them|it)\n$/m);
    const all = await run([...args, '--all'], { stdin });
    assert.match(all.out, /:11:22 hint signature-type-unknown\n/);
    assert.match(all.out, /\d hints? in 1 model\n$/);
    const { report } = await checked(args.slice(1), { stdin });
    assert.ok(report.files[0]?.diagnostics.some(({ severity }) => severity === 'hint'));
  });

  it('says what the first fix would do', async () => {
    const { out } = await run(['check', '-', '--quiet'], { stdin: model('int') });
    assert.match(out, /\^+\n {2}fix: Write “?"?long/);
  });

  it('says which file beside a model was too large to be looked at', async () => {
    const folder = folderWith('check', {
      'm/MLmodel': model('long'),
      'm/conda.yaml': Buffer.alloc(siblingLimits.fileBytes + 1, '#'),
      'm/python_env.yaml': 'python: 3.11.4\n',
    });
    const { report, exitCode } = await checked(['m'], { cwd: folder });
    const told = report.files.find((file) => file.path === 'm/conda.yaml');
    assert.deepEqual(
      told?.diagnostics.map(({ code, severity }) => `${severity} ${code}`),
      ['information file-unreadable'],
    );
    assert.equal(exitCode, 0);
  });

  it('stops when nobody reads any more', async () => {
    const folder = folderWith(
      'check',
      Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`m${index}/MLmodel`, model('int')])),
    );
    const { out } = await run(['check', '.', '--format', 'json'], { cwd: folder, closesAfter: 100 });
    assert.ok(out.split('\n').length < 6, out);
  });
});
