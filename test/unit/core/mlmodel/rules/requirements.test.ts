import { minimal, minimalFolder } from '../../../../support/minimalModel.ts';
import { check } from '../../../../support/ruleCheck.ts';

const requirements = (text: string): Readonly<Record<string, string>> => ({
  MLmodel: minimal,
  'requirements.txt': text,
});
const file = 'requirements.txt';

describe('rules of requirements', () => {
  it('requirement-invalid', () => {
    check('requirement-invalid', {
      files: requirements('mlflow==3.17.2\r\nnumpy=2.4.6 # conda\r\n1 2\r\n'),
      marks: [
        [file, 'numpy=2.4.6', 'warning'],
        [file, '1 2', 'warning'],
      ],
      fixed: { [file]: 'mlflow==3.17.2\r\nnumpy==2.4.6 # conda\r\n1 2\r\n' },
      preferred: true,
    });
    check('requirement-invalid', {
      files: { MLmodel: minimal, 'conda.yaml': 'dependencies:\n- pip:\n  - numpy=1\n' },
      marks: [['conda.yaml', 'numpy=1', 'warning']],
    });
    check('requirement-invalid', { files: minimalFolder });
  });

  it('requirement-unpinned pins to what the model or conda names', () => {
    check('requirement-unpinned', {
      files: requirements('mlflow\nscikit_learn[x] >= 1 # why\nnumpy\n'),
      marks: [
        [file, 'mlflow', 'information'],
        [file, 'scikit_learn[x] >= 1', 'information'],
        [file, 'numpy', 'information'],
      ],
      fixed: { [file]: 'mlflow==3.17.2\nscikit_learn[x] >= 1 # why\nnumpy\n' },
      preferred: true,
    });
    check('requirement-unpinned', {
      files: requirements('scikit_learn[x] >= 1 # why\n'),
      marks: [[file, 'scikit_learn[x] >= 1', 'information']],
      fixed: { [file]: 'scikit_learn[x]==1.9.1 # why\n' },
    });
    check('requirement-unpinned', {
      files: { ...requirements('numpy; python_version > "3"'), 'conda.yaml': 'dependencies:\n- pip: [numpy==2.4.6]\n' },
      marks: [[file, 'numpy; python_version > "3"', 'information']],
      fixed: { [file]: 'numpy==2.4.6; python_version > "3"' },
    });
    check('requirement-unpinned', { files: requirements('a'), marks: [[file, 'a', 'information']], fixed: null });
    check('requirement-unpinned', { files: requirements('a==1\nb~=2.0\nc<3\nd @ https://e.f/g.whl\n-e .\n./h\n') });
  });

  it('requirement-duplicate', () => {
    check('requirement-duplicate', {
      files: requirements('numpy==1\nNumPy==2\n'),
      marks: [[file, 'NumPy==2', 'warning']],
    });
    check('requirement-duplicate', {
      files: requirements('a==1; sys_platform == "linux"\na==2; sys_platform == "win32"\nb==1\n# b==2\n'),
    });
  });

  it('requirement-mlflow-missing', () => {
    check('requirement-mlflow-missing', {
      files: requirements('scikit-learn==1.9.1\r\nnumpy==2\r\n'),
      marks: [[file, 'scikit-learn==1.9.1', 'information']],
      fixed: { [file]: 'mlflow==3.17.2\r\nscikit-learn==1.9.1\r\nnumpy==2\r\n' },
      preferred: true,
    });
    check('requirement-mlflow-missing', {
      files: requirements(''),
      marks: [[file, '', 'information']],
      fixed: { [file]: 'mlflow==3.17.2' },
    });
    check('requirement-mlflow-missing', { files: requirements('mlflow-skinny==3.17.2\n') });
    check('requirement-mlflow-missing', { files: requirements('-r other.txt\n') });
    check('requirement-mlflow-missing', { files: { MLmodel: minimal } });
  });

  it('requirement-version-differs', () => {
    check('requirement-version-differs', {
      files: requirements('mlflow==3.17.2\nscikit-learn==1.4.0  # old\n'),
      marks: [[file, 'scikit-learn==1.4.0', 'warning']],
      fixed: { [file]: 'mlflow==3.17.2\nscikit-learn==1.9.1  # old\n' },
      preferred: false,
    });
    check('requirement-version-differs', {
      files: requirements('mlflow-skinny==2.22.1\n'),
      marks: [[file, 'mlflow-skinny==2.22.1', 'warning']],
    });
    check('requirement-version-differs', {
      files: { MLmodel: 'mlflow_version: 3.18.0.dev0\n', 'requirements.txt': 'mlflow==3.17.2\n' },
    });
    check('requirement-version-differs', {
      files: {
        MLmodel:
          'flavors:\n  pytorch: {pytorch_version: 2.7.1+cu118, model_data: data}\n  xgboost: {xgb_version: "1.7", data: m}\n',
        'requirements.txt': 'torch==2.7.1\nxgboost==1.7.3\n',
      },
    });
    check('requirement-version-differs', { files: minimalFolder });
  });

  it('requirement-conda-differs', () => {
    check('requirement-conda-differs', {
      files: {
        ...requirements('mlflow==3.17.2\nnumpy==2\npandas==3\n'),
        'conda.yaml': 'dependencies:\n- pip:\n  - mlflow==3.17.1\n  - scipy\n',
      },
      marks: [
        ['conda.yaml', 'mlflow==3.17.1', 'information'],
        ['conda.yaml', 'scipy', 'information'],
        [file, 'numpy==2', 'information'],
      ],
    });
    check('requirement-conda-differs', {
      files: { ...requirements('mlflow==3.17.2\n'), 'conda.yaml': 'dependencies:\n- pip: [-r requirements.txt]\n' },
    });
    check('requirement-conda-differs', { files: minimalFolder });
  });
});
