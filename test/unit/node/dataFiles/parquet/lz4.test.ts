import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unpackLz4 } from '../../../../../src/node/dataFiles/parquet/lz4.ts';

function check(bytes: readonly number[], expected: string): void {
  assert.equal(new TextDecoder().decode(unpackLz4(Uint8Array.from(bytes), expected.length)), expected);
}

const a = 0x61;

describe('unpackLz4', () => {
  it('takes literals and repeats', () => {
    check([0x30, a, a + 1, a + 2], 'abc');
    check([0x22, a, a + 1, 2, 0, 0x10, a + 2], 'ababababc');
    check([0x1f, a, 1, 0, 1, 0x10, a + 1], `${'a'.repeat(21)}b`);
    check([0xf0, 0, ...Array<number>(15).fill(a)], 'a'.repeat(15));
  });

  it('refuses a block that is broken', () => {
    for (const [bytes, size] of [
      [[0x30, a], 3],
      [[0x10, a], 3],
      [[0x10, a, 2, 0], 5],
      [[0x10, a, 0, 0], 5],
      [[0xf0, 255], 3],
      [[0x1f, a, 1, 0, 255], 8],
    ] as const) {
      assert.throws(() => unpackLz4(Uint8Array.from(bytes), size), RangeError);
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(100), (bytes, size) => {
        try {
          assert.equal(unpackLz4(bytes, size).length, size);
        } catch (error) {
          assert.ok(error instanceof RangeError);
        }
      }),
    );
  });
});
