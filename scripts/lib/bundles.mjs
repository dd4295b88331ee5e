// What is built from what. Files that do not exist yet are left out, but for the extension itself.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { EXTENSION_BUNDLE, ROOT } from './paths.mjs';

/** @typedef {{ name: string, options: import('esbuild').BuildOptions }} Bundle */

/** @returns {Bundle[]} */
export function bundles() {
  return [extension(), language(), checkDataWorker(), ...cli(), ...pages()];
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
    {
      name: 'cli',
      options: {
        entryPoints: [entry],
        outfile: path.join(ROOT, 'dist/mlmodel.js'),
        platform: 'node',
        format: 'esm',
        target: 'node20',
        mainFields: ['module', 'main'],
        // what this package has for Node is CommonJS, which no ES module can hold
        alias: { yaml: path.join(ROOT, 'node_modules/yaml/browser/index.js') },
        plugins: [tableReadersBeside],
      },
    },
    {
      name: 'cli-data',
      options: {
        entryPoints: [TABLE_READERS],
        outfile: path.join(ROOT, 'dist/mlmodelData.js'),
        platform: 'node',
        format: 'esm',
        target: 'node20',
        mainFields: ['module', 'main'],
      },
    },
  ];
}

/** What reads CSV and Parquet: a file of its own, which the command line loads when it is asked about one. */
const TABLE_READERS = path.join(ROOT, 'src/node/dataFiles/readTable.ts');

/** @type {import('esbuild').Plugin} */
const tableReadersBeside = {
  name: 'table-readers-beside',
  setup(build) {
    build.onResolve({ filter: /\/readTable\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './mlmodelData.js', external: true } : undefined,
    );
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
