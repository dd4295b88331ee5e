/** `8,760`, as the language of the page writes it. */
export function count(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** `3.1 MB`, in steps of 1024. */
export function bytes(value: number): string {
  let size = value;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 ? 0 : 1;
  const number = new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(size);
  return `${number} ${units[unit]}`;
}

export function seconds(value: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(value);
}

const units = ['B', 'KB', 'MB', 'GB'];

function language(): string {
  return typeof document === 'undefined' || document.documentElement.lang === '' ? 'en' : document.documentElement.lang;
}
