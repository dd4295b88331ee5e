import assert from 'node:assert/strict';
import { readParams } from '../../../../../src/core/signature/grammar/readParams.ts';

/** Of a parameter with one property `p` of this type and a default with this value of it: where it is wrong. */
function check(type: string, value: string, ...wrong: string[]): void {
  it(`${type} ${value}`, () => assert.deepEqual(wrongIn(`{"p": ${type}}`, `{"p": ${value}}`), wrong));
}

function wrongIn(properties: string, value: string): string[] {
  const text = `[{"name": "a", "type": "object", "properties": ${properties}, "default": ${value}, "shape": null}]`;
  return readParams(text)
    .problems.filter(({ isRefused }) => isRefused)
    .map(({ code, at }) => (code === 'params-default' ? text.slice(at.start, at.end) : code));
}

const scalar = (type: string): string => `{"type": "${type}"}`;
const list = (type: string): string => `{"type": "array", "items": {"type": "${type}"}}`;

describe('checkObjectDefault', () => {
  describe('scalars become a series each', () => {
    for (const [type, good, bad] of [
      ['boolean', ['true', '18446744073709551616'], ['1', '"a"', 'null']],
      ['integer', [], ['1', '1.5', '9223372036854775808']],
      ['long', ['1', '-9223372036854775808'], ['9223372036854775808', '1.0', 'true']],
      ['float', ['0', '1'], ['2', '1.5', 'NaN']],
      ['double', ['0', '1', '1.5', 'NaN', '18446744073709551616'], ['2', 'true', '"1"', '9223372036854775808']],
      ['string', ['"é"', '18446744073709551616'], ['1', 'true', 'null']],
      ['binary', ['"é"'], ['1']],
      ['datetime', [], ['"2020-01-01"', '1', '18446744073709551616']],
    ] as const) {
      for (const value of good) check(scalar(type), value);
      for (const value of bad) check(scalar(type), value, value);
    }
    check('{"type": "long", "required": false}', 'null');
    check('{"type": "long", "required": false}', 'NaN');
    check('{"type": "long", "required": false}', '1.5', '1.5');
    check(scalar('any'), '[{"x": null}]');
  });

  describe('a list of scalars becomes one series', () => {
    for (const [type, good, bad] of [
      ['long', ['[1, 2]', '[]'], ['[1, null]', '[1, 2.5]', '["a"]', 'null', '1', '{}']],
      [
        'double',
        ['[1.5, 2]', '[2, null]', '[true, "1"]', '[null]', '[{}, ""]', '["1e5", 1]'],
        ['[1, 2]', '["1"]', '["nan", 1]', '["1", NaN]', '[[1]]', '[9223372036854775808, []]'],
      ],
      ['boolean', ['[true]', '[true, null]', '["a", 1]', '[[1]]'], ['[1]', '["a"]', '["a", NaN]']],
      ['string', ['["a", null]', '["a", 1]', '[null]'], ['[1]', '["a", []]']],
      ['binary', ['["a"]', '[{}]'], ['["é"]', '[{"é": 1}]', '[1]', '[[]]']],
      [
        'datetime',
        ['[null]', '["2020-01-01", 1]', '["", 1]', '["nan", 0]'],
        ['["2020-01-01"]', '[true, null]', '["1", 1]', '[1e400, "2020-01-01"]'],
      ],
      ['integer', [], ['[1]']],
    ] as const) {
      for (const value of good) check(list(type), value);
      for (const value of bad) check(list(type), value, value);
    }
    check('{"type": "array", "items": {"type": "long"}, "required": false}', 'null');
    check(list('any'), 'null');
    check(list('sparkml_vector'), '[[1.5], [0]]');
    check('{"type": "array", "items": {"type": "array", "items": {"type": "long"}}}', '[[1], ["a"], 2]', '["a"]', '2');
  });

  describe('maps and objects', () => {
    const map = '{"type": "map", "values": {"type": "long"}}';
    check(map, '{"x": 1}');
    check(map, '{}');
    check(map, '{"x": "a", "y": 1}', '"a"');
    check(map, '[]', '[]');
    check('{"type": "map", "values": {"type": "any"}}', 'null');
    check('{"type": "object", "properties": {"q": {"type": "long"}}, "required": false}', '{}');
    check('{"type": "object", "properties": {"q": {"type": "long"}}}', '{"q": "a"}', '"a"');

    it('a required property is missing, and one is not declared', () =>
      assert.deepEqual(wrongIn('{"p": {"type": "long"}}', '{"q": 1}'), ['{"q": 1}', '"q"']));
    it('null, or a list', () => {
      assert.deepEqual(wrongIn('{"p": {"type": "long"}}', 'null'), ['null']);
      assert.deepEqual(wrongIn('{"p": {"type": "long"}}', '[]'), ['[]']);
    });
  });
});
