import assert from 'node:assert/strict';
import fc from 'fast-check';
import { npArray, npScalar, toList } from '../../../../../../src/core/signature/enforce/numpy/array.ts';
import { dtypes } from '../../../../../../src/core/signature/enforce/numpy/numpyTypes.ts';
import type { NumpyType } from '../../../../../../src/core/signature/spec.ts';
import { jsonValue, outcome, plain } from '../jsonValue.ts';

const others: Readonly<Record<string, NumpyType>> = {
  'datetime64[ns]': dtypes.datetime,
  datetime64: { name: 'datetime64', kind: 'M', size: 8 },
  'timedelta64[ns]': { name: 'timedelta64[ns]', kind: 'm', size: 8, unit: 'ns' },
  StringDType: { name: 'StringDType128', kind: 'T', size: 16 },
  void: { name: 'void', kind: 'V', size: 0 },
};

function typeOf(name: string): NumpyType {
  const type = others[name] ?? Object.values(dtypes).find((known) => known.name === name);
  assert.ok(type !== undefined, name);
  return type;
}

/** Each row is what numpy 2.4.6 does: an array as `dtype (shape) cells`, or what is said to the part that it refuses. */
function check(rows: readonly (readonly [source: string, dtype: string | undefined, expected: string])[]): void {
  for (const [source, dtype, expected] of rows) {
    it(`np.array(${source}${dtype === undefined ? '' : `, ${dtype}`}): ${expected}`, () => {
      const result = outcome(source, () => {
        const array = npArray(jsonValue(source), dtype === undefined ? undefined : typeOf(dtype));
        const cells = array.cells.map((cell) => String(plain(cell)));
        return `${array.dtype.name} (${array.shape.join(', ')}) ${cells.join(' ')}`.trim();
      });
      assert.equal(result, expected);
    });
  }
}

describe('np.array without a dtype', () => {
  check([
    ['1', undefined, 'int64 () 1'],
    ['[]', undefined, 'float64 (0)'],
    ['[[], []]', undefined, 'float64 (2, 0)'],
    ['[true, false]', undefined, 'bool (2) true false'],
    ['[true, 1]', undefined, 'int64 (2) 1 1'],
    ['[1, 1.5]', undefined, 'float64 (2) 1 1.5'],
    ['[9223372036854775808]', undefined, 'uint64 (1) 9223372036854775808'],
    ['[9223372036854775808, true]', undefined, 'uint64 (2) 9223372036854775808 1'],
    ['[9223372036854775808, -1]', undefined, 'float64 (2) 9223372036854776000 -1'],
    ['[18446744073709551616, 1]', undefined, 'object (2) 18446744073709551616 1'],
    ['[1, "a", true]', undefined, 'str (3) 1 a True'],
    ['[1.5, "a"]', undefined, 'str (2) 1.5 a'],
    ['["a", null]', undefined, 'object (2) a null'],
    ['[{}, {}]', undefined, 'object (2) [object Object] [object Object]'],
    ['[[1, 2], [3, 4.5]]', undefined, 'float64 (2, 2) 1 2 3 4.5'],
    ['[[1], [2, 3]]', undefined, 'dataListsUneven at [2, 3]'],
    ['[[], [1]]', undefined, 'dataListsUneven at [1]'],
    ['[1, []]', undefined, 'dataListsUneven at []'],
    ['[[1], null]', undefined, 'dataListsUneven at null'],
    [`${'['.repeat(64)}1${']'.repeat(64)}`, undefined, `int64 (${Array(64).fill(1).join(', ')}) 1`],
    [`${'['.repeat(65)}1${']'.repeat(65)}`, undefined, 'dataListsDeep at [1]'],
  ]);
});

describe('np.array with a dtype', () => {
  check([
    ['[0, "", "0", NaN, null, {}]', 'bool', 'bool (6) false false true true false false'],
    ['["1", " 1 ", "1_0", "١"]', 'int8', 'int8 (4) 1 1 10 1'],
    ['[1.9, -1.9, true]', 'int64', 'int64 (3) 1 -1 1'],
    ['[127, 128]', 'int8', 'dataIntegerRange at 128'],
    ['[-1]', 'uint8', 'dataIntegerRange at -1'],
    ['[-1.5]', 'uint8', 'dataIntegerRange at -1.5'],
    ['[300.5]', 'uint8', 'dataIntegerRange at 300.5'],
    ['[18446744073709551615]', 'uint64', 'uint64 (1) 18446744073709551615'],
    ['[9223372036854775808]', 'int64', 'dataIntegerRange at 9223372036854775808'],
    ['[NaN]', 'int64', 'dataIntegerExpected at NaN'],
    ['[null]', 'int64', 'dataIntegerExpected at null'],
    ['["1.5"]', 'int64', 'dataIntegerExpected at "1.5"'],
    ['["1\\u0000"]', 'int64', 'dataIntegerExpected at "1\\u0000"'],
    ['[{}]', 'int64', 'dataIntegerExpected at {}'],
    ['[null, "inf", " 1e5 ", true, 1]', 'float64', 'float64 (5) NaN Infinity 100000 1 1'],
    ['[70000.0, 65519, 65520, 2049, 1e-8]', 'float16', 'float16 (5) Infinity 65504 Infinity 2048 0'],
    ['[16777217, 1e40]', 'float32', 'float32 (2) 16777216 Infinity'],
    ['["a"]', 'float64', 'dataNumberExpected at "a"'],
    ['[{}]', 'float64', 'dataNumberExpected at {}'],
    [`[1${'0'.repeat(309)}]`, 'float64', `dataNumberRange at 1${'0'.repeat(309)}`],
    ['["1", "nan"]', 'float128', 'float128 (2) 1 NaN'],
    ['[" 1 "]', 'float128', 'dataNumberExpected at " 1 "'],
    ['["1+2j", "(1)", "-j", 1, null]', 'complex64', 'complex64 (5) 1+2j (1) -j 1 NaN'],
    ['["1 + 2j"]', 'complex64', 'dataNumberExpected at "1 + 2j"'],
    ['[1, 1.0, null, true, {"a": [1]}, "a\\u0000"]', 'str', "str (6) 1 1.0 None True {'a': [1]} a"],
    ['["\\ud800"]', 'StringDType', 'dataSurrogate at "\\ud800"'],
    ['["abc", 1]', 'bytes', 'bytes (2) abc 1'],
    ['["é"]', 'bytes', 'dataAsciiExpected at "é"'],
    ['[{"é": 1}]', 'bytes', 'dataAsciiExpected at {"é": 1}'],
    ['[{"\\u2028": 1}]', 'bytes', "bytes (1) {'\\u2028': 1}"],
    ['["2024-01-02", "NaT", "", null]', 'datetime64[ns]', 'datetime64[ns] (4) 0 undefined undefined undefined'],
    ['[5, true]', 'datetime64[ns]', 'datetime64[ns] (2) 5 1'],
    ['[5.0]', 'datetime64[ns]', 'dataDatetimeExpected at 5.0'],
    ['["12:30"]', 'datetime64[ns]', 'dataDatetimeExpected at "12:30"'],
    ['[9223372036854775808]', 'datetime64[ns]', 'dataNumberRange at 9223372036854775808'],
    ['[null, "NaT"]', 'datetime64', 'datetime64 (2) undefined undefined'],
    ['[5]', 'datetime64', 'dataDatetimeUnit at 5'],
    ['["7", 7, null, "NaT"]', 'timedelta64[ns]', 'timedelta64[ns] (4) 7 7 undefined undefined'],
    ['["1 day"]', 'timedelta64[ns]', 'dataDurationExpected at "1 day"'],
    ['["a"]', 'void', 'dataBytesExpected at "a"'],
    ['[[1], [2, 3]]', 'float64', 'dataListsUneven at [2, 3]'],
    ['[[1], [2, 3]]', 'object', 'object (2) 1 2,3'],
    ['[[[1]], [2]]', 'object', 'object (2, 1) 1 2'],
    ['[1, []]', 'object', 'object (2) 1'],
  ]);

  it('never throws anything but a refusal', () => {
    const types = [...Object.values(dtypes), ...Object.values(others), undefined];
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(...types), (source, dtype) => {
        outcome(source, () => npArray(jsonValue(source), dtype));
      }),
    );
  });
});

describe('npScalar', () => {
  it('is the element, an array for a list, the value itself for an object', () => {
    assert.equal(plain(npScalar(jsonValue('"7"'), dtypes.int32)), 7);
    assert.deepEqual(plain(npScalar(jsonValue('[1, 2]'), dtypes.float64)), {
      dtype: 'float64',
      shape: [2],
      cells: [1, 2],
    });
    assert.deepEqual(plain(npScalar(jsonValue('{"a": 1}'), dtypes.object)), { a: 1 });
  });
});

describe('toList', () => {
  for (const [source, dtype, expected] of [
    [
      '[[1, 2], [3, 4]]',
      dtypes.float32,
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['1', dtypes.bool, true],
    ['[[], []]', dtypes.int8, [[], []]],
    ['["abc"]', dtypes.bytes, ['b3']],
    ['["2024-01-02", null]', dtypes.datetime, [0n, null]],
    ['["a"]', dtypes.str, ['a']],
  ] as const) {
    it(`${source} of ${dtype.name}`, () => {
      assert.deepEqual(plain(toList(npArray(jsonValue(source), dtype))), expected);
    });
  }
});
