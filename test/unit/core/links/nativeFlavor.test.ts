import assert from 'node:assert/strict';
import { nativeLoader } from '../../../../src/core/links/nativeFlavor.ts';

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
