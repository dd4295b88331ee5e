import assert from 'node:assert/strict';
import fc from 'fast-check';
import { flavorsOf } from '../../../../src/core/links/flavorNames.ts';

describe('flavorsOf', () => {
  for (const [what, mlmodel, flavors] of [
    [
      'the file’s order',
      'flavors:\n  python_function:\n    env: conda.yaml\n  sklearn:\n    code: null\n',
      ['python_function', 'sklearn'],
    ],
    ['flow style', 'flavors: {spark: {}, "python_function": {}}', ['spark', 'python_function']],
    ['names that look like other types', 'flavors:\n  1: {}\n  yes: {}\n', ['1', 'yes']],
    ['what is before an error', 'flavors:\n  sklearn:\n    a: 1\nrun_id: "x\n', ['sklearn']],
    ['none', 'flavors: {}', []],
    ['none of a list', 'flavors: [sklearn]', []],
    ['none of null', 'flavors:', []],
    ['none of another file', '<html>', []],
    ['none of an empty file', '', []],
  ] as const) {
    it(`gives ${what}`, () => assert.deepEqual(flavorsOf(mlmodel), flavors));
  }

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(flavorsOf(`flavors: ${text}`))));
  });
});
