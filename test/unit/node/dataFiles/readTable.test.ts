import assert from 'node:assert/strict';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../../../scripts/lib/scratch.mjs';
import type { Span } from '../../../../src/core/base/span.ts';
import { readSchema } from '../../../../src/core/signature/grammar/readSchema.ts';
import { maxTableBytes, readTable, type TableFormat } from '../../../../src/node/dataFiles/readTable.ts';

function at(start: number, end: number): Span {
  return { start, end };
}

describe('readTable', () => {
  const folder = scratchFolder('read-table');
  const ask = (name: string, format: TableFormat = 'csv') =>
    readTable(path.join(folder, name), { format, schema: undefined, served: false });

  before(() => {
    writeFileSync(path.join(folder, 'good.csv'), 'a\n1\n');
    writeFileSync(path.join(folder, 'latin.csv'), new Uint8Array([0x61, 0x0a, 0xe9]));
    writeFileSync(path.join(folder, 'large.parquet'), '');
    truncateSync(path.join(folder, 'large.parquet'), maxTableBytes + 1);
    mkdirSync(path.join(folder, 'folder.csv'));
  });

  it('has the text and the table of CSV', async () => {
    const read = await ask('good.csv');
    assert.ok(read.kind === 'read' && read.table.kind === 'table');
    assert.deepEqual([read.text, read.table.frame.rows, read.cellOf], ['a\n1\n', 1, undefined]);
  });

  it('knows the same of a CSV file that is not held as a whole', async () => {
    const file = path.join(folder, 'good.csv');
    const read = await readTable(file, { format: 'csv', schema: undefined, served: true, mostHeld: 1 });
    assert.ok(read.kind === 'read' && read.table.kind === 'table' && read.text === '');
    const [column] = read.table.frame.columns;
    assert.deepEqual([column?.dtype.name, column?.cells], ['int64', [{ kind: 'integer', value: 1, span: at(2, 3) }]]);
    assert.deepEqual(read.lines?.positionAt(2), { line: 1, character: 0 });
  });

  it('holds CSV as a whole where single values count', async () => {
    const tensor = '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]';
    const { schema } = readSchema(tensor);
    const file = path.join(folder, 'good.csv');
    const read = await readTable(file, { format: 'csv', schema, served: false, mostHeld: 1 });
    assert.equal(read.kind === 'read' && read.text, 'a\n1\n');
  });

  it('takes no CSV for Parquet', async () => {
    const read = await ask('good.csv', 'parquet');
    assert.ok(read.kind === 'read' && read.table.kind === 'refused');
  });

  it('says why a file cannot be read', async () => {
    assert.deepEqual(await ask('latin.csv'), { kind: 'notUtf8' });
    assert.deepEqual(await ask('large.parquet', 'parquet'), { kind: 'unreadable', reason: 'it is larger than 256 MB' });
    assert.deepEqual(await ask('folder.csv'), { kind: 'unreadable', reason: 'it is not a file' });
    assert.deepEqual(await ask('nowhere.csv'), { kind: 'unreadable', reason: 'ENOENT' });
  });
});
