/**
 * Variables of a `.env` file: `NAME=value`, `export NAME=value`, 'literal', "with \n escapes", `# comments`. Never fails: a line that is
 * something else is skipped. Nothing is expanded, and values never reach the process environment. A later line wins, as in python-dotenv.
 */
export function parseDotenv(text: string): Readonly<Record<string, string>> {
  const variables = new Map<string, string>();
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/.exec(line);
    const value = match && readValue(match[2] ?? '');
    if (match?.[1] && typeof value === 'string') variables.set(match[1], value);
  }
  return Object.fromEntries(variables);
}

/** Undefined when a quote is not closed on its line. */
function readValue(text: string): string | undefined {
  if (text.startsWith("'"))
    return quoted(text, /^'((?:[^'\\]|\\.)*)'\s*(?:#.*)?$/, (inner) => inner.replace(/\\([\\'])/g, '$1'));
  if (text.startsWith('"')) return quoted(text, /^"((?:[^"\\]|\\.)*)"\s*(?:#.*)?$/, unescape);
  return text.replace(/(^|\s)#.*$/, '').trim();
}

function quoted(text: string, shape: RegExp, decode: (inner: string) => string): string | undefined {
  const inner = shape.exec(text)?.[1];
  return inner === undefined ? undefined : decode(inner);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function unescape(inner: string): string {
  return inner.replace(
    /\\(.)/g,
    (whole, character: string) => escapes[character] ?? (/[\\'"$]/.test(character) ? character : whole),
  );
}
