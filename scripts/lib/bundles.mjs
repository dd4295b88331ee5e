// What is built from what. Files that do not exist yet are left out, but for the extension itself.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { EXTENSION_BUNDLE, ROOT } from './paths.mjs';

/** @typedef {{ name: string, options: import('esbuild').BuildOptions }} Bundle */

/** @returns {Bundle[]} */
export function bundles() {
  return [extension(), language(), lifecycle(), checkDataWorker(), ...cli(), ...pages()];
}

/** @returns {Bundle} */
function extension() {
  return ofHost('extension', 'src/extension.ts', EXTENSION_BUNDLE);
}

/**
 * The language of MLmodel files: the extension loads it when the first of them is there, so that its start stays cheap.
 * @returns {Bundle}
 */
function language() {
  return ofHost('language', 'src/extension/mlmodel/language.ts', besideExtension('language.cjs'));
}

/**
 * Moves, reviews, gates, history and the pages of the registry: loaded when the first of them is needed.
 * @returns {Bundle}
 */
function lifecycle() {
  return ofHost('lifecycle', 'src/extension/lifecycle/lifecycle.ts', besideExtension('lifecycle.cjs'));
}

/**
 * What checks data files, or infers a signature from them: a thread of its own, so that the extension answers meanwhile.
 * @returns {Bundle}
 */
function checkDataWorker() {
  return ofHost('check-data-worker', 'src/node/checkData/checkDataWorker.ts', besideExtension('checkDataWorker.cjs'));
}

/**
 * What runs in the Node of VS Code.
 * @param {string} name
 * @param {string} entry
 * @param {string} outfile
 * @returns {Bundle}
 */
function ofHost(name, entry, outfile) {
  return {
    name,
    options: {
      entryPoints: [path.join(ROOT, entry)],
      outfile,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      external: ['vscode'],
      mainFields: ['module', 'main'], // the CommonJS builds of some libraries hide their requires from bundlers
    },
  };
}

/** @param {string} file */
function besideExtension(file) {
  return path.join(path.dirname(EXTENSION_BUNDLE), file);
}

/**
 * The validator without an editor; it runs under Node 20 as well.
 * @returns {Bundle[]}
 */
function cli() {
  const entry = path.join(ROOT, 'src/cli.ts');
  if (!existsSync(entry)) return [];
  return [
    ofCommandLine('cli', entry, 'mlmodel.js', { alias: YAML, plugins: [beside, withoutLifecycleTexts] }),
    ofCommandLine('cli-promote', PROMOTE, 'mlmodelPromote.js', { alias: YAML }),
    ofCommandLine('cli-data', TABLE_READERS, 'mlmodelData.js', { plugins: [withoutLifecycleTexts] }),
  ];
}

/**
 * What runs in the Node of whoever calls it: CommonJS, which starts sooner than an ES module, under any Node, also where the file is copied alone.
 * @param {string} name
 * @param {string} entry
 * @param {string} file in `dist`
 * @param {import('esbuild').BuildOptions} more
 * @returns {Bundle}
 */
function ofCommandLine(name, entry, file, more) {
  return {
    name,
    options: {
      entryPoints: [entry],
      outfile: path.join(ROOT, 'dist', file),
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      ...more,
    },
  };
}

/** What this package has for Node is CommonJS, of which nothing can be left out. */
const YAML = { yaml: path.join(ROOT, 'node_modules/yaml/browser/index.js') };

/** What reads CSV and Parquet, and what speaks to a server: files of their own, which the command line loads when it needs them. */
const TABLE_READERS = path.join(ROOT, 'src/node/dataFiles/readTable.ts');
const PROMOTE = path.join(ROOT, 'src/cli/promote/promoteCommand.ts');

/** @type {import('esbuild').Plugin} */
const beside = {
  name: 'beside',
  setup(build) {
    for (const [filter, file] of /** @type {const} */ ([
      [/\/readTable\.ts$/, './mlmodelData.js'],
      [/\/promoteCommand\.ts$/, './mlmodelPromote.js'],
    ])) {
      build.onResolve({ filter }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: file, external: true } : undefined,
      );
    }
  },
};

/**
 * What is checked without a server never speaks of the registry, and a bundler cannot know that of a table of texts.
 * @type {import('esbuild').Plugin}
 */
const withoutLifecycleTexts = {
  name: 'without-lifecycle-texts',
  setup(build) {
    build.onLoad({ filter: /[\\/]core[\\/]lifecycle[\\/].*Messages\.ts$/ }, ({ path: file }) => ({
      contents: `export const ${path.basename(file, '.ts')} = {};`,
      loader: 'js',
    }));
  },
};

/**
 * One script and style sheet per page: a strict content security policy lets no page load more of itself.
 * @returns {Bundle[]}
 */
function pages() {
  const folder = path.join(ROOT, 'webview');
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder)
    .map((page) => ({ page, entry: path.join(folder, page, 'main.tsx') }))
    .filter(({ entry }) => existsSync(entry));
  return entries.map(({ page, entry }) => ({
    name: `webview-${page}`,
    options: {
      entryPoints: [entry],
      outfile: path.join(ROOT, `dist/webview/${page}.js`),
      platform: 'browser',
      format: 'iife',
      target: 'chrome138', // of VS Code 1.105
      jsx: 'automatic',
      jsxImportSource: 'preact',
      loader: { '.ttf': 'file' },
      assetNames: '[name]', // all pages share one file of icons
    },
  }));
}
