import assert from 'node:assert/strict';
import { isWebAddress } from '../../../../../src/extension/lifecycle/model/webAddress.ts';

describe('addresses in descriptions', () => {
  it('are opened when they are of the web', () => {
    for (const address of ['https://example.org', 'http://127.0.0.1:5000/#/x', 'HTTPS://a.b/c?d=e'])
      assert.ok(isWebAddress(address), address);
  });

  it('are not opened otherwise', () => {
    const user = 'https://name:word@example.org';
    for (const address of [
      'command:x',
      'file:///etc/passwd',
      'javascript:1',
      'vscode://x',
      'https://',
      '',
      'example.org',
      user,
      `https://a/${'x'.repeat(3000)}`,
    ])
      assert.ok(!isWebAddress(address), address);
  });
});
