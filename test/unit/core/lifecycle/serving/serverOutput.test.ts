import assert from 'node:assert/strict';
import { ServerOutput } from '../../../../../src/core/lifecycle/serving/serverOutput.ts';

describe('ServerOutput', () => {
  it('masks the sign-in, and nothing else of the environment', () => {
    const output = new ServerOutput({
      MLFLOW_TRACKING_URI: 'http://quant.example',
      MLFLOW_TRACKING_USERNAME: 'ada-of-quant',
      MLFLOW_TRACKING_PASSWORD: 'p4ssw0rd',
      MLFLOW_TRACKING_TOKEN: 'abc',
    });
    const said = output.add('http://quant.example ada-of-quant:p4ssw0rd, then p4ssw0rd; abc');
    assert.equal(said, 'http://quant.example ada-of-quant:•••, then •••; abc');
    assert.equal(output.text, said);
  });

  it('keeps the newest text', () => {
    const output = new ServerOutput({});
    for (let piece = 0; piece < 30; piece++) output.add('x'.repeat(10_000));
    output.add('end');
    assert.equal(output.text.length, 100_000);
    assert.ok(output.text.endsWith('xend'));
  });

  it('tells the last lines that say something, without colours', () => {
    const output = new ServerOutput({});
    output.add('one\ntwo\r\n\n  \u001b[31mthree\u001b[0m\n');
    output.add(`${'4'.repeat(500)}\n\n`);
    assert.equal(output.lastLines(3), `two\nthree\n${'4'.repeat(300)}`);
    assert.equal(new ServerOutput({}).lastLines(3), '');
  });
});
