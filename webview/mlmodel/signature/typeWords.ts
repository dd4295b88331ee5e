import { typeSpelling, nestedTypes } from '../../../src/core/signature/grammar/typeSpelling.ts';
import { scalarTypes } from '../../../src/core/signature/spec.ts';
import { readTypeText, writeTypeText } from '../../../src/core/signature/typeText.ts';

/** `array<map<long>>` as it is read aloud: `array of map of long`. English in every language, as the names of the types are. */
export function typeWords(type: string): string {
  return type.replaceAll(/(array|map)</g, '$1 of ').replaceAll('>', '');
}

/** The type text that was meant by `array of long`, `array<long>` or `int64`; undefined where it is none. */
export function readTypeWords(words: string): string | undefined {
  const { wrappers, rest } = readWrappers(words);
  const [, word = '', closers = ''] = /^([^>]*?)\s*((?:>\s*)*)$/.exec(rest) ?? [];
  const closed = closers.replaceAll(/\s/g, '').length;
  const angles = words.split('<').length - 1;
  if (closed !== angles || word === '') return undefined;
  const type = readTypeText(
    `${wrappers.map((wrapper) => `${wrapper}<`).join('')}${meant(word)}${'>'.repeat(wrappers.length)}`,
  );
  return type && writeTypeText(type);
}

/** The `array of map of` before what is held, and the rest: `array of lo` gives `array` and `lo`. */
export function readWrappers(words: string): {
  readonly wrappers: readonly ('array' | 'map')[];
  readonly rest: string;
} {
  const wrappers: ('array' | 'map')[] = [];
  let rest = words.trimStart().toLowerCase();
  for (;;) {
    const match = /^(array|map)(?:\s*<|\s+of(?:\s+|$))\s*/.exec(rest);
    if (!match) return { wrappers, rest };
    wrappers.push(match[1] === 'map' ? 'map' : 'array');
    rest = rest.slice(match[0].length);
  }
}

function meant(word: string): string {
  const spelling = typeSpelling(word, [...scalarTypes, ...nestedTypes]);
  return spelling?.isCertain === true ? spelling.right : word;
}
