import assert from 'node:assert/strict';
import { readMlmodel } from '../../../../src/core/mlmodel/readMlmodel.ts';
import { checkSource } from '../../../../src/node/checkData/checkSource.ts';
import type { ColumnReport, DataReport } from '../../../../src/node/checkData/dataReport.ts';
import { modelText } from '../../cli/modelFolder.ts';

const inputs = [
  '{"type": "long", "name": "volume"}',
  '{"type": "integer", "name": "hour"}',
  '{"type": "boolean", "name": "weekend"}',
  '{"type": "array", "items": {"type": "long"}, "name": "book", "required": true}',
  '{"type": "string", "name": "source", "required": false}',
  '{"type": "double", "name": "spread", "required": false}',
];

async function report(source: Parameters<typeof checkSource>[0], specs = inputs): Promise<DataReport> {
  const answer = await checkSource(source, readMlmodel(modelText(`[${specs.join(', ')}]`)));
  assert.ok(answer.kind === 'report');
  return answer.report;
}

function csv(text: string): Parameters<typeof checkSource>[0] {
  return { kind: 'bytes', bytes: new TextEncoder().encode(text), path: 'data.csv' };
}

/** `name: type in the data, serving, predict, first row, better type; rows` */
function shown(column: ColumnReport): string {
  const { name, found, isAbsent, outcomes, firstRow, betterType, rows } = column;
  const type = found ? `${found.type}/${found.empty}` : isAbsent ? 'absent' : '?';
  const places = rows.map(({ row, mode, isChange }) => `${mode === 'strict' ? 'p' : isChange ? 'c' : 's'}${row}`);
  return [name, type, outcomes.serving, outcomes.strict, firstRow ?? '-', betterType ?? '-', ...places].join(' ');
}

const split = {
  columns: ['volume', 'hour', 'weekend', 'source', 'ask'],
  data: [
    [412.5, 1, 'no', 'a', 1],
    [401, 2, 'yes', null, 2],
    [null, 3, '', 'x', 3],
  ],
};

describe('columnReports', () => {
  it('tells what each column of a request meets', async () => {
    const { columns, source } = await report({ kind: 'body', text: JSON.stringify({ dataframe_split: split }) });
    assert.deepEqual(columns.map(shown), [
      'volume float64/1 refused refused 3 double s3 c1',
      'hour int64/0 accepted refused 1 long p1 p2 p3',
      'weekend str/0 changed refused 1 string c1 c2',
      'book absent refused refused - -',
      'source str/1 accepted accepted - -',
      'spread absent accepted accepted - -',
      'ask int64/0 ignored ignored - -',
    ]);
    assert.deepEqual(source.size, { rows: 3, columns: 5 });
    assert.equal(source.envelope, 'dataframe_split');
  });

  it('tells what each column of a CSV file meets, and where', async () => {
    const plain = inputs.filter((spec) => !spec.includes('array'));
    const { columns, ways } = await report(csv('volume,hour,weekend,x\n1,1,True,a\n,2,no,b\n2.5,3,,c\n'), plain);
    assert.deepEqual(columns.map(shown), [
      'volume float64/1 refused refused 2 double s2 s3',
      'hour int64/0 accepted refused 1 long p1 p2 p3',
      'weekend str/1 refused refused 2 string s2 s3',
      'source absent accepted accepted - -',
      'spread absent accepted accepted - -',
      'x str/0 ignored ignored - -',
    ]);
    assert.deepEqual(columns[0]?.rows[0]?.at, { line: 2, character: 0 });
    assert.deepEqual(ways.strict.problems[0]?.column, 'volume');
  });

  it('cannot tell of columns that MLflow does not come to', async () => {
    const { columns } = await report(csv('volume,hour\n1,2\n1,2,3\n'));
    assert.deepEqual(
      columns.map(({ outcomes }) => `${outcomes.serving} ${outcomes.strict}`),
      inputs.map(() => 'unknown unknown'),
    );
  });

  it('shows arrays with their shapes', async () => {
    const specs = ['{"type": "tensor", "name": "x", "tensor-spec": {"dtype": "float64", "shape": [-1, 2]}}'];
    const { columns } = await report({ kind: 'body', text: '{"inputs": {"x": [[1, 2, 3]]}}' }, specs);
    assert.deepEqual(columns.map(shown), ['x int64 (1, 3)/0 refused refused - -']);
    assert.equal(columns[0]?.declared, 'float64 (-1, 2)');
  });

  it('takes columns without names by their places', async () => {
    const specs = ['{"type": "long"}', '{"type": "double"}'];
    const body = JSON.stringify({ dataframe_split: { columns: ['a', 'b', 'c'], data: [[1, 'x', 2]] } });
    const { columns } = await report({ kind: 'body', text: body }, specs);
    assert.deepEqual(columns.map(shown), [
      '#1 int64/0 accepted accepted - -',
      '#2 str/0 refused refused 1 string s1',
      'c int64/0 ignored ignored - -',
    ]);
  });
});
