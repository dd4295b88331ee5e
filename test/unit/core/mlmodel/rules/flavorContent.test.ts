import { minimal } from '../../../../support/minimalModel.ts';
import { check } from '../../../../support/ruleCheck.ts';

const pyfunc = (lines: string): string => `flavors:\n  python_function:\n${lines}`;

describe('rules of what flavors say', () => {
  it('flavor-env-old', () => {
    check('flavor-env-old', {
      files: { MLmodel: pyfunc('    env: conda.yaml # 1.30\n'), 'python_env.yaml': '' },
      marks: [['MLmodel', 'conda.yaml', 'hint']],
      fixed: { MLmodel: pyfunc('    env: {conda: conda.yaml, virtualenv: python_env.yaml} # 1.30\n') },
      preferred: true,
    });
    check('flavor-env-old', {
      files: { MLmodel: pyfunc('    env: conda.yaml\n') },
      marks: [['MLmodel', 'conda.yaml', 'hint']],
      fixed: null,
    });
    check('flavor-env-old', { files: { MLmodel: minimal } });
  });

  it('flavor-env-incomplete', () => {
    check('flavor-env-incomplete', {
      files: { MLmodel: pyfunc('    env: {conda: conda.yaml, docker: x}\n') },
      marks: [
        ['MLmodel', 'env', 'warning'],
        ['MLmodel', 'docker', 'hint'],
      ],
    });
    check('flavor-env-incomplete', { files: { MLmodel: pyfunc('    env: conda.yaml\n') } });
    check('flavor-env-incomplete', { files: { MLmodel: minimal } });
  });

  it('flavor-env-missing', () => {
    check('flavor-env-missing', {
      files: { MLmodel: pyfunc('    loader_module: a\n') },
      marks: [['MLmodel', 'python_function', 'hint']],
    });
    check('flavor-env-missing', { files: { MLmodel: minimal } });
  });

  it('flavor-serialization', () => {
    check('flavor-serialization', {
      files: { MLmodel: minimal.replace('format: skops', 'format: cloudpickl') },
      marks: [['MLmodel', 'cloudpickl', 'warning']],
    });
    check('flavor-serialization', {
      files: { MLmodel: minimal.replace('format: skops', 'format: skop') },
      marks: [['MLmodel', 'skop', 'warning']],
      fixed: { MLmodel: minimal },
    });
    check('flavor-serialization', {
      files: { MLmodel: minimal.replace('format: skops', 'format: pickle') },
      marks: [['MLmodel', 'pickle', 'warning']],
    });
    check('flavor-serialization', { files: { MLmodel: minimal } });
    check('flavor-serialization', { files: { MLmodel: minimal.replaceAll('model.skops', 'model.bin') } });
    check('flavor-serialization', {
      files: { MLmodel: 'flavors:\n  lightgbm: {data: model.lgb, serialization_format: cloudpickle}\n' },
    });
  });

  it('flavor-pickle', () => {
    check('flavor-pickle', {
      files: { MLmodel: 'flavors:\n  sklearn: {serialization_format: cloudpickle}\n' },
      marks: [['MLmodel', 'cloudpickle', 'hint']],
    });
    check('flavor-pickle', { files: { MLmodel: minimal } });
  });

  it('flavor-loader-unknown', () => {
    check('flavor-loader-unknown', {
      files: { MLmodel: minimal.replace('mlflow.sklearn', 'mlflow.sklern') },
      marks: [['MLmodel', 'mlflow.sklern', 'warning']],
      fixed: { MLmodel: minimal },
      preferred: false,
    });
    check('flavor-loader-unknown', { files: { MLmodel: minimal } });
    check('flavor-loader-unknown', { files: { MLmodel: pyfunc('    loader_module: my.own.loader\n') } });
  });
});
