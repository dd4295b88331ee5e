import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { artifactName, isSafeArtifactPath } from '../../../../src/core/tracking/artifact.ts';

describe('artifactName', () => {
  it('is the last part of the path', () => {
    for (const [path, name] of [
      ['model/MLmodel', 'MLmodel'],
      ['MLmodel', 'MLmodel'],
      ['a/b/c d.png', 'c d.png'],
    ] as const) {
      assert.equal(artifactName({ path, isFolder: false, size: 1 }), name);
    }
  });
});

describe('isSafeArtifactPath', () => {
  it('takes plain relative paths', () => {
    for (const path of ['MLmodel', 'a/b', 'a b/c#d?.png', '...', '.hidden', 'a..b', '图/图.png', "it's", 'ab:c']) {
      assert.equal(isSafeArtifactPath(path), true, path);
    }
  });

  it('refuses everything else', () => {
    for (const path of [
      '',
      '/',
      '/etc/passwd',
      'a/',
      'a//b',
      '.',
      '..',
      '../a',
      'a/../b',
      'a/./b',
      'a\\b',
      '\\\\host\\share',
      'C:/a',
      'c:a',
      'a\nb',
      'a\0',
      '\x7f',
    ]) {
      assert.equal(isSafeArtifactPath(path), false, JSON.stringify(path));
    }
  });

  it('lets nothing through that leads out of a folder, on any system', () => {
    fc.assert(
      fc.property(tricky, (path) => {
        if (!isSafeArtifactPath(path)) return;
        for (const [system, root] of [
          [posix, '/root/folder'],
          [win32, 'D:\\root\\folder'],
        ] as const) {
          const inside = system.relative(root, system.resolve(root, path));
          assert.ok(
            inside !== '' && !/^\.\.([\\/]|$)/.test(inside) && !system.isAbsolute(inside),
            `${path} → ${inside}`,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes every path that is joined from plain names', () => {
    const name = fc.stringMatching(/^[\p{L}\p{N} _#?%+=-]{1,8}$/u);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => isSafeArtifactPath(names.join('/'))),
    );
  });
});

const tricky = fc
  .array(fc.constantFrom('a', '.', '..', '/', '\\', ':', 'C', ' ', '\0', '\n', '...', '%2e'), { maxLength: 8 })
  .map((parts) => parts.join(''));
