/** What dates and numbers are written in. Without a document, as in tests of words, it is English. */
export function language(): string {
  return typeof document === 'undefined' ? 'en' : document.documentElement.lang || 'en';
}

/** As the person writes numbers: `10,000`. */
export function countText(count: number): string {
  return (counts ??= new Intl.NumberFormat(language())).format(count);
}

let counts: Intl.NumberFormat | undefined;
