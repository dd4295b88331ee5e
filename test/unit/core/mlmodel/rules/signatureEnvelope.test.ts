import { check } from '../../../../support/ruleCheck.ts';

const inputs = `inputs: '[{"type": "long"}]'`;

describe('rules of the signature as a part of the file', () => {
  it('key-signature-kind', () => {
    for (const value of ['false', 'abc', "''", '[]', '[x]', '3', '2024-01-02', '!!binary aGVsbG8=', '!!set {inputs}']) {
      check('key-signature-kind', {
        files: { MLmodel: `signature: ${value}\n` },
        marks: [['MLmodel', value.replace(/^!!\w+ /, ''), 'error']],
      });
    }
    check('key-signature-kind', {
      files: { MLmodel: 'signature: false # none\n' },
      marks: [['MLmodel', 'false', 'error']],
      fixed: { MLmodel: 'signature: null # none\n' },
      preferred: false,
    });
    check('key-signature-kind', {
      files: { MLmodel: 'signature: abc\n_signature: null\n' },
      marks: [['MLmodel', 'abc', 'warning']],
    });
    check('key-signature-kind', { files: { MLmodel: 'signature:\n' } });
    check('key-signature-kind', { files: { MLmodel: `signature:\n  ${inputs}\n` } });
  });

  it('key-signature-empty', () => {
    check('key-signature-empty', {
      files: { MLmodel: 'signature: {}\n' },
      marks: [['MLmodel', 'signature', 'error']],
      fixed: { MLmodel: 'signature: null\n' },
    });
    check('key-signature-empty', {
      files: { MLmodel: "signature:\r\n  inputs: null\r\n  outputs: ''\r\nrun_id: a\r\n" },
      marks: [['MLmodel', 'signature', 'error']],
      fixed: { MLmodel: 'signature: null\r\nrun_id: a\r\n' },
    });
    check('key-signature-empty', {
      files: { MLmodel: 'signature: {inputs: [], outputs: {}, params: 0}\n' },
      marks: [['MLmodel', 'signature', 'error']],
    });
    check('key-signature-empty', { files: { MLmodel: "signature: {inputs: [], params: '[]'}\n" } });
    check('key-signature-empty', { files: { MLmodel: `a: &s {${inputs}}\nsignature: {<<: *s}\n` } });
  });

  it('key-signature-part-kind', () => {
    check('key-signature-part-kind', {
      files: { MLmodel: 'signature:\n  inputs: [{type: long, name: it’s, required: yes}]\n' },
      marks: [['MLmodel', 'inputs', 'error']],
      fixed: { MLmodel: 'signature:\n  inputs: \'[{"type": "long", "name": "it’s", "required": true}]\'\n' },
      preferred: false,
    });
    check('key-signature-part-kind', {
      files: { MLmodel: "signature:\n  inputs:\n  - type: long\n    name: a's\n  params: null\n" },
      marks: [['MLmodel', 'inputs', 'error']],
      fixed: { MLmodel: 'signature:\n  inputs: \'[{"type": "long", "name": "a\'\'s"}]\'\n  params: null\n' },
    });
    check('key-signature-part-kind', {
      files: { MLmodel: `signature:\n  ${inputs}\n  params: 3\n  outputs: 2024-01-02\n` },
      marks: [
        ['MLmodel', 'outputs', 'error'],
        ['MLmodel', 'params', 'error'],
      ],
      fixed: null,
    });
    check('key-signature-part-kind', {
      files: { MLmodel: 'signature:\n  inputs: [a, b]\n' },
      marks: [['MLmodel', 'inputs', 'error']],
      fixed: null,
    });
    check('key-signature-part-kind', {
      files: { MLmodel: 'signature:\n  inputs: !!seq [{type: long}]\n' },
      marks: [['MLmodel', 'inputs', 'error']],
      fixed: { MLmodel: 'signature:\n  inputs: \'[{"type": "long"}]\'\n' },
    });
    check('key-signature-part-kind', { files: { MLmodel: `signature: {${inputs}, outputs: [], params: false}\n` } });
    check('key-signature-part-kind', {
      files: { MLmodel: 'signature: {inputs: !!binary W3sidHlwZSI6ICJsb25nIn1d}\n' },
    });
    check('key-signature-part-kind', {
      files: { MLmodel: 'signature: {inputs: !!binary W10=}\n' },
      marks: [['MLmodel', 'inputs', 'error']],
      fixed: null,
    });
  });

  it('key-signature-unknown', () => {
    check('key-signature-unknown', {
      files: { MLmodel: `signature:\n  ${inputs}\n  output: null\n` },
      marks: [['MLmodel', 'output', 'warning']],
      fixed: { MLmodel: `signature:\n  ${inputs}\n  outputs: null\n` },
    });
    check('key-signature-unknown', {
      files: { MLmodel: `signature: {${inputs}, author: me}\n` },
      marks: [['MLmodel', 'author', 'warning']],
      fixed: null,
    });
    check('key-signature-unknown', { files: { MLmodel: `signature: {${inputs}, outputs: null, params: null}\n` } });
  });
});
