import assert from 'node:assert/strict';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../../../scripts/lib/scratch.mjs';
import { maxTableBytes, readTable, type TableFormat } from '../../../../src/node/dataFiles/readTable.ts';

describe('readTable', () => {
  const folder = scratchFolder('read-table');
  const ask = (name: string, format: TableFormat = 'csv') =>
    readTable(path.join(folder, name), { format, schema: undefined, served: false });

  before(() => {
    writeFileSync(path.join(folder, 'good.csv'), 'a\n1\n');
    writeFileSync(path.join(folder, 'latin.csv'), new Uint8Array([0x61, 0x0a, 0xe9]));
    writeFileSync(path.join(folder, 'large.csv'), '');
    truncateSync(path.join(folder, 'large.csv'), maxTableBytes + 1);
    mkdirSync(path.join(folder, 'folder.csv'));
  });

  it('has the text and the table of CSV', async () => {
    const read = await ask('good.csv');
    assert.ok(read.kind === 'read' && read.table.kind === 'table');
    assert.deepEqual([read.text, read.table.frame.rows, read.cellOf], ['a\n1\n', 1, undefined]);
  });

  it('takes no CSV for Parquet', async () => {
    const read = await ask('good.csv', 'parquet');
    assert.ok(read.kind === 'read' && read.table.kind === 'refused');
  });

  it('says why a file cannot be read', async () => {
    assert.deepEqual(await ask('latin.csv'), { kind: 'notUtf8' });
    assert.deepEqual(await ask('large.csv'), { kind: 'unreadable', reason: 'it is larger than 256 MB' });
    assert.deepEqual(await ask('folder.csv'), { kind: 'unreadable', reason: 'it is not a file' });
    assert.deepEqual(await ask('nowhere.csv'), { kind: 'unreadable', reason: 'ENOENT' });
  });
});
