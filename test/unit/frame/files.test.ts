import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from '../../../scripts/lib/files.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { at, sources } from './sources.ts';

interface Written {
  readonly path: string;
  readonly text: string;
}

const others: readonly Written[] = ['scripts', 'test']
  .flatMap((folder) => ['.ts', '.mjs', '.cjs'].flatMap((ending) => filesUnder(path.join(ROOT, folder), ending)))
  .map((file) => ({ path: path.relative(ROOT, file).replaceAll(path.sep, '/'), text: readFileSync(file, 'utf8') }));

function mostLines(path: string): number {
  if (path === 'src/extension.ts') return 120;
  return path.startsWith('test/') ? 500 : 400; // tables of cases are long
}

const lines = ({ text }: Written): number => text.split('\n').length - 1;

describe('files', () => {
  it('hold one idea: 400 lines are a question, and the composition root composes', () => {
    const long = [...sources, ...others].filter((file) => lines(file) > mostLines(file.path));
    assert.deepEqual(
      long.map((file) => `${file.path}: ${lines(file)}`),
      [],
    );
  });

  it('are named for what they hold', () => {
    const vague = /\/(utils?|helpers?|types|common|misc|shared)\.\w+$/;
    assert.deepEqual(
      [...sources, ...others].filter((file) => vague.test(file.path)).map((file) => file.path),
      [],
    );
  });

  it('do not silence the compiler', () => {
    const silencer = /@[t]s-(ignore|nocheck|expect-error)/;
    assert.deepEqual(
      [...sources, ...others].filter(({ text }) => silencer.test(text)).map((file) => file.path),
      [],
    );
  });

  it('know the type of everything', () => {
    const loose = sources.flatMap((source) =>
      source.tokens
        .filter(({ kind, text }, index) => {
          const [before, after] = [source.tokens[index - 1]?.text, source.tokens[index + 1]?.text];
          return kind === 'name' && text === 'any' && before !== '.' && after !== '(' && after !== ':';
        })
        .map((token) => at(source, token)),
    );
    assert.deepEqual(loose, []);
  });

  it('are tested beside the thing they name', () => {
    const tests = others.filter(({ path }) =>
      /^test\/unit\/(core|node|extension|protocol|webview)\/.*\.test\.ts$/.test(path),
    );
    assert.ok(tests.length > 30);
    const alone = tests
      .map(({ path }) => path)
      .filter((path) => !names(path).some((source) => sources.some((one) => one.path === source)));
    assert.deepEqual(alone, []);
  });
});

/**
 * `test/unit/core/x/y.test.ts` is about `src/core/x/y.ts`, and so is `y.fuzz.test.ts`, which looks at it in one way; a test of several things of
 * a folder is listed here.
 */
function names(test: string): string[] {
  const file = test.replace(/^test\/unit\//, test.startsWith('test/unit/webview/') ? '' : 'src/');
  const name = file.replace(/(\.[a-z]+)?\.test\.ts$/, '');
  return [`${name}.ts`, `${name}.tsx`, ...(groups[test] ?? [])];
}

const groups: Readonly<Record<string, readonly string[]>> = {
  'test/unit/core/tracking/rest/domain.test.ts': [
    'src/core/tracking/rest/runs.ts',
    'src/core/tracking/rest/modelVersions.ts',
  ],
};
