import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineIndex } from '../../../../../../src/core/base/lineIndex.ts';
import { LineCount } from '../../../../../../src/node/dataFiles/csv/long/lineCount.ts';

describe('LineCount', () => {
  it('counts as the index of the whole text does, whatever the parts are', () => {
    const piece = fc.constantFrom('\n', '\r', '\r\n', 'a', 'bc', '');
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 8 }), { maxLength: 5 }), (pieces) => {
        const parts = pieces.map((all) => `${all.join('')}x`);
        const whole = lineIndex(parts.join(''));
        const count = new LineCount();
        let base = 0;
        for (const part of parts) {
          count.begin(part, base);
          for (let at = 0; at < part.length; at += 1)
            if (part[at] === 'a' || part[at] === 'x')
              assert.deepEqual(count.positionAt(base + at), whole.positionAt(base + at));
          base += part.length;
          count.leave(base);
        }
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
