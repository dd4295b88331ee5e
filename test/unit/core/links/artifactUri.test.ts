import assert from 'node:assert/strict';
import fc from 'fast-check';
import { artifactUriParts, parseArtifactUri, type ArtifactAddress } from '../../../../src/core/links/artifactUri.ts';
import { isSafeArtifactPath } from '../../../../src/core/tracking/artifact.ts';

describe('artifactUri', () => {
  it('names the connection in hex, then the owner and the path', () => {
    const run = { connectionId: 'user:local', owner: { kind: 'run', runId: '40e0' }, path: 'plots/a b#1.png' } as const;
    assert.deepEqual(artifactUriParts(run), { authority: '757365723a6c6f63616c', path: '/runs/40e0/plots/a b#1.png' });
    const model = { connectionId: 'user:local', owner: { kind: 'model', modelId: 'm-1' }, path: '' } as const;
    assert.deepEqual(artifactUriParts(model), { authority: '757365723a6c6f63616c', path: '/models/m-1' });
  });

  it('reads back what it wrote, whatever the names', () => {
    fc.assert(
      fc.property(address, (given) => {
        assert.deepEqual(parseArtifactUri(artifactUriParts(given)), given);
      }),
    );
  });

  it('takes an authority in any case and a slash at the end, as VS Code may hand them over', () => {
    const expected = { connectionId: 'user:local', owner: { kind: 'run', runId: '40e0' }, path: 'plots' };
    assert.deepEqual(parseArtifactUri({ authority: '757365723A6C6F63616C', path: '/runs/40e0/plots/' }), expected);
  });

  for (const [what, parts] of [
    ['a way up', { authority: '61', path: '/runs/1/../2/secret' }],
    ['a way up in place of an id', { authority: '61', path: '/runs/..' }],
    ['an empty part', { authority: '61', path: '/runs//a' }],
    ['a backslash', { authority: '61', path: '/runs/1/a\\b' }],
    ['a control character', { authority: '61', path: '/runs/1/a\u0000' }],
    ['no id', { authority: '61', path: '/runs' }],
    ['no path', { authority: '61', path: '' }],
    ['another root', { authority: '61', path: '/experiments/1' }],
    ['no authority', { authority: '', path: '/runs/1' }],
    ['half a byte', { authority: '616', path: '/runs/1' }],
    ['an authority that is no hex', { authority: 'localhost', path: '/runs/1' }],
    ['bytes that are no UTF-8', { authority: 'ff', path: '/runs/1' }],
  ] as const) {
    it(`refuses ${what}`, () => assert.equal(parseArtifactUri(parts), undefined));
  }
});

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const id = text.filter((candidate) => isSafeArtifactPath(candidate) && !candidate.includes('/'));
const path = fc.array(text, { maxLength: 4 }).map((parts) => parts.join('/'));
const address: fc.Arbitrary<ArtifactAddress> = fc
  .tuple(
    fc.tuple(fc.constantFrom('user', 'workspace', 'environment', 'dotenv'), text).map((parts) => parts.join(':')),
    fc.oneof(
      id.map((runId) => ({ kind: 'run', runId }) as const),
      id.map((modelId) => ({ kind: 'model', modelId }) as const),
    ),
    fc.oneof(fc.constant(''), path.filter(isSafeArtifactPath)),
  )
  .map(([connectionId, owner, path]) => ({ connectionId, owner, path }));
