import assert from 'node:assert/strict';
import fc from 'fast-check';
import { flavorsOf, nativeLoader } from '../../../../src/core/links/nativeFlavor.ts';

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

describe('nativeLoader', () => {
  it('is the first flavor that MLflow has a loader for', () => {
    assert.deepEqual(nativeLoader(['python_function', 'mleap', 'spark']), {
      flavor: 'spark',
      function: 'load_model',
      variable: 'model',
    });
  });

  it('knows that shap loads explainers', () => {
    assert.deepEqual(nativeLoader(['shap', 'python_function']), {
      flavor: 'shap',
      function: 'load_explainer',
      variable: 'explainer',
    });
  });

  it('is not there for pyfunc alone, R, other packages and names of Object', () => {
    assert.equal(nativeLoader(['python_function', 'crate', 'sktime', 'constructor', '__proto__']), undefined);
  });
});
