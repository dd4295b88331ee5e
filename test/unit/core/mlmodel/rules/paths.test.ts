import assert from 'node:assert/strict';
import { noSiblings } from '../../../../../src/core/mlmodel/siblings.ts';
import { minimal, minimalFolder } from '../../../../support/minimalModel.ts';
import { check, findings } from '../../../../support/ruleCheck.ts';

const pyfunc = (lines: string): string => `flavors:\n  python_function:\n    loader_module: a\n${lines}`;

describe('rules of paths', () => {
  it('path-missing tells what is known to be absent, and the file that may be meant', () => {
    const { 'model.skops': _, ...rest } = minimalFolder;
    const files = { ...rest, 'model.pkl': '' };
    const start = minimal.indexOf('model.skops');
    check('path-missing', {
      files,
      marks: [
        ['MLmodel', 'model.skops', 'warning'],
        ['MLmodel', 'model.skops', 'warning'],
      ],
      fixed: { MLmodel: `${minimal.slice(0, start)}model.pkl${minimal.slice(start + 11)}` },
      preferred: false,
    });
    check('path-missing', { files: minimalFolder });
  });

  it('path-missing says nothing where the folder is not known', () => {
    const found = findings({ MLmodel: minimal }, { siblings: noSiblings });
    assert.deepEqual(
      found.map(({ code }) => code),
      [],
    );
  });

  const paths: readonly [title: string, MLmodel: string, missing: readonly string[], files?: readonly string[]][] = [
    ['env as a string', pyfunc('    env: conda.yaml\n'), ['conda.yaml']],
    ['env as a map', pyfunc('    env: {conda: c.yaml, virtualenv: v.yaml}\n'), ['c.yaml'], ['v.yaml']],
    ['folders', pyfunc('    data: data\n    code: code\n'), ['code'], ['data/model.pth']],
    [
      'artifacts',
      pyfunc('    artifacts: {a: {path: artifacts/a, uri: x}, b: {path: artifacts/b}}\n'),
      ['artifacts/a'],
      ['artifacts/b'],
    ],
    ['null', pyfunc('    code: null\n'), []],
    ['the script of a model from code', pyfunc('    model_code_path: /home/me/agent.py\n'), [], ['agent.py']],
    ['a script that is gone', pyfunc('    model_code_path: /home/me/agent.py\n'), ['/home/me/agent.py']],
    ['the prefix of paddle', 'flavors:\n  paddle: {pickled_model: model}\n', [], ['model.pdmodel']],
    [
      'the prefix of paddle as a function',
      'flavors:\n  python_function: {loader_module: mlflow.paddle, model_path: model}\n',
      [],
      ['model.pdmodel'],
    ],
    ['a prefix without files', 'flavors:\n  paddle: {pickled_model: model}\n', ['model'], ['x']],
    ['transformers on the hub', 'flavors:\n  transformers: {source_model_revision: abc}\n', []],
    [
      'further files',
      'flavors:\n  sklearn: {extra_files: [{path: extra_files/a}, {path: ./b}]}\n',
      ['extra_files/a'],
      ['b'],
    ],
    ['an unknown flavor', 'flavors:\n  sktime: {data: model, extra_files: [{path: a}]}\n', []],
    [
      'examples',
      'saved_input_example_info: {artifact_path: a.json, serving_input_path: b.json}\n',
      ['a.json'],
      ['b.json'],
    ],
  ];
  for (const [title, MLmodel, missing, files = []] of paths) {
    it(`path-missing: ${title}`, () => {
      check('path-missing', {
        files: { MLmodel, ...Object.fromEntries(files.map((name) => [name, ''])) },
        marks: missing.map((path) => ['MLmodel', path, 'warning'] as const),
      });
    });
  }

  it('path-unsafe', () => {
    for (const path of ['/etc/passwd', '../other/model.pkl', 'a/../../b', 'C:\\model', 'file:///a']) {
      check('path-unsafe', {
        files: { MLmodel: pyfunc(`    data: ${path}\n`) },
        marks: [['MLmodel', path, 'warning']],
      });
    }
    check('path-unsafe', {
      files: { MLmodel: pyfunc('    data: ./a..b/c\n    model_code_path: /home/me/agent.py\n') },
    });
  });

  it('path-code-unused', () => {
    check('path-code-unused', {
      files: { MLmodel: pyfunc('    code: null\n'), 'code/a.py': '' },
      marks: [['MLmodel', 'code', 'hint']],
      fixed: { MLmodel: pyfunc('    code: code\n') },
      preferred: false,
    });
    check('path-code-unused', { files: { MLmodel: pyfunc('    code: code\n'), 'code/a.py': '' } });
    check('path-code-unused', { files: { MLmodel: pyfunc('    code: null\n'), 'codes/a.py': '' } });
  });

  it('requirement-file-missing', () => {
    check('requirement-file-missing', {
      files: { MLmodel: minimal, 'requirements.txt': 'mlflow==3.17.2\n-c constraints.txt\n-rmore.txt\n' },
      marks: [
        ['requirements.txt', '-c constraints.txt', 'warning'],
        ['requirements.txt', '-rmore.txt', 'warning'],
      ],
    });
    check('requirement-file-missing', {
      files: { MLmodel: minimal, 'python_env.yaml': 'dependencies:\n- -r requirements.txt\n' },
      marks: [['python_env.yaml', '-r requirements.txt', 'warning']],
    });
    check('requirement-file-missing', { files: minimalFolder });
    check('requirement-file-missing', {
      files: { MLmodel: minimal, 'requirements.txt': '-c constraints.txt\n', 'constraints.txt': '' },
    });
  });
});
