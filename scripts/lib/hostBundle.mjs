import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * Bundles test files for the extension host, which loads one CommonJS file that exports `run()`.
 * @param {readonly string[]} files
 * @param {{ to: string, grep?: string | undefined, timeoutMs: number }} options
 */
export async function bundleHostTests(files, { to, grep, timeoutMs }) {
  const { build } = await import('esbuild');
  const entry = path.join(import.meta.dirname, 'mocha/hostEntry.mjs');
  const loaders = files.map((file) => `() => require(${JSON.stringify(file)})`);
  await build({
    stdin: {
      contents: `import { runTests } from ${JSON.stringify(entry)};
export const run = () => runTests([${loaders.join(', ')}], ${JSON.stringify({ grep, timeoutMs })});`,
      resolveDir: ROOT,
    },
    outfile: to,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'], // as the extension itself: the CommonJS builds of some libraries hide their requires
    logLevel: 'warning',
    external: ['vscode'],
    plugins: [ownFolders, oneMocha],
  });
}

/** In a bundle every file would have the bundle's folder: fixtures are found by their own. */
const ownFolders = {
  name: 'own-folders',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /[\\/](test|scripts)[\\/].*\.(ts|mjs)$/ }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8')
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.filename', JSON.stringify(file)),
      loader: file.endsWith('.ts') ? 'ts' : 'js',
    }));
  },
};

/** Mocha stays outside: `describe` of the tests and the runner must come from one and the same. */
const oneMocha = {
  name: 'one-mocha',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^mocha$/ }, () => ({ path: path.join(import.meta.dirname, 'mocha/required.cjs') }));
    build.onResolve({ filter: /^mocha-itself$/ }, () => ({
      path: path.join(ROOT, 'node_modules/mocha/index.js'),
      external: true,
    }));
  },
};
