import { minimal, minimalFolder } from '../../../../support/minimalModel.ts';
import { check } from '../../../../support/ruleCheck.ts';

describe('rules of the shape of flavors', () => {
  it('flavor-not-map', () => {
    check('flavor-not-map', {
      files: { MLmodel: 'flavors: [sklearn]\n' },
      marks: [['MLmodel', '[sklearn]', 'warning']],
    });
    check('flavor-not-map', {
      files: { MLmodel: 'flavors:\n  a:\n  b: x\n  c:\n  - 1\n  - 2\n  d: {}\n' },
      marks: [
        ['MLmodel', 'a', 'warning'],
        ['MLmodel', 'x', 'warning'],
        ['MLmodel', 'c', 'warning'],
      ],
    });
    check('flavor-not-map', { files: { MLmodel: 'flavors: {}\n' } });
    check('flavor-not-map', { files: { MLmodel: minimal } });
  });

  it('flavor-name-meant', () => {
    check('flavor-name-meant', {
      files: { MLmodel: 'flavors:\n  sklern: {}\n' },
      marks: [['MLmodel', 'sklern', 'warning']],
      fixed: { MLmodel: 'flavors:\n  sklearn: {}\n' },
      preferred: false,
    });
    check('flavor-name-meant', { files: { MLmodel: 'flavors:\n  sktime: {}\n  xgboost: {}\n  crewai: {}\n' } });
  });

  it('flavor-no-python-function', () => {
    check('flavor-no-python-function', {
      files: { MLmodel: 'flavors:\n  sklearn: {}\n' },
      marks: [['MLmodel', 'flavors', 'information']],
    });
    check('flavor-no-python-function', { files: { MLmodel: minimal } });
    check('flavor-no-python-function', { files: { MLmodel: 'flavors: {}\n' } });
  });

  it('flavor-removed', () => {
    check('flavor-removed', {
      files: { MLmodel: 'flavors:\n  fastai: {}\n' },
      marks: [['MLmodel', 'fastai', 'information']],
    });
    check('flavor-removed', { files: { MLmodel: 'flavors:\n  keras: {}\n' } });
  });

  it('flavor-key-unknown', () => {
    check('flavor-key-unknown', {
      files: { MLmodel: minimal.replace('pickled_model', 'pikled_model') },
      marks: [['MLmodel', 'pikled_model', 'warning']],
      fixed: { MLmodel: minimal },
      preferred: false,
    });
    check('flavor-key-unknown', {
      files: { MLmodel: minimal.replace('  sklearn:\n', '  sklearn:\n    author: me\n') },
      marks: [['MLmodel', 'author', 'hint']],
      fixed: null,
    });
    check('flavor-key-unknown', {
      files: { MLmodel: minimal.replace('  python_function:\n', '  python_function:\n    author: me\n') },
    });
    check('flavor-key-unknown', { files: { MLmodel: 'flavors:\n  sktime: {picled_model: x}\n' } });
  });

  it('flavor-key-kind', () => {
    check('flavor-key-kind', {
      files: { MLmodel: minimal.replace('predict_fn: predict', 'predict_fn: [predict]') },
      marks: [['MLmodel', '[predict]', 'warning']],
    });
    check('flavor-key-kind', {
      files: { MLmodel: 'flavors:\n  python_function:\n    env: conda.yaml\n    code: null\n' },
    });
    check('flavor-key-kind', { files: { MLmodel: 'flavors:\n  onnx:\n    providers: [[a, {b: 1}], c]\n' } });
  });

  it('flavor-key-retyped', () => {
    check('flavor-key-retyped', {
      files: { MLmodel: 'flavors:\r\n  python_function:\r\n    python_version: 3.10\r\n' },
      marks: [['MLmodel', '3.10', 'warning']],
      fixed: { MLmodel: "flavors:\r\n  python_function:\r\n    python_version: '3.10'\r\n" },
      preferred: true,
    });
    check('flavor-key-retyped', { files: { MLmodel: minimal } });
  });

  it('flavor-key-missing', () => {
    check('flavor-key-missing', {
      files: { MLmodel: minimal.replace('    loader_module: mlflow.sklearn\n', '') },
      marks: [['MLmodel', 'python_function', 'warning']],
    });
    check('flavor-key-missing', {
      files: { MLmodel: 'flavors:\n  tensorflow: {code: null}\n  xgboost: {data: null}\n' },
      marks: [
        ['MLmodel', 'tensorflow', 'warning'],
        ['MLmodel', 'data', 'warning'],
      ],
    });
    check('flavor-key-missing', { files: { MLmodel: 'flavors:\n  tensorflow: {saved_model_dir: tf2model}\n' } });
    check('flavor-key-missing', { files: { MLmodel: 'flavors:\n  transformers: {}\n  fastai: {}\n' } });
  });

  it('flavor-version-missing', () => {
    const without = minimal.replace('    sklearn_version: 1.9.1\n', '');
    check('flavor-version-missing', {
      files: { ...minimalFolder, MLmodel: without },
      marks: [['MLmodel', 'sklearn', 'hint']],
      fixed: { MLmodel: without.replace('types: null\n', "types: null\n    sklearn_version: '1.9.1'\n") },
      preferred: true,
    });
    check('flavor-version-missing', {
      files: { MLmodel: without },
      marks: [['MLmodel', 'sklearn', 'hint']],
      fixed: null,
    });
    check('flavor-version-missing', { files: { MLmodel: 'flavors:\n  keras: {version: 2.2.2, data: model.h5}\n' } });
    check('flavor-version-missing', { files: minimalFolder });
  });

  it('flavor-python-version-missing', () => {
    check('flavor-python-version-missing', {
      files: { MLmodel: 'flavors:\n  python_function: {loader_module: a.b}\n' },
      marks: [['MLmodel', 'python_function', 'hint']],
    });
    check('flavor-python-version-missing', { files: { MLmodel: minimal } });
  });
});
