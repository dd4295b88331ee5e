import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './memoryIo.ts';
import { columnJson, folderWith, modelText } from './modelFolder.ts';

const fixtures = path.join(import.meta.dirname, '../../fixtures/dataFiles');

const cwd = folderWith('data', {
  'long/MLmodel': modelText(columnJson('long')),
  'tensor/MLmodel': modelText('[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 2]}}]'),
  'request.json': '{"dataframe_split": {"columns": ["a"], "data": [[1], ["2"]]}}',
  'bad.json': '{"dataframe_split": {"columns": ["a"], "data": [[1], ["x"]]}}',
  'split.json': '{"columns": ["a"], "data": [[1], [2]]}',
  'records.json': '[{"a": 1}, {"a": 2}]',
  'lines.ndjson': '{"a": 1}\r\n\r\n{"a": "x"}\r\n',
  'halves.jsonl': '{"a": 1}\n{"a": \n',
  'float.json': '[{"a": 1.5}]',
  'pairs.json': '[[1, 2], [3, 4]]',
  'triples.json': '[[1, 2, 3]]',
  'broken.json': '{"inputs": [1, }',
  'table.csv': 'a\n1\n',
  'words.csv': 'a\n1\nx\n',
  'holes.csv': 'b,a\n1,1\n2,\n',
  'floats.csv': 'a\n1.0\n',
  'other.csv': 'b\n1\n',
  'ragged.csv': 'a\n1\n2,3\n',
  'open.csv': 'a\n"1\n',
  'empty.csv': '\n',
  'pairs.csv': 'a,b\n1.0,2.0\n',
  'broken.parquet': 'PAR1',
  'folder.csv/file': '',
});

writeFileSync(path.join(cwd, 'latin.csv'), new Uint8Array([0x61, 0x0a, 0xe9, 0x0a]));
for (const name of ['long', 'float']) cpSync(path.join(fixtures, `${name}.parquet`), path.join(cwd, `${name}.parquet`));

/** The places of what is refused, as `line:character`. */
async function check(args: readonly string[], ...expected: readonly string[]): Promise<void> {
  const { exitCode, out, err } = await run(['data', ...args, '--format', 'json'], { cwd });
  assert.equal(err, '');
  const { files } = JSON.parse(out) as {
    readonly files: readonly {
      readonly diagnostics: readonly {
        readonly code: string;
        readonly range: { readonly start: { readonly line: number; readonly character: number } };
      }[];
    }[];
  };
  const found = files.flatMap(({ diagnostics }) =>
    diagnostics.map(({ code, range: { start } }) => `${code} ${start.line}:${start.character}`),
  );
  assert.deepEqual({ exitCode, found }, { exitCode: expected.length > 0 ? 1 : 0, found: expected });
}

describe('mlmodel data', () => {
  it('asks the scoring server, if nothing else is said', async () => {
    await check(['long', 'request.json']);
    await check(['long', 'bad.json'], 'data-serving 0:54');
    await check(['long', 'float.json']);
    await check(['tensor', 'pairs.json']);
    await check(['tensor', 'triples.json'], 'data-serving 0:0');
  });

  it('asks predict', async () => {
    await check(['long', 'split.json', '--mode', 'strict']);
    await check(['long', 'records.json', '--mode', 'strict']);
    await check(['long/MLmodel', 'float.json', '--mode', 'strict'], 'data-strict 0:7');
    await check(['tensor', 'pairs.json', '--mode', 'strict']);
  });

  it('reads tables, records and lines', async () => {
    await check(['long', 'split.json']);
    await check(['long', 'records.json', '--mode', 'serving']);
    await check(['long', 'lines.ndjson'], 'data-serving 2:6');
    await check(['long', 'halves.jsonl'], 'data-serving 1:0');
    await check(['long', 'broken.json'], 'data-serving 0:13');
  });

  it('reads standard input', async () => {
    const taken = await run(['data', 'long', '-'], { cwd, stdin: '{"inputs": {"a": [1]}}' });
    assert.deepEqual(taken, { exitCode: 0, out: 'The model takes the data.\n', err: '' });
  });

  it('reads CSV as the scoring server does', async () => {
    await check(['long', 'table.csv']);
    await check(['long', 'words.csv'], 'data-serving 2:0');
    await check(['long', 'holes.csv'], 'data-serving 2:2');
    await check(['long', 'floats.csv']);
    await check(['long', 'other.csv'], 'data-serving 0:0');
    await check(['long', 'ragged.csv'], 'data-serving 2:1');
    await check(['long', 'open.csv'], 'data-serving 1:0');
    await check(['long', 'empty.csv'], 'data-serving 0:0');
    await check(['tensor', 'table.csv'], 'data-serving 0:0');
  });

  it('reads CSV as pandas does', async () => {
    await check(['long', 'table.csv', '--mode', 'strict']);
    await check(['long', 'words.csv', '--mode', 'strict'], 'data-strict 2:0');
    await check(['long', 'holes.csv', '--mode', 'strict'], 'data-strict 2:2');
    await check(['long', 'floats.csv', '--mode', 'strict'], 'data-strict 1:0');
    await check(['tensor', 'pairs.csv', '--mode', 'strict']);
  });

  it('names row and column of a Parquet file, which has no lines', async () => {
    await check(['long', 'long.parquet']);
    await check(['long', 'float.parquet', '--mode', 'strict'], 'data-strict 0:0');
    const { out } = await run(['data', 'long', 'float.parquet'], { cwd });
    assert.match(out, /Column “a”, row 2: /);
    await check(['long', 'broken.parquet'], 'data-serving 0:0');
  });

  it('says what it cannot read', async () => {
    for (const [file, reason] of [
      ['nowhere.csv', /“nowhere\.csv” cannot be read: ENOENT/],
      ['latin.csv', /“latin\.csv” is not UTF-8/],
      ['folder.csv', /it is not a file/],
    ] as const) {
      const { exitCode, err } = await run(['data', 'long', file], { cwd });
      assert.equal(exitCode, 2);
      assert.match(err, reason);
    }
  });
});
