import assert from 'node:assert/strict';
import { readParams } from '../../../../../src/core/signature/grammar/readParams.ts';
import { seen } from './seen.ts';

/** Of a parameter with this type, default and shape: undefined when it is taken, else what is wrong and its fixes. */
function check(type: string, value: string, shape: string, wrong?: string, ...fixed: string[]): void {
  it(`${type} ${value} ${shape}`, () => {
    const param = (given: string, size: string): string =>
      `[{"name": "a", "type": "${type}", "default": ${given}, "shape": ${size}}]`;
    const text = param(value, shape);
    const { problems, isRefused } = readParams(text);
    assert.deepEqual(seen(text, problems), wrong === undefined ? [] : [['x params-default', wrong, ...fixed]]);
    assert.equal(isRefused, wrong !== undefined);
  });
}

const fixedTo = (type: string, value: string, shape = 'null'): string =>
  `[{"name": "a", "type": "${type}", "default": ${value}, "shape": ${shape}}]`;

describe('checkDefault', () => {
  for (const [type = '', ...values] of [
    ['boolean', 'true', 'null'],
    ['integer', '1', '99999999999999999999', 'null'],
    ['long', '-1', '-0'],
    ['float', '1', '1.5', 'NaN', '1e400'],
    ['double', '1', '1.5', '9'.repeat(300)],
    ['string', '""', '"a"', 'null'],
    [
      'datetime',
      '"2020-01-01"',
      '"2020"',
      '"NaT"',
      '""',
      '"now"',
      '"2020-01-01T10:00:00Z"',
      '"2020-01-01 10:00:00.123456"',
    ],
  ])
    for (const value of values) check(type, value, 'null');

  check('boolean', '1', 'null', '1');
  check('integer', 'true', 'null', 'true');
  check('long', '1.0', 'null', '1.0', fixedTo('long', '1'));
  check('long', '-0.0', 'null', '-0.0', fixedTo('long', '0'));
  check('long', '1.5', 'null', '1.5');
  check('long', '"7"', 'null', '"7"', fixedTo('long', '7'));
  check('double', '"1.5"', 'null', '"1.5"', fixedTo('double', '1.5'));
  check('double', '"a"', 'null', '"a"');
  check('double', 'false', 'null', 'false');
  check('double', '9'.repeat(400), 'null', '9'.repeat(400));
  check('string', '1', 'null', '1', fixedTo('string', '"1"'));
  check('string', '{}', 'null', '{}');
  for (const value of ['"x"', '"2020-13-01"', '"10000-01-01"', '"2020-01-01T00:00:00.123456789"'])
    check('datetime', value, 'null', value);
  check('datetime', '5', 'null', '5');

  check('long', '[1, 2]', 'null', '[1, 2]', `!${fixedTo('long', '[1, 2]', '[-1]')}`);
  check('long', '[]', '[-1]');
  check('long', '[1, null]', '[-1]');
  check('long', '[1, "a", 2]', '[-1]', '"a"');
  check('long', '[[1]]', '[-1]', '[1]');
  check('datetime', '["2020-01-01", null]', '[-1]');
  check('long', '1', '[-1]', '1', fixedTo('long', '1'));
  check('long', 'null', '[-1]', 'null');
});
