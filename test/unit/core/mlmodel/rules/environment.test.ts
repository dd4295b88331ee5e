import { minimal, minimalFolder } from '../../../../support/minimalModel.ts';
import { check } from '../../../../support/ruleCheck.ts';

const files = (more: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  MLmodel: minimal,
  ...more,
});
const conda = (dependencies: string): Readonly<Record<string, string>> =>
  files({ 'conda.yaml': `dependencies:\n${dependencies}` });

describe('rules of conda.yaml and python_env.yaml', () => {
  it('env-unreadable', () => {
    check('env-unreadable', {
      files: files({ 'python_env.yaml': 'python: [\n', 'conda.yaml': '- a\n' }),
      marks: [
        ['conda.yaml', '- a', 'warning'],
        ['python_env.yaml', '', 'warning'],
      ],
    });
    check('env-unreadable', { files: files({ 'python_env.yaml': '' }), marks: [['python_env.yaml', '', 'warning']] });
    check('env-unreadable', { files: minimalFolder });
    check('env-unreadable', { files: { MLmodel: 'flavors: {}\n' } });
  });

  it('env-python-unquoted', () => {
    check('env-python-unquoted', {
      files: files({ 'python_env.yaml': 'python: 3.10 # three ten\r\ndependencies: []\r\n' }),
      marks: [['python_env.yaml', '3.10', 'warning']],
      fixed: { 'python_env.yaml': "python: '3.10' # three ten\r\ndependencies: []\r\n" },
      preferred: true,
    });
    check('env-python-unquoted', { files: files({ 'python_env.yaml': 'python: 3.11.7\n' }) });
    check('env-python-unquoted', { files: files({ 'python_env.yaml': "python: '3.11'\n" }) });
  });

  it('reads the file that the model names', () => {
    const MLmodel = minimal.replace('virtualenv: python_env.yaml', 'virtualenv: env/p.yaml');
    check('env-python-unquoted', {
      files: { MLmodel, 'env/p.yaml': 'python: 3.10\n', 'python_env.yaml': 'python: 3.9\n' },
      marks: [['env/p.yaml', '3.10', 'warning']],
    });
  });

  it('env-key-unknown', () => {
    check('env-key-unknown', {
      files: files({ 'python_env.yaml': 'pyton: 3.11.7\nname: a\n' }),
      marks: [
        ['python_env.yaml', 'pyton', 'warning'],
        ['python_env.yaml', 'name', 'warning'],
      ],
      fixed: { 'python_env.yaml': 'python: 3.11.7\nname: a\n' },
      preferred: false,
    });
    check('env-key-unknown', { files: minimalFolder });
  });

  it('env-kind', () => {
    check('env-kind', {
      files: files({
        'python_env.yaml': 'python: [3]\ndependencies: -r requirements.txt\nbuild_dependencies: null\n',
        'conda.yaml': 'dependencies:\n',
      }),
      marks: [
        ['python_env.yaml', '[3]', 'warning'],
        ['python_env.yaml', '-r requirements.txt', 'warning'],
        ['conda.yaml', 'dependencies', 'warning'],
      ],
    });
    check('env-kind', { files: minimalFolder });
    check('env-kind', { files: files({ 'conda.yaml': 'name: a\n' }) });
  });

  it('env-conda-dependency', () => {
    check('env-conda-dependency', {
      files: conda('- python=3.11.7\n- numpy: 1\n- 3\n- {pip: x}\n'),
      marks: [
        ['conda.yaml', 'numpy: 1', 'warning'],
        ['conda.yaml', '3', 'warning'],
        ['conda.yaml', '{pip: x}', 'warning'],
      ],
    });
    check('env-conda-dependency', { files: minimalFolder });
  });

  it('env-conda-python', () => {
    check('env-conda-python', {
      files: conda('- python\n'),
      marks: [['conda.yaml', 'python', 'warning']],
      fixed: { 'conda.yaml': 'dependencies:\n- python=3.11.7\n' },
      preferred: true,
    });
    check('env-conda-python', {
      files: conda("- 'python>3.9'\n"),
      marks: [['conda.yaml', "'python>3.9'", 'warning']],
      fixed: { 'conda.yaml': "dependencies:\n- 'python=3.11.7'\n" },
      preferred: false,
    });
    check('env-conda-python', { files: conda('- python=3.11\n- python\n') });
    check('env-conda-python', { files: conda('- python>=3.9\n') });
  });

  it('env-conda-no-python', () => {
    check('env-conda-no-python', {
      files: conda('- pip\n'),
      marks: [['conda.yaml', 'dependencies', 'information']],
    });
    check('env-conda-no-python', { files: conda('- python 3.11\n') });
    check('env-conda-no-python', { files: files({ 'conda.yaml': 'name: a\n' }) });
  });

  it('env-conda-extra', () => {
    check('env-conda-extra', {
      files: conda('- python=3.11.7\n- openjdk=11\n- r-base\n'),
      marks: [['conda.yaml', 'openjdk=11', 'hint']],
    });
    check('env-conda-extra', { files: minimalFolder });
  });

  it('env-python-differs', () => {
    check('env-python-differs', {
      files: files({ 'python_env.yaml': 'python: 3.9.1\n', 'conda.yaml': 'dependencies:\n- python=3.10\n' }),
      marks: [
        ['conda.yaml', 'python=3.10', 'warning'],
        ['python_env.yaml', '3.9.1', 'warning'],
      ],
      fixed: { 'conda.yaml': 'dependencies:\n- python=3.11.7\n' },
      preferred: false,
    });
    check('env-python-differs', {
      files: files({ 'python_env.yaml': 'python: 3.9.1 # old\n' }),
      marks: [['python_env.yaml', '3.9.1', 'warning']],
      fixed: { 'python_env.yaml': "python: '3.11.7' # old\n" },
    });
    check('env-python-differs', {
      files: files({ 'python_env.yaml': 'python: 3.11.2\n', 'conda.yaml': 'dependencies:\n- python>=3.8\n' }),
    });
  });
});
