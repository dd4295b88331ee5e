import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSizedText, numpyTypeOf } from '../../../../../src/core/signature/grammar/numpyType.ts';

describe('numpyTypeOf', () => {
  describe('takes what np.dtype of numpy 2.4.6 takes', () => {
    for (const [name, ...texts] of [
      ['bool', 'bool', '?', 'b1', 'bool_', '\u0000'],
      ['int8', 'int8', 'b', 'i1', 'byte'],
      ['int32', 'int32', 'i', 'i4', '<i4', '>i4', '=i4', '|i4', 'i 4', 'i+4', 'i04', 'intc', '()i4'],
      ['int64', 'int64', 'int', 'l', 'q', 'n', 'p', 'i8', 'long', 'longlong', 'intp', 'int_', '\t'],
      ['uint64', 'uint64', 'uint', 'L', 'N', 'P', 'Q', 'u8'],
      ['float16', 'half', 'e', 'f2'],
      ['float64', 'float64', 'float', 'double', 'd', 'f8'],
      ['float128', 'longdouble', 'g', 'f16'],
      ['complex128', 'complex', 'D', 'c16'],
      ['object', 'object', 'O', 'O8', 'O4', 'object_'],
      ['str', 'str', 'U', 'U0', '<U', 'unicode', 'str_'],
      ['str320', 'U10', '<U10'],
      ['bytes', 'bytes', 'S', 'S0', 'a'],
      ['bytes8', 'S1', 'c'],
      ['void', 'void', 'V', '0i4', 'S,U'],
      ['void80', 'V10'],
      ['StringDType128', 'T'],
      ['datetime64', 'datetime64', 'M8', 'M', 'M 8', 'datetime64[generic]'],
      ['datetime64[ns]', 'datetime64[ns]', 'M8[ns]', '<M8[ns]', 'M8[us/1000]'],
      ['datetime64[us]', 'M8[μs]'],
      ['datetime64[500ms]', 'M8[s/2]'],
      ['datetime64[0Y]', 'M8[W/52]'],
      ['datetime64[-500ms]', 'M8[s/-2]', 'M8[2147483647s/2]'],
      ['timedelta64[2h]', 'm8[2h]', 'timedelta64[+2h]'],
      ['void64', 'i4,f4', 'i4 , f4,', '2i4', '(2,)i4', 'int64,', 'm,<', '>i4,<f4'],
      ['void192', '(2,3)i4', '3M8[s]'],
      ['void32', '1i4', 'i4,'],
      ['str32', '1U', '1U\u001f'],
    ] as const)
      for (const text of texts) it(JSON.stringify(text), () => assert.equal(numpyTypeOf(text)?.name, name));
  });

  describe('refuses', () => {
    for (const text of [
      '',
      ' ',
      'foo',
      'string',
      'Int64',
      'Float64',
      'float80',
      'int128',
      'category',
      'u',
      'f 8 ',
      ' f8',
      '<int32',
      '<<i4',
      '!i4',
      '<a',
      'i-4',
      'd8',
      'S2147483648',
      'U536870912',
      'bool8',
      'int0',
      'M9',
      'M8[',
      'M8[]',
      'M8[foo]',
      'M8[µs]',
      'M8[s]x',
      'M8[-1s]',
      'M8[2147483648s]',
      'M8[s/0]',
      'M8[s/7]',
      'datetime64ns',
      '4',
      '3,',
      'i4,,f4',
      'i4,\ufefff4',
      '>3<i4',
      '(2)S',
      '(-1,)i4',
      '03i4',
      '1000000000i4',
      'i4,foo',
      'é',
      '\ud800',
    ])
      it(JSON.stringify(text), () => assert.equal(numpyTypeOf(text), undefined));
  });

  it('gives kind, size and unit', () => {
    assert.deepEqual(numpyTypeOf('M8[2W]'), { name: 'datetime64[2W]', kind: 'M', size: 8, unit: '2W' });
    assert.deepEqual(numpyTypeOf('c8'), { name: 'complex64', kind: 'c', size: 8 });
  });

  it('knows which texts have a size', () => {
    for (const [text, isSized] of [
      ['U10', true],
      ['S1', true],
      ['1U', true],
      ['U', false],
      ['c', false],
      ['V10', false],
    ] as const) {
      const type = numpyTypeOf(text);
      assert.equal(type && isSizedText(type), isSized, text);
    }
  });

  it('never throws', () => {
    const part = fc.constantFrom('i4', 'f8', ',', '(', ')', '2', ' ', '<', 'M8', '[', ']', 's', '/', 'U', '-', '0');
    fc.assert(fc.property(fc.array(part), (parts) => void numpyTypeOf(parts.join(''))));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void numpyTypeOf(text)));
  });
});
