import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from './files.mjs';
import { ROOT } from './paths.mjs';
import { tokensOf } from './tokens.mjs';

/** English → what is shown. English is its own translation. */
/** @typedef {Record<string, string>} Bundle */
/** @typedef {{ texts: readonly string[], problems: readonly string[] }} Extraction */

export const ENGLISH = path.join(ROOT, 'l10n/bundle.l10n.json');
/** Languages that the project is translated into. */
export const LANGUAGES = /** @type {const} */ (['zh-cn']);

/** Where texts are looked up that are not written there: those of core, and those of pages. */
const RENDERERS = new Set(['src/extension/base/text.ts', 'src/extension/pages/pageFrame.ts']);
/** Where the texts of core stand: one table beside each area, all of them spread into `src/core/messages.ts`. */
const MESSAGES = /(^|[/A-Za-z])[mM]essages\.ts$/;
/** Where those of the pages stand, which the extension hands over translated. */
const PAGE_TEXTS = /Texts\.ts$/;

/** @param {string} language */
export function bundleFile(language) {
  return path.join(ROOT, `l10n/bundle.l10n.${language}.json`);
}

/**
 * Every text that a person can read, sorted: what `l10n.t` is given, all messages of core, and the texts of pages.
 * @returns {Extraction}
 */
export function extractTexts() {
  const files = [path.join(ROOT, 'src/extension.ts'), ...filesUnder(path.join(ROOT, 'src/extension'), '.ts')];
  const found = files.map((file) => fromCalls(relative(file), readFileSync(file, 'utf8')));
  const tables = [...tablesIn('src/core', MESSAGES), ...tablesIn('src/protocol', PAGE_TEXTS)];
  const messages = tables.flatMap((file) => fromMessages(readFileSync(file, 'utf8')));
  const texts = new Set([...found.flatMap(({ texts }) => texts), ...messages]);
  return { texts: [...texts].toSorted(), problems: found.flatMap(({ problems }) => problems) };
}

/**
 * @param {string} folder
 * @param {RegExp} names
 */
function tablesIn(folder, names) {
  return filesUnder(path.join(ROOT, folder), '.ts').filter((file) => names.test(path.basename(file)));
}

/**
 * What `l10n.t(…)` is given in one file. Anything but a whole literal cannot be found in a bundle: a problem.
 * @param {string} name of the file
 * @param {string} source
 * @returns {Extraction}
 */
export function fromCalls(name, source) {
  const tokens = tokensOf(source);
  /** @type {string[]} */
  const texts = [];
  /** @type {string[]} */
  const problems = [];
  for (const [index, { line }] of tokens.entries()) {
    if (!['l10n', '.', 't', '('].every((text, offset) => tokens[index + offset]?.text === text)) continue;
    const [text, after] = tokens.slice(index + 4);
    if (text?.kind === 'string' && (after?.text === ',' || after?.text === ')')) texts.push(text.value);
    else if (!RENDERERS.has(name)) problems.push(`${name}:${line} l10n.t is given something other than one literal`);
  }
  return { texts, problems };
}

/**
 * The values of a table of messages.
 * @param {string} source
 */
export function fromMessages(source) {
  const tokens = tokensOf(source);
  return tokens.flatMap(({ kind, value }, index) =>
    kind === 'string' && tokens[index - 1]?.text === ':' ? [value] : [],
  );
}

/**
 * @param {string} file
 * @returns {Bundle}
 */
export function readBundle(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * @param {string} file
 * @param {Bundle} bundle
 */
export function writeBundle(file, bundle) {
  writeFileSync(file, `${JSON.stringify(bundle, undefined, 2)}\n`);
}

/**
 * The texts with their translations as far as there are any: a new text gets an empty one, one that is gone loses its own.
 * @param {readonly string[]} texts
 * @param {Bundle} translated
 * @returns {Bundle}
 */
export function updated(texts, translated) {
  return Object.fromEntries(texts.map((text) => [text, translated[text] ?? '']));
}

/** @param {string} file */
function relative(file) {
  return path.relative(ROOT, file).replaceAll(path.sep, '/');
}
