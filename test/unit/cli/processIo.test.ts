import assert from 'node:assert/strict';
import { gathered } from '../../../src/cli/processIo.ts';

describe('standard input', () => {
  it('is read no further than it takes to know that it is too long', async () => {
    let given = 0;
    async function* endless() {
      for (;;) yield Buffer.alloc(10, ++given);
    }
    assert.equal((await gathered(endless(), 25)).length, 30);
    assert.equal(given, 3);
  });

  it('is read to its end when it fits', async () => {
    async function* short() {
      yield Buffer.from('ab');
      yield Buffer.from('c');
    }
    assert.equal(Buffer.from(await gathered(short(), 3)).toString(), 'abc');
  });
});
