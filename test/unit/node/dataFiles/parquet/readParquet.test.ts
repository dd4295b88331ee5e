import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readParquet, type ParquetRead } from '../../../../../src/node/dataFiles/parquet/readParquet.ts';

const fixtures = path.join(import.meta.dirname, '../../../../fixtures/dataFiles');

async function read(bytes: Uint8Array): Promise<Extract<ParquetRead, { kind: 'read' }>> {
  const parquet = await readParquet(bytes, undefined);
  assert.ok(parquet.kind === 'read');
  return parquet;
}

describe('readParquet', () => {
  it('makes columns as pyarrow does', async () => {
    const { table } = await read(readFileSync(path.join(fixtures, 'kinds.parquet')));
    assert.ok(table.kind === 'table');
    assert.deepEqual(
      table.frame.columns.map(({ label, dtype }) => [label.kind === 'string' && label.value, dtype.name]),
      [
        ['whole', 'int32'],
        ['hole', 'float64'],
        ['small', 'float32'],
        ['truth', 'bool'],
        ['maybe', 'object'],
        ['text', 'str'],
        ['bytes', 'object'],
        ['day', 'object'],
        ['moment', 'datetime64[us]'],
        ['zoned', 'datetime64[ns, UTC]'],
        ['length', 'timedelta64[ns]'],
        ['price', 'object'],
        ['list', 'object'],
        ['struct', 'object'],
        ['category', 'category'],
      ],
    );
  });

  it('knows the index and the dtypes that pandas has left', async () => {
    const { table } = await read(readFileSync(path.join(fixtures, 'indexed.parquet')));
    assert.ok(table.kind === 'table');
    assert.deepEqual(
      table.frame.columns.map(({ label, dtype }) => [label.kind === 'string' && label.value, dtype.name]),
      [['masked', 'Int64']],
    );
  });

  it('numbers the cells in place of spans', async () => {
    const { table, cellOf } = await read(readFileSync(path.join(fixtures, 'kinds.parquet')));
    assert.ok(table.kind === 'table');
    const [, hole] = table.frame.columns;
    assert.ok(hole);
    assert.deepEqual(
      hole.cells.map(({ span }) => cellOf(span)),
      [
        { column: 'hole', row: 1 },
        { column: 'hole', row: 2 },
      ],
    );
    assert.deepEqual(cellOf(hole.span), { column: 'hole', row: undefined });
    assert.equal(cellOf(table.frame.span), undefined);
  });

  it('refuses what is no Parquet', async () => {
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('PAR1'), new TextEncoder().encode('a,b\n1,2\n')]) {
      const { table } = await read(bytes);
      assert.equal(table.kind, 'refused');
    }
    const whole = readFileSync(path.join(fixtures, 'kinds.parquet'));
    const cut = await read(Buffer.concat([whole.subarray(0, 40), whole.subarray(60)]));
    assert.equal(cut.table.kind, 'refused');
  });
});
