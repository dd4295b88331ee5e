import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fieldText, tokenizeCsv } from '../../../../../src/node/dataFiles/csv/tokenizeCsv.ts';

/** The texts of all fields, header first; or why there are none. */
function table(text: string): unknown {
  const tokens = tokenizeCsv(text);
  if (tokens.kind === 'refused') return tokens.faults.map(({ fault, at }) => `${fault.kind} ${at.start}-${at.end}`);
  const { header, width, rows, at } = tokens.fields;
  const body = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: width }, (_unused, column) => fieldText(text, at(row, column))),
  );
  return [header.map((span) => fieldText(text, span)), ...body];
}

function check(text: string, expected: unknown): void {
  assert.deepEqual(table(text), expected, JSON.stringify(text));
}

describe('tokenizeCsv', () => {
  it('splits lines that end in any way', () => {
    for (const end of ['\n', '\r\n', '\r'])
      check(['a,b', '1,2', ''].join(end), [
        ['a', 'b'],
        ['1', '2'],
      ]);
    check('a\n1', [['a'], ['1']]);
    check('\ufeffa\n1\n', [['a'], ['1']]);
  });

  it('leaves out blank lines', () => {
    check('\n \t\na\n\n1\n  \n', [['a'], ['1']]);
    check('a,b\n ,1\n', [
      ['a', 'b'],
      [' ', '1'],
    ]);
    check('a,b\r\r,2\r', [
      ['a', 'b'],
      ['2', ''],
    ]); // pandas takes the comma for a part of the blank line
  });

  it('reads quotes', () => {
    check('"a,b","c""d"\n"1\n2",\n', [
      ['a,b', 'c"d'],
      ['1\n2', ''],
    ]);
    check('a\n"1"2\n', [['a'], ['12']]);
    check('a\nx"1"\n', [['a'], ['x"1"']]);
    check('a\n"x"y"z"\n', [['a'], ['xy"z"']]);
    check('a\n""\n', [['a'], ['']]);
  });

  it('fills short rows, and takes a first row that is longer than the header', () => {
    check('a,b\n1\n', [
      ['a', 'b'],
      ['1', ''],
    ]);
    check('a\n1,2\n3\n', [['a'], ['1', '2'], ['3', '']]);
  });

  it('points at what no table can be made of', () => {
    check('', ['empty 0-0']);
    check('\n  \n', ['empty 0-0']);
    check('a\n"1\n2\n', ['quote 2-4']);
    check('a\n1\n2,3,4\n', ['fields 5-9']);
  });

  it('gives every field a place that is in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '1'), maxLength: 40 }), (text) => {
        const tokens = tokenizeCsv(text);
        if (tokens.kind === 'refused') return;
        const { rows, width, at } = tokens.fields;
        for (let row = 0; row < rows; row += 1) {
          for (let column = 0; column < width; column += 1) {
            const { start, end } = at(row, column);
            assert.ok(start <= end && end <= text.length);
          }
        }
      }),
    );
  });

  it('is not slow with a million fields', () => {
    const text = `a,b\n${'12,"x"\n'.repeat(500_000)}`;
    const began = performance.now();
    const tokens = tokenizeCsv(text);
    assert.ok(tokens.kind === 'fields' && tokens.fields.rows === 500_000);
    assert.ok(performance.now() - began < 5000);
  });
});
