import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from '../../../scripts/lib/files.mjs';
import { ROOT } from '../../../scripts/lib/paths.mjs';
import { tokensOf, type Token } from '../../../scripts/lib/tokens.mjs';

/** A file of `src/` or `webview/`; `path` is relative to the project, with slashes. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly imports: readonly Import[];
}

export interface Import {
  /** As it is written: `./x.ts`, `vscode`. */
  readonly from: string;
  /** Nothing of it is left when the types are stripped. */
  readonly isType: boolean;
}

export const sources: readonly Source[] = ['src', 'webview']
  .flatMap((folder) => filesUnder(path.join(ROOT, folder), '.ts').concat(filesUnder(path.join(ROOT, folder), '.tsx')))
  .map((file) => {
    const text = readFileSync(file, 'utf8');
    const tokens = tokensOf(text);
    return { path: path.relative(ROOT, file).replaceAll(path.sep, '/'), text, tokens, imports: importsOf(tokens) };
  });

export function sourcesUnder(...prefixes: readonly string[]): readonly Source[] {
  return sources.filter((source) => prefixes.some((prefix) => source.path.startsWith(prefix)));
}

/** The file that a relative import means, as a {@link Source.path}; undefined for a package. */
export function resolved(from: Source, imported: string): string | undefined {
  return imported.startsWith('.') ? path.posix.join(path.posix.dirname(from.path), imported) : undefined;
}

export function exists(file: string): boolean {
  return existsSync(path.join(ROOT, file));
}

/** Every text in the code, the parts of templates included. */
export function textsOf(source: Source): readonly Token[] {
  return source.tokens.filter(({ kind }) => kind === 'string' || kind === 'template' || kind === 'templateEnd');
}

/** `path:line`, as an editor opens it. */
export function at(source: Source, { line }: Token): string {
  return `${source.path}:${line}`;
}

/** The tokens after each place where these texts follow each other. */
export function after(source: Source, ...texts: readonly string[]): readonly (readonly Token[])[] {
  const { tokens } = source;
  return tokens.flatMap((_, start) =>
    texts.every((text, index) => tokens[start + index]?.text === text) ? [tokens.slice(start + texts.length)] : [],
  );
}

function importsOf(tokens: readonly Token[]): Import[] {
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1]?.text;
    const isImported =
      before === 'from' || before === 'import' || (before === '(' && tokens[index - 2]?.text === 'import');
    if (token.kind !== 'string' || !isImported) return [];
    const start = tokens.findLastIndex(({ text }, place) => place < index && (text === 'import' || text === 'export'));
    return [{ from: token.value, isType: tokens[start + 1]?.text === 'type' }];
  });
}
