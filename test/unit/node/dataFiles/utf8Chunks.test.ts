import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { scratchFolder } from '../../../../scripts/lib/scratch.mjs';
import { NotUtf8, utf8Chunks } from '../../../../src/node/dataFiles/utf8Chunks.ts';

const file = path.join(scratchFolder('utf8-chunks'), 'text');

async function textIn(bytes: Uint8Array, chunk: number): Promise<{ readonly text: string; readonly read: number }> {
  writeFileSync(file, bytes);
  let whole = '';
  let last = 0;
  for await (const { text, read } of utf8Chunks(file, chunk)) {
    whole += text;
    last = read;
  }
  return { text: whole, read: last };
}

describe('utf8Chunks', () => {
  it('cuts no character', async () => {
    const text = '\ufeffé漢😀\u{10ffff}z\n'.repeat(5);
    const bytes = Buffer.from(text);
    for (let chunk = 1; chunk < 12; chunk += 1)
      assert.deepEqual(await textIn(bytes, chunk), { text, read: bytes.byteLength });
  });

  it('takes nothing else', async () => {
    for (const bytes of [
      [0xff],
      [0x61, 0xc3],
      [0xe9, 0x0a],
      [0xed, 0xa0, 0x80],
      [0xf0, 0x9f],
      [0x80, 0x80, 0x80, 0x80],
    ])
      for (const chunk of [1, 2, 3, 64]) await assert.rejects(textIn(new Uint8Array(bytes), chunk), NotUtf8);
  });
});
