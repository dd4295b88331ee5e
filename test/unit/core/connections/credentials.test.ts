import assert from 'node:assert/strict';
import fc from 'fast-check';
import { authKinds } from '../../../../src/core/connections/connection.ts';
import {
  credentialsProblem,
  parseCredentials,
  parseHeaderText,
  parseSecret,
  secretsOf,
  serializeCredentials,
  toHeaders,
  type Credentials,
} from '../../../../src/core/connections/credentials.ts';

describe('credentials', () => {
  it('become headers, user names and passwords as UTF-8', () => {
    assert.deepEqual(toHeaders({ kind: 'basic', username: 'zoë', password: 'pä:ss' }), {
      Authorization: `Basic ${Buffer.from('zoë:pä:ss').toString('base64')}`,
    });
    assert.deepEqual(toHeaders({ kind: 'bearer', token: 't' }), { Authorization: 'Bearer t' });
    assert.deepEqual(toHeaders({ kind: 'headers', headers: { 'X-Key': 'k' } }), { 'X-Key': 'k' });
  });

  it('read the shapes of the contract', () => {
    assert.deepEqual(parseSecret('basic', 'ada:a:b'), { kind: 'basic', username: 'ada', password: 'a:b' });
    assert.deepEqual(parseSecret('basic', { username: 'ada', password: '' }), {
      kind: 'basic',
      username: 'ada',
      password: '',
    });
    assert.deepEqual(parseSecret('bearer', ' t '), { kind: 'bearer', token: 't' });
    assert.deepEqual(parseSecret('headers', { 'X-Key': 'k' }), { kind: 'headers', headers: { 'X-Key': 'k' } });
    assert.equal(parseSecret('none', 'x'), undefined);
  });

  const refused: [Parameters<typeof parseSecret>, string][] = [
    [['basic', 'no colon'], 'secretShape'],
    [['basic', { username: 1, password: 'x' }], 'secretShape'],
    [['basic', ':x'], 'secretUsernameEmpty'],
    [['bearer', ''], 'secretTokenEmpty'],
    [['bearer', 'a\r\nX-Evil: 1'], 'secretTokenCharacters'],
    [['bearer', 'tökeń'], 'secretTokenCharacters'],
    [['headers', ['X-Key']], 'secretShape'],
    [['headers', {}], 'secretHeadersEmpty'],
    [['headers', { 'X Key': 'k' }], 'secretHeaderName'],
    [['headers', { 'X-Key': 'a\nb' }], 'secretHeaderValue'],
    [['headers', { host: 'evil' }], 'secretHeaderReserved'],
  ];
  for (const [[auth, secret], id] of refused) {
    it(`refuse ${auth} ${JSON.stringify(secret)}`, () => {
      const parsed = parseSecret(auth, secret);
      assert.equal(parsed && 'id' in parsed ? parsed.id : parsed, id);
    });
  }

  it('read a typed header or a JSON object of several', () => {
    assert.deepEqual(parseHeaderText('X-Key:  a: b '), { 'X-Key': 'a: b' });
    assert.deepEqual(parseHeaderText('{"A": "1", "B": "2"}'), { A: '1', B: '2' });
    for (const text of ['', 'X-Key', '{"A": 1}', '{']) assert.equal(parseHeaderText(text), undefined, text);
  });

  it('come back from storage as they went in', () => {
    const text = fc.string();
    const plain = { noNullPrototype: true } as const;
    const credentials: fc.Arbitrary<Credentials> = fc.oneof(
      fc.record({ kind: fc.constant('basic' as const), username: text, password: text }, plain),
      fc.record({ kind: fc.constant('bearer' as const), token: text.map((token) => token.trim()) }, plain),
      fc.record(
        {
          kind: fc.constant('headers' as const),
          headers: fc.dictionary(
            text.filter((name) => name !== '__proto__'),
            text,
            plain,
          ),
        },
        plain,
      ),
    );
    fc.assert(
      fc.property(credentials, (given) => assert.deepEqual(parseCredentials(serializeCredentials(given)), given)),
    );
    for (const stored of ['', 'null', '{}', '{"kind":"basic"}', '{"kind":"bearer"}', '{"kind":"other"}'])
      assert.equal(parseCredentials(stored), undefined);
  });

  it('never throw, whatever is given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...authKinds), fc.anything(), (auth, secret) => {
        parseSecret(auth, secret);
      }),
    );
    fc.assert(
      fc.property(
        fc.string(),
        (token) => credentialsProblem({ kind: 'bearer', token }) !== undefined || !/[\r\n\0]/.test(token),
      ),
    );
  });

  it('name every form in which a log could show them', () => {
    assert.deepEqual(secretsOf({ kind: 'basic', username: 'ada', password: 'pw' }), ['pw', 'YWRhOnB3']);
    assert.deepEqual(secretsOf({ kind: 'bearer', token: 't' }), ['t']);
    assert.deepEqual(secretsOf({ kind: 'headers', headers: { A: '1', B: '' } }), ['1']);
  });
});
