import assert from 'node:assert/strict';
import { run } from './memoryIo.ts';
import { columnJson, folderWith, modelText } from './modelFolder.ts';

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
});

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

  it('says what it cannot do', async () => {
    const { exitCode, err } = await run(['data', 'long', 'table.csv'], { cwd });
    assert.equal(exitCode, 2);
    assert.match(err, /\.csv files cannot be checked yet/);
  });
});
