import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Redactor } from '../../src/extension/log/redaction.ts';
import { command } from './support/commands.ts';
import { configure, selectConnection } from './support/connecting.ts';
import { running } from './support/extension.ts';
import { startTap } from './support/tap.ts';

describe('the log', () => {
  it('is shown', () => command('mlflow.log.show'));

  it('and the report of it hold no secret, whatever a server repeats', async () => {
    const tap = await startTap();
    const [password, token] = ['pass word/ü', 'tok-9f8e7d6c'];
    tap.answer = ({ headers }) => ({
      status: 400,
      body: JSON.stringify({
        error_code: 'BAD_REQUEST',
        message: `you sent Authorization: ${headers.authorization} and ${token}`,
      }),
    });
    try {
      await command('mlflow.connection.add', {
        name: 'basic',
        trackingUri: tap.uri,
        auth: 'basic',
        secret: { username: 'ada', password },
      });
      await command('mlflow.connection.add', { name: 'bearer', trackingUri: tap.uri, auth: 'bearer', secret: token });
      for (const name of ['basic', 'bearer']) {
        await assert.rejects(selectConnection(name));
        await assert.rejects(command('mlflow.goTo', { query: 'x' }));
        await command('mlflow.connection.test', { name });
      }
      const sent = new Set(tap.seen.map(({ headers }) => headers.authorization));
      const basic = Buffer.from(`ada:${password}`, 'utf8').toString('base64');
      assert.deepEqual(sent, new Set([`Basic ${basic}`, `Bearer ${token}`]));

      const { text } = await command<{ text: string }>('mlflow.report.copy');
      assert.equal(await vscode.env.clipboard.readText(), text);
      assert.ok(text.includes('[redacted]'));
      assert.match(text, /Connection bearer \(user; active, auth bearer\): http:\/\/127\.0\.0\.1:\d+ – failed: /);
      for (const secret of [password, basic, token, encodeURIComponent(password)])
        assert.ok(!text.includes(secret), secret);
      assert.doesNotMatch(text, /Basic [A-Za-z0-9]|Bearer [A-Za-z0-9]/);
    } finally {
      await configure([]);
      await tap.stop();
    }
  });

  it('names versions and every connection', async () => {
    const { context } = await running();
    const { text } = await command<{ text: string }>('mlflow.report.copy');
    const { version } = context.extension.packageJSON as { version: string };
    const [title, environment, trust] = text.split('\n');
    assert.equal(title, `MLflow Workbench ${version}`);
    assert.equal(
      environment?.startsWith(`VS Code ${vscode.version}, ${process.platform} ${process.arch}, Node `),
      true,
    );
    assert.equal(trust, 'Workspace trusted: true');
  });

  const lines: readonly (readonly [string, string])[] = [
    ['Authorization: Basic YWRhOnB3', 'Authorization: [redacted]'],
    ['{"authorization":"Bearer abc.def"}', '{"authorization":"[redacted]"}'],
    ['authorization=abc; next', 'authorization=[redacted]; next'],
    ['GET http://ada:pw@host:5000/x', 'GET http://[redacted]@host:5000/x'],
    ['the secret s3cr3t/ü twice: s3cr3t/ü', 'the secret [redacted] twice: [redacted]'],
    ['as a URL has it: s3cr3t%2F%C3%BC', 'as a URL has it: [redacted]'],
    ['as base64: czNjcjN0L8O8', 'as base64: [redacted]'],
    ['the abc of it', 'the abc of it'],
  ];
  for (const [line, clean] of lines) {
    it(`writes ${clean}`, () => {
      const redactor = new Redactor();
      redactor.add('s3cr3t/ü');
      redactor.add('abc');
      assert.equal(redactor.redact(line), clean);
    });
  }
});
