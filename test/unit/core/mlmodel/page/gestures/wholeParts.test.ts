import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { done } from '../../../../../support/gestureCheck.ts';
import { minimal } from '../../../../../support/minimalModel.ts';
import { modelWith } from '../../../../../support/signatureStyles.ts';

describe('gestures on whole parts of a signature', () => {
  const add = { kind: 'add', before: [0], rows: [{ name: 'n', type: 'long' }] } as const;
  const row = '[{"type": "long", "name": "n", "required": true}]';
  const unsigned = minimal.replace(/signature:\n( .*\n)+/, '');
  const block = (parts: string): string => `signature:\n${parts}`;

  it('write a part that is absent', () => {
    const written = minimal.replace('outputs: null', `outputs: '${row}'`);
    assert.equal(done(minimal, { ...add, part: 'outputs' }), written);
    assert.equal(done(minimal.replace('outputs: null', 'outputs:'), { ...add, part: 'outputs' }), written);
    assert.equal(done(minimal.replace('outputs: null', "outputs: ''"), { ...add, part: 'outputs' }), written);
    assert.equal(done(minimal.replace('  outputs: null\n', ''), { ...add, part: 'outputs' }), written);
    assert.equal(
      done(minimal.replace(/ {2}inputs.*\n/, ''), { ...add, part: 'inputs' }),
      minimal.replace(/inputs.*/, `inputs: '${row}'`),
    );
    assert.match(
      done(minimal, { ...add, part: 'params' }),
      /params: '\[\{"name": "n", "default": null, "shape": null, "type": "long"\}\]'/,
    );
    assert.match(
      done(minimal, { ...add, part: 'outputs', rows: [{ name: null, type: 'float32', shape: '(-1)' }] }),
      /outputs: '\[\{"type": "tensor", "tensor-spec": \{"dtype": "float32", "shape": \[-1\]\}\}\]'/,
    );
  });

  it('write the signature where MLflow has it', () => {
    const parts = block(`  inputs: '${row}'\n  outputs: null\n  params: null\n`);
    assert.equal(done(unsigned, { ...add, part: 'inputs' }), unsigned.replace('utc_time', `${parts}utc_time`));
    assert.equal(
      done(`signature: null # none\n${unsigned}`, { ...add, part: 'inputs' }),
      `${parts.trimEnd()} # none\n${unsigned}`,
    );
    assert.equal(done('utc_time_created: x', { ...add, part: 'inputs' }), `${parts}utc_time_created: x`);
    assert.equal(
      done('{utc_time_created: x}', { ...add, part: 'inputs' }),
      `{signature: {inputs: '${row}', outputs: null, params: null}, utc_time_created: x}`,
    );
  });

  it('take the part away with its last row, and the signature with its last part', () => {
    assert.equal(done(minimal, { kind: 'remove', part: 'inputs', paths: [[0]] }), unsigned);
    const both = minimal.replace('outputs: null', `outputs: '${row}'`);
    assert.equal(done(both, { kind: 'remove', part: 'outputs', paths: [[0]] }), minimal);
    assert.equal(
      done(`signature: {inputs: '${row}'}\n`, { kind: 'remove', part: 'inputs', paths: [[0]] }),
      'signature: null\n',
    );
  });

  it('replace parts', () => {
    const other = '[{"type": "any", "name": "it\'s", "required": true}]';
    const all = (text: string): string =>
      done(text, {
        kind: 'replace',
        parts: [
          { part: 'inputs', json: other },
          { part: 'outputs', json: row },
        ],
      });
    const quoted = other.replaceAll("'", "''");
    assert.equal(
      all(minimal),
      minimal.replace(/inputs: .*\n/, () => `inputs: '${quoted}'\n`).replace('outputs: null', `outputs: '${row}'`),
    );
    assert.equal(
      all(unsigned),
      unsigned.replace(
        'utc_time',
        () => `${block(`  inputs: '${quoted}'\n  outputs: '${row}'\n  params: null\n`)}utc_time`,
      ),
    );
    assert.equal(
      all(minimal.replace(/ {2}(outputs|params).*\n/g, '')),
      minimal.replace(/inputs: .*\n/, () => `inputs: '${quoted}'\n`).replace(/outputs.*\n.*\n/, `outputs: '${row}'\n`),
    );
    const broken = minimal.replace(/inputs: .*\n/, "inputs: '[{'\n");
    assert.equal(all(broken), all(minimal));
    const pretty = modelWith('inputs', '[\n  {"type": "long", "name": "a"}\n]', 'literal');
    assert.match(all(pretty), /inputs: \|-\n {6}\[\n {8}\{"type": "any", "name": "it's", "required": true\}\n {6}\]\n/);
    assert.equal(
      done(minimal, { kind: 'replace', parts: [{ part: 'inputs', json: '[' }] }),
      'What is to be written is no JSON.',
    );
    assert.equal(
      done(minimal, { kind: 'replace', parts: [{ part: 'inputs', json: '[]' }] }),
      'The list is empty; at least one spec is needed.',
    );
  });

  it('refuse what the text does not let be done', () => {
    const rename = { kind: 'rename', part: 'inputs', path: [0], name: 'x' } as const;
    assert.equal(done(`${minimal}a: [`, rename), 'The text of the file has errors. Mend them first.');
    assert.equal(done('- a', rename), 'The text of the file has errors. Mend them first.');
    assert.equal(done('', rename), 'The text of the file has errors. Mend them first.');
    assert.equal(done(unsigned, rename), 'The row is no longer there.');
    assert.equal(
      done(minimal.replace(/inputs: .*\n/, "inputs: '[{'\n"), rename),
      '“inputs” has errors that the table cannot show. Mend its text first.',
    );
    assert.equal(
      done(minimal.replace(/inputs: .*\n/, 'inputs: [a]\n'), { ...add, part: 'inputs' }),
      '“inputs” has errors that the table cannot show. Mend its text first.',
    );
  });

  it('leave what another part shares with it as it is', () => {
    const shared = minimal.replace('inputs: ', 'inputs: &a ').replace('outputs: null', 'outputs: *a');
    const rename = { kind: 'rename', path: [0], name: 'x' } as const;
    assert.equal(
      done(shared, { ...rename, part: 'outputs' }),
      shared.replace('*a', `'[{"type": "double", "name": "x", "required": true}]'`),
    );
    assert.equal(
      done(shared, { ...rename, part: 'inputs' }),
      'This cannot be written here without changing something else. Change the text itself.',
    );
  });
});
