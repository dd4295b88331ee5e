import assert from 'node:assert/strict';
import {
  needsPlainTextConsent,
  newDraft,
  withSecureAddresses,
  type ConnectionDraft,
} from '../../../../src/extension/connections/connectionDraft.ts';

function draft(trackingUri: string, registryUri?: string, changes: Partial<ConnectionDraft> = {}): ConnectionDraft {
  return { ...newDraft({ trackingUri, registryUri, auth: 'bearer' }), ...changes };
}

describe('consent to send a secret unencrypted', () => {
  it('is needed for either address on another machine', () => {
    for (const [tracking, registry, expected] of [
      ['https://a.example', undefined, false],
      ['http://a.example', undefined, true],
      ['http://127.0.0.1:5000', undefined, false],
      ['https://a.example', 'http://registry.example', true],
      ['https://a.example', 'https://registry.example', false],
      ['http://localhost:5000', 'http://[::1]:5001', false],
    ] as const) {
      assert.equal(needsPlainTextConsent(draft(tracking, registry)), expected, `${tracking} ${registry}`);
    }
  });

  it('is not needed without a secret', () => {
    assert.equal(needsPlainTextConsent(draft('http://a.example', 'http://b.example', { signIn: 'none' })), false);
  });

  it('is about the registry alone when only that is edited', () => {
    const part = 'registryUri';
    assert.equal(needsPlainTextConsent(draft('http://a.example', 'https://b.example', { part })), false);
    assert.equal(needsPlainTextConsent(draft('https://a.example', 'http://b.example', { part, signIn: 'keep' })), true);
  });

  it('makes the addresses that were asked for secure instead', () => {
    const addresses = ({ entry }: ConnectionDraft) => [entry.trackingUri, entry.registryUri];
    assert.deepEqual(addresses(withSecureAddresses(draft('http://a.example/x', 'http://b.example'))), [
      'https://a.example/x',
      'https://b.example',
    ]);
    assert.deepEqual(addresses(withSecureAddresses(draft('http://127.0.0.1:5000', 'http://b.example'))), [
      'http://127.0.0.1:5000',
      'https://b.example',
    ]);
    assert.deepEqual(addresses(withSecureAddresses(draft('http://a.example', undefined))), [
      'https://a.example',
      undefined,
    ]);
    assert.deepEqual(
      addresses(withSecureAddresses(draft('http://a.example', 'http://a.example', { part: 'registryUri' }))),
      ['http://a.example', 'https://a.example'],
    );
  });
});
