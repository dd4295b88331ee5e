import assert from 'node:assert/strict';
import {
  ENGLISH,
  LANGUAGES,
  bundleFile,
  extractTexts,
  fromCalls,
  readBundle,
  updated,
} from '../../../scripts/lib/l10n.mjs';
import { messages } from '../../../src/core/messages.ts';
import { bundle, isChinese, placeholders } from './manifest.ts';
import { after, at, sourcesUnder, type Source } from './sources.ts';
import { tokensOf, type Token } from '../../../scripts/lib/tokens.mjs';

const extracted = extractTexts();
const english = readBundle(ENGLISH);

describe('texts', () => {
  it('are each one literal, so that a bundle can have them', () => {
    assert.deepEqual(extracted.problems, []);
    assert.ok(extracted.texts.length > 300);
    assert.deepEqual(
      Object.values(messages).filter((text) => !extracted.texts.includes(text)),
      [],
    );
  });

  it('are all in the English bundle, and nothing else is: else run npm run l10n', () => {
    assert.deepEqual(
      Object.entries(english),
      extracted.texts.map((text) => [text, text]),
    );
  });

  it('are found in any shape of call', () => {
    const source =
      "l10n.t('a'); vscode.l10n.t(\n  \"b's {0}\",\n  x,\n); l10n.t(`c`); l10n.t('d' + e); l10n.t(f); l10n.t(`g ${h}`); other.t('i')";
    const { texts, problems } = fromCalls('x.ts', source);
    assert.deepEqual(texts, ['a', "b's {0}", 'c']);
    assert.equal(problems.length, 3);
  });

  it('keep their translation while they are there', () => {
    assert.deepEqual(updated(['a', 'b'], { b: 'B', c: 'C' }), { a: '', b: 'B' });
  });
});

for (const language of LANGUAGES) {
  describe(`texts in ${language}`, () => {
    const translated = readBundle(bundleFile(language));

    it('are all there, in the order of the English ones: else run npm run l10n', () => {
      assert.deepEqual(Object.keys(translated), Object.keys(english));
    });

    check(english, translated);
  });

  describe(`texts of package.json in ${language}`, () => {
    const [inEnglish, inOther] = [bundle('package.nls.json'), bundle(`package.nls.${language}.json`)];
    check(inEnglish, inOther);

    it('lead to the same commands', () => {
      const links = (text: string): string[] => text.match(/\(command:[\w.]+\)/g) ?? [];
      assert.deepEqual(
        Object.keys(inEnglish).filter(
          (key) => String(links(inEnglish[key] ?? '')) !== String(links(inOther[key] ?? '')),
        ),
        [],
      );
    });
  });
}

/** Each text of `from` is translated in `to`. */
function check(from: Readonly<Record<string, string>>, to: Readonly<Record<string, string>>): void {
  it('are none of them empty', () => {
    assert.deepEqual(
      Object.keys(from).filter((key) => (to[key] ?? '').trim() === ''),
      [],
    );
  });

  it('keep what is to be filled in', () => {
    const wrong = Object.keys(from).filter(
      (key) => String(placeholders(from[key] ?? '')) !== String(placeholders(to[key] ?? '')),
    );
    assert.deepEqual(wrong, []);
  });

  it('are translated', () => {
    assert.deepEqual(
      Object.keys(from).filter((key) => !isChinese(to[key] ?? '') && hasWords(from[key] ?? '')),
      [],
    );
  });

  it('leave what a program reads as it is', () => {
    const readByPrograms = (text: string): string[] =>
      text
        .match(
          /MLFLOW_[A-Z_]+|mlflow\.\w+(?:\.\w+)+|--[a-z-]+|\bhttps?:|\b(?:models|runs):\/|\bcaFile\b|\b(?:tracking|registry)Uri\b/g,
        )
        ?.toSorted() ?? [];
    assert.deepEqual(
      Object.keys(from).filter(
        (key) => String(readByPrograms(from[key] ?? '')) !== String(readByPrograms(to[key] ?? '')),
      ),
      [],
    );
  });
}

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text.replaceAll(/\{\w+\}/g, '')) && !sameEverywhere.has(text);
}

/** Names, and MLflow's own words. */
const sameEverywhere: ReadonlySet<string> = new Set([
  'Dockerfile',
  'Python: Spark UDF',
  'promotion.yaml',
  '{versions} → Archived', // stages keep their names
  'MLflow',
  'MLflow {version}',
  'MLflow: {words}',
  'MLflow Workbench',
  'None',
  'Staging',
  'Production',
  'Archived',
  'TLS',
  'ID {id}',
  "metrics.f1 > 0.6 and params.model = 'SVC'",
]);

describe('texts that a person reads', () => {
  it('all pass through l10n', () => {
    assert.deepEqual(sourcesUnder('src/extension').flatMap(bareTexts), []);
  });

  it('would be noticed if they did not', () => {
    const bare = (literal: string): boolean => tokensOf(literal).some(isBare);
    assert.deepEqual(["'Delete run'", '`${x} failed`', '`Run ${x}`', "'失败'"].map(bare), [true, true, true, true]);
    assert.deepEqual(["'$(trash) '", '`$(tag) ${alias}`', '`${key} = ${value}`', "''"].map(bare), [
      false,
      false,
      false,
      false,
    ]);
  });
});

/** What these hold is shown. */
const shownFields =
  'title placeholder placeHolder prompt label description detail tooltip button sentence text what empty saveLabel'.split(
    ' ',
  );
/** Examples of what is typed, values of a setting, and a word of the diagnostic report, which is English. */
const code: ReadonlySet<string> = new Set([
  'http://127.0.0.1:5000',
  'https://registry.example',
  '~/authority.pem',
  '{"X-Api-Key": "…", "X-Team": "…"}',
  'basic',
  'bearer',
  'headers',
  'failed',
]);
const shownCalls = ['showErrorMessage', 'showWarningMessage', 'showInformationMessage', 'setStatusBarMessage'];

function bareTexts(source: Source): string[] {
  const values = [
    ...shownFields.flatMap((field) => after(source, field, ':')),
    ...shownCalls.flatMap((call) => after(source, call, '(')),
    ...after(source, 'failed', ':', '(', ')', '=>'),
  ];
  return values.flatMap((tokens) =>
    literalAt(tokens)
      .filter((token) => isBare(token) && !code.has(token.value))
      .map((token) => `${at(source, token)} ${token.value}`),
  );
}

/** The literal that these tokens begin with; of a template all that is written out in it. */
function literalAt([first, ...others]: readonly Token[]): readonly Token[] {
  if (first?.kind !== 'template') return first ? [first] : [];
  const end = others.findIndex(({ kind }) => kind === 'templateEnd');
  return [first, ...others.slice(0, end + 1).filter(({ kind }) => kind === 'template' || kind === 'templateEnd')];
}

/** A text with a word in it that is no icon's name. */
function isBare({ kind, value }: Token): boolean {
  return (
    ['string', 'template', 'templateEnd'].includes(kind) && /\p{L}{2}/u.test(value.replaceAll(/\$\([\w~-]+\)/g, ''))
  );
}
