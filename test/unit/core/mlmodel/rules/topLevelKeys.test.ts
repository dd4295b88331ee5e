import { minimal } from '../../../../support/minimalModel.ts';
import { check } from '../../../../support/ruleCheck.ts';

describe('rules of keys at the top', () => {
  it('key-not-string', () => {
    const quoted = (before: string, key: string, after: string): void =>
      check('key-not-string', {
        files: { MLmodel: before },
        marks: [['MLmodel', key, 'error']],
        fixed: { MLmodel: after },
        preferred: false,
      });
    quoted('flavors: {}\n1: 2 # x\n', '1', "flavors: {}\n'1': 2 # x\n");
    quoted('on: 1\r\n', 'on', "'on': 1\r\n");
    quoted('{null: 1}', 'null', "{'null': 1}");
    check('key-not-string', {
      files: { MLmodel: 'a: &x {2024-01-02: 1}\n<<: *x\n' },
      marks: [['MLmodel', '2024-01-02', 'error']],
    });
    check('key-not-string', { files: { MLmodel: "flavors: {}\n'1': 2\ny: 3\n" } });
    check('key-not-string', { files: { MLmodel: 'metadata: {1: 2}\n' } });
  });

  it('key-self', () => {
    check('key-self', {
      files: { MLmodel: 'flavors: {}\nself: 1\n' },
      marks: [['MLmodel', 'self', 'error']],
      fixed: { MLmodel: 'flavors: {}\n' },
      preferred: false,
    });
    check('key-self', { files: { MLmodel: 'Self: 1\nmetadata: {self: 1}\n' } });
  });

  it('key-reserved', () => {
    const signature = 'signature:\n  inputs: \'[{"type": "long"}]\'\n';
    check('key-reserved', {
      files: { MLmodel: `_signature: x\n${signature}` },
      marks: [['MLmodel', '_signature', 'error']],
      fixed: { MLmodel: signature },
    });
    check('key-reserved', {
      files: { MLmodel: `_signature: null\n${signature}` },
      marks: [['MLmodel', '_signature', 'information']],
    });
    check('key-reserved', {
      files: { MLmodel: `get_output_schema: x\n${signature}` },
      marks: [['MLmodel', 'get_output_schema', 'error']],
    });
    check('key-reserved', {
      files: { MLmodel: 'get_output_schema: x\nto_yaml: 1\n' },
      marks: [
        ['MLmodel', 'get_output_schema', 'warning'],
        ['MLmodel', 'to_yaml', 'warning'],
      ],
    });
    check('key-reserved', { files: { MLmodel: `${signature}to_csv: 1\n` } });
  });

  it('key-unknown', () => {
    check('key-unknown', {
      files: { MLmodel: 'flavours: {}\r\nrun_id: a\r\n' },
      marks: [['MLmodel', 'flavours', 'warning']],
      fixed: { MLmodel: 'flavors: {}\r\nrun_id: a\r\n' },
      preferred: false,
    });
    check('key-unknown', {
      files: { MLmodel: "'sigature': null\n" },
      marks: [['MLmodel', "'sigature'", 'warning']],
      fixed: { MLmodel: "'signature': null\n" },
    });
    check('key-unknown', { files: { MLmodel: 'owner: me\n' }, marks: [['MLmodel', 'owner', 'hint']], fixed: null });
    check('key-unknown', {
      files: { MLmodel: 'run_id: a\nrunid: b\n' },
      marks: [['MLmodel', 'runid', 'hint']],
      fixed: null,
    });
    check('key-unknown', { files: { MLmodel: minimal } });
  });

  it('key-duplicate', () => {
    const removed = (before: string, key: string, after: string): void =>
      check('key-duplicate', {
        files: { MLmodel: before },
        marks: [['MLmodel', key, 'warning']],
        fixed: { MLmodel: after },
        preferred: true,
      });
    removed('run_id: a # first\nmodel_id: null\nrun_id: b\n', 'run_id', 'model_id: null\nrun_id: b\n');
    removed('run_id: a\r\nrun_id: b', 'run_id', 'run_id: b');
    removed('{run_id: a, run_id: b}', 'run_id', '{run_id: b}');
    removed('flavors:\n  a:\n    x:\n      y\n    x: 2\n# kept\n', 'x', 'flavors:\n  a:\n    x: 2\n# kept\n');
    removed('"run_id": |\n  a\n  b\nrun_id: c\n', '"run_id"', 'run_id: c\n');
    check('key-duplicate', {
      files: { MLmodel: 'a: 1\n"a": 2\na: 3\n' },
      marks: [
        ['MLmodel', 'a', 'warning'],
        ['MLmodel', '"a"', 'warning'],
      ],
    });
    check('key-duplicate', {
      files: { MLmodel: 'flavors:\n- a: 1\n  a: 2\n' },
      marks: [['MLmodel', 'a', 'warning']],
      fixed: null,
    });
    check('key-duplicate', {
      files: { MLmodel: 'a: 1\u0085a: 2\n' },
      marks: [['MLmodel', 'a', 'warning']],
      fixed: null,
    });
    check('key-duplicate', { files: { MLmodel: 'a: {x: 1}\nb: {x: 1}\nx: &m {y: 1}\nz: {<<: *m, y: 2}\n' } });
  });

  it('key-resources-and-policy', () => {
    check('key-resources-and-policy', {
      files: { MLmodel: 'resources: {api_version: "1"}\nauth_policy: {user_auth_policy: {}}\n' },
      marks: [['MLmodel', 'resources', 'warning']],
    });
    check('key-resources-and-policy', { files: { MLmodel: 'resources: null\nauth_policy: {user_auth_policy: {}}\n' } });
  });
});
