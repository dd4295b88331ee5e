import assert from 'node:assert/strict';
import { jsonTextOf } from '../../../../../src/core/mlmodel/rules/jsonBytes.ts';

describe('JSON as bytes', () => {
  const cases: readonly [title: string, bytes: readonly number[] | Uint8Array, text: string | undefined][] = [
    ['UTF-8', Buffer.from('["é"]'), '["é"]'],
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, 0x5b, 0x5d], '[]'],
    ['broken UTF-8', [0x5b, 0xff], undefined],
    ['UTF-16, little', Buffer.from('[1]', 'utf16le'), '[1]'],
    ['UTF-16, little, with a mark', Buffer.from('\uFEFF[1]', 'utf16le'), '[1]'],
    ['UTF-16, big', [0, 0x5b, 0, 0x5d], '[]'],
    ['UTF-16, big, with a mark', [0xfe, 0xff, 0, 0x31], '1'],
    ['UTF-16, cut', [0x5b, 0, 0x5d, 0, 0x5d], undefined],
    ['UTF-32, little', [0x5b, 0, 0, 0, 0x5d, 0, 0, 0], '[]'],
    ['UTF-32, big, with a mark', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x31], '1'],
    ['UTF-32 beyond Unicode', [0, 0, 0, 0x31, 0x7f, 0, 0, 0], undefined],
    ['two bytes', [0x31, 0], '1'],
    ['nothing', [], ''],
  ];
  for (const [title, bytes, text] of cases) {
    it(title, () => {
      assert.equal(jsonTextOf(Uint8Array.from(bytes)), text);
    });
  }
});
