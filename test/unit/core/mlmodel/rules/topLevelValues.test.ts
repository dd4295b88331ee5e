import { minimal } from '../../../../support/minimalModel.ts';
import { check } from '../../../../support/ruleCheck.ts';

describe('rules of values at the top', () => {
  it('key-kind', () => {
    check('key-kind', {
      files: { MLmodel: 'metadata: abc\nmodel_size_bytes: abc\nprompts: [1]\n' },
      marks: [
        ['MLmodel', 'abc', 'warning'],
        ['MLmodel', 'abc', 'warning'],
        ['MLmodel', '[1]', 'warning'],
      ],
    });
    check('key-kind', {
      files: { MLmodel: 'run_id:\n- a\n- b\nsaved_input_example_info: {type: []}\n' },
      marks: [
        ['MLmodel', 'run_id', 'warning'],
        ['MLmodel', '[]', 'warning'],
      ],
    });
    check('key-kind', { files: { MLmodel: minimal } });
    check('key-kind', {
      files: { MLmodel: 'metadata: null\nprompts: null\nmodel_size_bytes: 0x10\nsignature: abc\n' },
    });
  });

  it('key-retyped', () => {
    check('key-retyped', {
      files: { MLmodel: 'run_id: 1234567 # digits only\n' },
      marks: [['MLmodel', '1234567', 'warning']],
      fixed: { MLmodel: "run_id: '1234567' # digits only\n" },
      preferred: true,
    });
    check('key-retyped', {
      files: { MLmodel: '{mlflow_version: &v 3.10}' },
      marks: [['MLmodel', '3.10', 'warning']],
      fixed: { MLmodel: "{mlflow_version: &v '3.10'}" },
    });
    check('key-retyped', { files: { MLmodel: 'run_id: 123e5\nmlflow_version: 3.17.2\nmodel_id: null\n' } });
    check('key-retyped', { files: { MLmodel: 'run_id: !!int 3\n' } });
  });

  it('key-env-vars', () => {
    check('key-env-vars', {
      files: { MLmodel: 'env_vars: TOKEN\n' },
      marks: [['MLmodel', 'TOKEN', 'error']],
      fixed: { MLmodel: 'env_vars: [TOKEN]\n' },
      preferred: true,
    });
    check('key-env-vars', {
      files: { MLmodel: 'env_vars:\n- A\n- yes\n' },
      marks: [['MLmodel', 'yes', 'error']],
      fixed: { MLmodel: "env_vars:\n- A\n- 'yes'\n" },
    });
    check('key-env-vars', {
      files: { MLmodel: 'env_vars: {A: 1}\n' },
      marks: [['MLmodel', '{A: 1}', 'error']],
      fixed: null,
    });
    check('key-env-vars', {
      files: { MLmodel: 'env_vars: !!str 1\n' },
      marks: [['MLmodel', '1', 'error']],
      fixed: null,
    });
    check('key-env-vars', { files: { MLmodel: 'env_vars: !!omap [a: 1]\n' }, marks: [['MLmodel', '[a: 1]', 'error']] });
    for (const falsy of ["''", '0', 'false', '{}', '[]', '~', '', '-0.0', '!!binary ""', '{<<: {}}']) {
      check('key-env-vars', { files: { MLmodel: `env_vars: ${falsy}\n` } });
    }
    check('key-env-vars', { files: { MLmodel: 'env_vars: [A, B]\n' } });
  });

  it('key-resources-path', () => {
    check('key-resources-path', {
      files: { MLmodel: 'resources: r.yaml\n', 'r.yaml': '' },
      marks: [['MLmodel', 'r.yaml', 'error']],
    });
    check('key-resources-path', { files: { MLmodel: "resources: ''\n" }, marks: [['MLmodel', "''", 'error']] });
    check('key-resources-path', { files: { MLmodel: 'resources: 3\n' } });
    check('key-resources-path', { files: { MLmodel: 'resources: {api_version: "1"}\n' } });
  });

  it('key-time-unquoted', () => {
    check('key-time-unquoted', {
      files: { MLmodel: 'utc_time_created: 2026-01-02 03:04:05.6\r\n' },
      marks: [['MLmodel', '2026-01-02 03:04:05.6', 'information']],
      fixed: { MLmodel: "utc_time_created: '2026-01-02 03:04:05.6'\r\n" },
      preferred: true,
    });
    check('key-time-unquoted', { files: { MLmodel: 'utc_time_created: []\n' }, marks: [['MLmodel', '[]', 'warning']] });
    check('key-time-unquoted', { files: { MLmodel: minimal } });
  });

  it('key-type-hint-alone', () => {
    check('key-type-hint-alone', {
      files: { MLmodel: 'is_signature_from_type_hint: true\nsignature: null\n' },
      marks: [['MLmodel', 'is_signature_from_type_hint', 'information']],
    });
    check('key-type-hint-alone', { files: { MLmodel: 'is_signature_from_type_hint: false\n' } });
    check('key-type-hint-alone', {
      files: { MLmodel: 'type_hint_from_example: true\nsignature: {inputs: \'[{"type": "long"}]\'}\n' },
    });
  });
});
