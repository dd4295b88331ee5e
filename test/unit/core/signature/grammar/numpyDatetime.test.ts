import assert from 'node:assert/strict';
import fc from 'fast-check';
import { numpyDatetime } from '../../../../../src/core/signature/grammar/numpyDatetime.ts';

describe('numpyDatetime', () => {
  describe('takes what np.datetime64 of numpy 2.4.6 takes', () => {
    for (const [text, unit, item] of [
      ['', 'generic', 'none'],
      ['NaT', 'generic', 'none'],
      ['nat', 'generic', 'none'],
      ['today', 'D', 'date'],
      ['NOW', 's', 'datetime'],
      ['2020', 'Y', 'date'],
      ['5', 'Y', 'date'],
      ['+2020', 'Y', 'date'],
      ['20200101', 'Y', 'int'],
      ['-2020', 'Y', 'int'],
      [' -2020', 'Y', 'date'],
      ['0000-01-01', 'D', 'int'],
      ['12345-01-01', 'D', 'int'],
      ['18446744073709553636', 'Y', 'date'],
      ['2020-02', 'M', 'date'],
      ['2020-02-29', 'D', 'date'],
      ['2020-02-29T12', 'h', 'datetime'],
      ['2020-02-29 12:30', 'm', 'datetime'],
      ['2020-02-29T12:30:10', 's', 'datetime'],
      ['2020-02-29T12:30:10.', 'ms', 'datetime'],
      ['2020-02-29T12:30:10.123', 'ms', 'datetime'],
      ['2020-02-29T12:30:10.1234', 'us', 'datetime'],
      ['2020-02-29T12:30:10.1234567', 'ns', 'int'],
      ['2020-02-29T12:30:10.123456789012345678', 'as', 'int'],
      ['2020-02-29T12:30 ', 'm', 'datetime'],
    ] as const)
      it(JSON.stringify(text), () => assert.deepEqual(numpyDatetime(text), { unit, item, hasZone: false }));
  });

  describe('takes time zones', () => {
    for (const [text, unit, item] of [
      ['2020-01-01T00:00Z', 'm', 'datetime'],
      ['2020-01-01T00Z ', 'h', 'datetime'],
      ['2020-01-01T00:00:00+05:30', 's', 'datetime'],
      ['2020-01-01T00:00:00-0530 ', 's', 'datetime'],
      ['2020-01-01T00:00:00+23', 's', 'datetime'],
      ['0001-01-01T00:30+01', 'm', 'int'],
      ['0001-01-01T00:30+00:30', 'm', 'datetime'],
      ['9999-12-31T23:30-00:30', 'm', 'int'],
    ] as const)
      it(text, () => assert.deepEqual(numpyDatetime(text), { unit, item, hasZone: true }));
  });

  describe('refuses', () => {
    for (const text of [
      'x',
      ' ',
      '-',
      ' NaT',
      '2020-',
      '2020-1',
      '2020-1-1',
      '2020-13',
      '2020-00',
      '2020-02-30',
      '2021-02-29',
      '1900-02-29',
      '2020/01/01',
      '01/02/2020',
      '2020-01-01T',
      '2020-01-01T24',
      '2020-01-01T00:',
      '2020-01-01T00:60',
      '2020-01-01T00:00:60',
      '2020-01-01T00:00:00.1234567890123456789',
      '2020-01-01Z',
      '2020-01-01 ',
      '2020-01-01T00+1',
      '2020-01-01T00+01 ',
      '2020-01-01T00+24',
      '2020-01-01T00+01:60',
      '2020-01-01T00z',
      '-02-03T04',
      '٢٠٢٠',
    ])
      it(JSON.stringify(text), () => assert.equal(numpyDatetime(text), undefined));
  });

  it('never throws, whatever the length', () => {
    for (const piece of ['1', ' ', '-', '0', '2020-01-01T00:00 ']) numpyDatetime(piece.repeat(200_000));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void numpyDatetime(text)));
  });
});
