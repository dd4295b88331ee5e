import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { sourcesUnder, textsOf, type Source } from './sources.ts';

const pages = sourcesUnder('webview/');
const tables = sourcesUnder('src/protocol/').filter((source) => source.path.endsWith('Texts.ts'));

describe('pages', () => {
  it('have texts only from their tables', () => {
    assert.deepEqual(pages.flatMap(bareTexts), []);
  });

  it('would be noticed if they had others', () => {
    const found = (text: string): number => bareTexts({ path: 'x.tsx', text, tokens: [], imports: [] }).length;
    for (const bare of ['<b>Add column</b>', '<b>\n  Add\n</b>', '<i title="Add column" />', '<X label="Name">'])
      assert.equal(found(bare), 1, bare);
    for (const good of ["<b>{t('add')}</b>", '<b>–</b>', '<i class="codicon" />', '<X label={t("x")} />', 'a => b < c'])
      assert.equal(found(good), 0, good);
  });

  it('use each text of their tables', async () => {
    assert.ok(tables.length > 0);
    const used = new Set(pages.flatMap((source) => textsOf(source).map(({ value }) => value)));
    const ids = await Promise.all(tables.map(idsOf));
    assert.deepEqual(
      ids.flat().filter(({ id }) => !used.has(id)),
      [],
    );
  });

  it('make no document from text, and run none', () => {
    const makers =
      /dangerouslySetInnerHTML|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function/;
    assert.deepEqual(
      pages.filter(({ text }) => makers.test(text)).map((source) => source.path),
      [],
    );
  });
});

/** Words between tags, and in what is shown or read of an element. */
function bareTexts({ path: file, text }: Source): string[] {
  if (!file.endsWith('.tsx')) return [];
  const words = [
    ...text.matchAll(/>([^<>{}=;()]*\p{L}{2}[^<>{}=;()]*)<\//gu),
    ...text.matchAll(/\s(?:title|label|placeholder|alt|aria-label|aria-description)="([^"]*\p{L}{2}[^"]*)"/gu),
  ];
  return words.map(([, word = '']) => `${file}: ${word.trim()}`);
}

/** The ids of the table that a file holds. */
async function idsOf({ path: file }: Source): Promise<{ readonly file: string; readonly id: string }[]> {
  const held = (await import(pathToFileURL(path.join(ROOT, file)).href)) as Record<string, Record<string, string>>;
  return Object.values(held).flatMap((table) => Object.keys(table).map((id) => ({ file, id })));
}
