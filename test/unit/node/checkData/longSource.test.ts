import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../../../scripts/lib/scratch.mjs';
import { readMlmodel } from '../../../../src/core/mlmodel/readMlmodel.ts';
import { checkSource } from '../../../../src/node/checkData/checkSource.ts';
import { inferFrom } from '../../../../src/node/checkData/inferData.ts';
import { csvText, schemaText } from '../../../support/csvCases.ts';
import { Dice } from '../../../support/dice.ts';
import { modelText } from '../../cli/modelFolder.ts';

const folder = scratchFolder('longSource');
const file = path.join(folder, 'data.csv');
const longHere = { mostHeld: -1 };

/** Read in pieces of so many bytes, a file is told of as it is when it is held as a whole. */
async function check(text: string | Uint8Array, schema: string, chunk: number, rows = 0): Promise<void> {
  writeFileSync(file, text);
  const document = readMlmodel(modelText(schema.replaceAll("'", "''")));
  const parts = rows === 0 ? {} : { partRows: () => rows };
  const whole = await checkSource({ kind: 'file', path: file }, document, parts);
  const long = await checkSource({ kind: 'file', path: file }, document, { ...parts, ...longHere, chunk });
  assert.deepEqual(long, whole, JSON.stringify({ text: String(text), schema, chunk, rows }));
}

const long = '[{"type": "long", "name": "a", "required": true}]';

describe('longCsv', () => {
  it('tells of short files what is told of them as a whole', async () => {
    const dice = new Dice(11);
    for (let at = 0; at < 600; at += 1)
      await check(csvText(dice), schemaText(dice), dice.pick([7, 64, 1000]), dice.pick([0, 1, 2]));
  });

  it('tells of longer files what is told of them as a whole', async () => {
    const dice = new Dice(12);
    for (let at = 0; at < 300; at += 1)
      await check(csvText(dice, 80), schemaText(dice), dice.pick([7, 64, 1000]), dice.pick([0, 3, 10]));
  });

  it('does not mind where a piece ends', async () => {
    const texts = [
      '\ufeffa,b\r\n1,é漢😀\r\n"x\r\ny",2\r\n\r\n 3,4',
      'a\r\r,b\r1\r\n\n',
      'a,b\n1,2\n3\n,\n"q""r",""\n',
      'a\n',
      'a,b',
      '\ufeff',
      ' \n\t\r\n',
      'a\n1\n2,3\n',
      'a\n1\n"x\ny',
      'a\n"1""',
      'i,a\n1,2,3\n4,,\n5\n',
    ];
    for (const text of texts) for (let chunk = 1; chunk < 12; chunk += 1) await check(text, long, chunk);
  });

  it('knows what is no UTF-8, also behind what is refused', async () => {
    for (const text of ['a\n\u00e9\n', 'a\n1\n2,3\n\u00e9', '\u00f0\u009f'])
      for (const chunk of [1, 2, 3, 100]) await check(Buffer.from(text, 'latin1'), long, chunk);
  });

  it('reads each value of a column of times that is partly numbers', async () => {
    const times = '[{"type": "datetime", "name": "a", "required": true}]';
    for (const last of ['2024-01-02', 'soon', '2024-01-02T00:00:00Z', '', '3000-01-01'])
      for (const first of ['2024-01-02', '2024-01-02T00:00:00Z', '2024-01-02T00:00:00+02:00'])
        await check(`a\n${`${first}\n`.repeat(6)}${last}\n1\n`, times, 16, 1);
  });

  it('knows of a quoted field which is longer than what is held that it does not end', async () => {
    writeFileSync(file, `a\n1\n"${'x\n'.repeat(33 * 1024 * 1024)}`);
    const source = { kind: 'file', path: file } as const;
    const open = await checkSource(source, readMlmodel(modelText(long)), longHere);
    assert.ok(open.kind === 'report');
    assert.deepEqual(
      open.report.ways.strict.problems.map(({ message: { id }, at }) => [id, at]),
      [['tableQuote', { line: 2, character: 0 }]],
    );
    appendFileSync(file, '"\n');
    const closed = await checkSource(source, readMlmodel(modelText(long)), longHere);
    assert.ok(closed.kind === 'unreadable');
    assert.equal(closed.message.id, 'dataFileUnreadable');
    writeFileSync(file, '');
  });

  it('infers what is inferred from the whole', async () => {
    const dice = new Dice(13);
    for (let at = 0; at < 100; at += 1) {
      writeFileSync(file, csvText(dice, 20));
      const source = { kind: 'file', path: file } as const;
      assert.deepEqual(await inferFrom(source, [], { ...longHere, chunk: 64 }), await inferFrom(source, []));
    }
  });

  it('says how much is read', async () => {
    writeFileSync(file, 'a\n1\n2\n');
    const shares: number[] = [];
    const onShare = (share: number): void => void shares.push(share);
    await checkSource({ kind: 'file', path: file }, readMlmodel(modelText(long)), { ...longHere, chunk: 3, onShare });
    assert.deepEqual(shares, [0.5, 1]);
  });
});
