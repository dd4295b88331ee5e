import assert from 'node:assert/strict';
import { minimalFolder } from '../../../../support/minimalModel.ts';
import { pageOf } from '../../../../support/modelPages.ts';
import { folder, type Files } from '../../../../support/ruleCheck.ts';

/** `name: version | version`, with `!` behind a conflict. */
function table(files: Files): readonly string[] {
  const { environment } = pageOf(files, folder(files));
  return environment.packages.map(
    ({ name, versions, isConflict }) => `${name}${isConflict ? '!' : ''}: ${versions.join(' | ')}`,
  );
}

const withFiles = (files: Files): Files => ({ ...minimalFolder, ...files });

describe('the files of the environment', () => {
  it('stand side by side, Python first', () => {
    assert.deepEqual(pageOf(minimalFolder).environment.files, ['conda.yaml', 'python_env.yaml', 'requirements.txt']);
    assert.deepEqual(table(minimalFolder), [
      'python: 3.11.7 | 3.11.7 | ',
      'pip: <=23.2.1 | 23.2.1 | ',
      'mlflow: 3.17.2 |  | 3.17.2',
      'scikit-learn: 1.9.1 |  | 1.9.1',
      'wheel:  | any | ',
    ]);
  });

  it('are those that are there, as the model calls them', () => {
    const { MLmodel = '' } = minimalFolder;
    const files = {
      MLmodel: MLmodel.replace('conda: conda.yaml', 'conda: env.yml'),
      'env.yml': 'dependencies: [python=3]',
    };
    assert.deepEqual(pageOf(files).environment, {
      files: ['env.yml'],
      packages: [{ name: 'python', versions: ['3'], isConflict: false }],
    });
    assert.deepEqual(pageOf({ MLmodel }).environment, { files: [], packages: [] });
  });

  it('say versions in many ways', () => {
    const requirements = [
      'A_b==1.0',
      'a.b>=2',
      'any-one',
      'far[x] @ https://a.example/far.whl',
      'old>=1,<2; python_version < "3.12"',
      '-r more.txt',
      'odd=1',
    ].join('\n');
    const conda = 'dependencies:\n- conda-forge::numpy=1.26=py311\n- pandas >=2,<3\n- openjdk\n- 3\n- zlib==1.2\n';
    const all = withFiles({
      'conda.yaml': conda,
      'requirements.txt': requirements,
      'python_env.yaml': 'python: 3.10\n',
    });
    assert.deepEqual(table(all), [
      'python:  | 3.10 | ',
      'numpy: 1.26 |  | ',
      'pandas: >=2,<3 |  | ',
      'openjdk: any |  | ',
      'zlib: 1.2 |  | ',
      'a-b!:  |  | 1.0, >=2',
      'any-one:  |  | any',
      'far:  |  | https://a.example/far.whl',
      'old:  |  | >=1,<2; python_version < "3.12"',
    ]);
  });
});

describe('a conflict is what a rule tells of', () => {
  function check(title: string, files: Files, expected: readonly string[]): void {
    it(title, () =>
      assert.deepEqual(
        table(withFiles(files)).filter((line) => line.includes('!')),
        expected,
      ),
    );
  }

  const conda = minimalFolder['conda.yaml'] ?? '';
  check('two versions', { 'conda.yaml': conda.replace('mlflow==3.17.2', 'mlflow==3.17.1') }, [
    'mlflow!: 3.17.1 |  | 3.17.2',
  ]);
  check('another one than the model was saved with', { 'requirements.txt': 'mlflow==3.17.2\nscikit-learn==1.8.0\n' }, [
    'scikit-learn!: 1.9.1 |  | 1.8.0',
  ]);
  check('Python', { 'python_env.yaml': "python: '3.9.1'\n" }, ['python!: 3.11.7 | 3.9.1 | ']);
  check('in one file only', { 'requirements.txt': 'mlflow==3.17.2\nscikit-learn==1.9.1\na==1\nb==1\n' }, [
    'a!:  |  | 1',
    'b!:  |  | 1',
  ]);
  check(
    'not what is switched off',
    { 'python_env.yaml': "python: '3.9.1' # mlmodel: disable env-python-differs\n" },
    [],
  );
  check('not the same line twice', { 'requirements.txt': 'mlflow==3.17.2\nscikit-learn==1.9.1\nmlflow==3.17.2\n' }, []);
  check('not a version that is open', { 'requirements.txt': 'mlflow==3.17.2\nscikit-learn\n' }, []);
});
