/** What a character is taken for that JSON does not know: one of its own signs, a blank, or nothing at all. */
export function lookAlike(sign: string): string | undefined {
  return table.get(sign);
}

/** Typographic marks that stand where `"` belongs. */
export const doubleQuotes = '“”„‟«»″＂';

/** Typographic marks that stand where `'` belongs. */
export const singleQuotes = '‘’‚‛′´`＇';

const groups: readonly (readonly [right: string, signs: string])[] = [
  ['"', doubleQuotes + singleQuotes],
  [':', '：﹕︓'],
  [',', '，﹐、'],
  ['[', '［【'],
  [']', '］】'],
  ['{', '｛'],
  ['}', '｝'],
  ['-', '−–—－'],
  [' ', '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029'],
  ['', '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff'],
];

const table: ReadonlyMap<string, string> = new Map(
  groups.flatMap(([right, signs]) => Array.from(signs, (sign): [string, string] => [sign, right])),
);
