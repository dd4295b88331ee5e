import assert from 'node:assert/strict';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';
import type { Seen } from './seen.ts';
import { seen } from './seen.ts';

function check(tensor: string, ...expected: Seen[]): void {
  it(tensor, () => {
    const text = `[${tensor}]`;
    const rows = seen(text, readSchema(text).problems);
    assert.deepEqual(
      rows.map(([code, looked, ...fixed]) => [
        code,
        looked,
        ...fixed.map((all) => all.replace(/^(!?)\[(.*)\]$/, '$1$2')),
      ]),
      expected,
    );
  });
}

const of = (dtype: string, shape = '[-1, 3]'): string =>
  `{"type": "tensor", "tensor-spec": {"dtype": ${dtype}, "shape": ${shape}}}`;

describe('readTensor', () => {
  check(of('"float64"', '[]'));
  check('{"type": "tensor"}', [
    'x signature-part-missing',
    '{"type": "tensor"}',
    '{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1]}}',
  ]);
  for (const [tensor, mended] of [
    ['{"type": "tensor", "dtype": "int8", "shape": [-1, 3]}', `!${of('"int8"')}`],
    [
      '{"type": "tensor", "shape": [-1, 3], "name": "a", "dtype": "int8"}',
      '!{"type": "tensor", "name": "a", "tensor-spec": {"dtype": "int8", "shape": [-1, 3]}}',
    ],
    [
      '{"shape": [-1, 3], "dtype": "int8", "type": "tensor"}',
      '!{"tensor-spec": {"dtype": "int8", "shape": [-1, 3]}, "type": "tensor"}',
    ],
    ['{"type": "tensor", "shape": [-1, 3]}', of('"float64"')],
    ['{"type": "tensor", "dtype": "int8"}', of('"int8"', '[-1]')],
    ['{"type": "tensor", "dtype": "foo", "shape": [-1, 3]}', of('"foo"')],
    [of('"int8"').replace('-spec', '_spec'), `!${of('"int8"')}`],
    [of('"int8"').replace('tensor-spec', 'TensorSpec'), `!${of('"int8"')}`],
    [of('"foo"').replace('tensor-spec', 'spec'), of('"foo"')],
  ] as const)
    check(tensor, ['x signature-part-missing', tensor, mended]);
  check('{"type": "tensor", "tensor-spec": []}', ['x signature-part-invalid', '[]']);
  check(
    '{"type": "tensor", "tensor-spec": {}}',
    ['x signature-part-missing', '{}', '{"type": "tensor", "tensor-spec": {"dtype": "float64"}}'],
    ['x signature-part-missing', '{}', '{"type": "tensor", "tensor-spec": {"shape": [-1]}}'],
  );
  check(of('"foo"'), ['x signature-dtype-unknown', '"foo"']);
  check(of('"string"'), ['x signature-dtype-unknown', '"string"', `!${of('"str"')}`]);
  check(of('"Float64"'), ['x signature-dtype-unknown', '"Float64"', `!${of('"float64"')}`]);
  check(of('"flaot64"'), ['x signature-dtype-unknown', '"flaot64"', of('"float64"')]);
  check(of('"datetime"'), ['x signature-dtype-unknown', '"datetime"', `!${of('"datetime64[ns]"')}`]);
  check(of('"<U10"'), ['x signature-dtype-unknown', '"<U10"', `!${of('"str"')}`]);
  check(of('"S5"'), ['x signature-dtype-unknown', '"S5"', `!${of('"bytes"')}`]);
  check(of('"c"'));
  check(of('true'), ['x signature-dtype-unknown', 'true']);
  check(of('["i4"]'), ['x signature-dtype-unknown', '["i4"]']);
  check(of('null'), ['- signature-part-invalid', 'null', `!${of('"float64"')}`]);
  check(of('{"names": ["a"], "formats": ["i4"]}'), [
    '- signature-part-invalid',
    '{"names": ["a"], "formats": ["i4"]}',
    of('"void32"'),
  ]);
  check(of('"int8"', '3'), ['x signature-part-invalid', '3', of('"int8"', '[3]')]);
  check(of('"int8"', 'null'), ['x signature-part-invalid', 'null']);
  check(of('"int8"', '"ab"'), ['- signature-shape-odd', '"ab"']);
  check(of('"int8"', '{"a": 1}'), ['- signature-shape-odd', '{"a": 1}']);
  check(
    of('"int8"', '[-2, 1.5, "x", null, -1, 0]'),
    ['- signature-shape-odd', '-2'],
    ['- signature-shape-odd', '1.5'],
    ['- signature-shape-odd', '"x"'],
    ['- signature-shape-odd', 'null'],
  );
  const valid = of('"int8"', '[]');
  check(`${valid.slice(0, -1)}, "required": false}`, ['- signature-key-ignored', '"required"', valid]);
  check(`${valid.slice(0, -1)}, "cls": 1}`, ['x signature-key-unknown', '"cls"', valid]);
  check(`${valid.slice(0, -2)}, "cls": 1}}`, ['x signature-key-unknown', '"cls"', valid]);
  check(`${valid.slice(0, -1)}, "name": 5}`, ['- signature-name-odd', '5']);
});
