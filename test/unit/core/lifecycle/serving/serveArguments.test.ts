import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { commandLine, serveArguments } from '../../../../../src/core/lifecycle/serving/serveArguments.ts';

describe('the command that serves a model', () => {
  const words = serveArguments({ uri: 'models:/digits classifier/3', host: '127.0.0.1', port: 5001 });

  it('names the model, the address and the environment that is there', () => {
    assert.equal(
      commandLine(['mlflow', ...words], 'sh'),
      "mlflow models serve --model-uri 'models:/digits classifier/3' --host 127.0.0.1 --port 5001 --env-manager local",
    );
  });

  it('keeps quotes of each shell as what they are', () => {
    assert.equal(commandLine(["it's"], 'sh'), `'it'\\''s'`);
    assert.equal(commandLine(["it's", 'a’b', '@x', 'a,b'], 'powershell'), `'it''s' 'a’’b' '@x' 'a,b'`);
  });

  it('is read back word for word by a shell, whatever a name holds', function () {
    this.timeout(20_000);
    const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((text) => !text.includes('\0'));
    const hostile = fc.constantFrom(
      '$(touch x)',
      '`id`',
      '"; rm -rf ~; "',
      "'",
      '*',
      '~',
      '!!',
      '\\',
      '\n',
      '-n',
      '%PATH%',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, hostile), { minLength: 1, maxLength: 100 }), (all) => {
        const line = commandLine(all, 'sh');
        const read = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`]).toString('utf8');
        assert.deepEqual(
          read.split('\0').slice(0, -1),
          all.map((one) => Buffer.from(one, 'utf8').toString('utf8')),
        );
      }),
      { numRuns: 20 },
    );
  });
});
