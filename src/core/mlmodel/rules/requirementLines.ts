import type { Span } from '../../base/span.ts';

/** One requirement of PEP 508. */
export interface Requirement {
  readonly kind: 'requirement';
  /** As PyPI compares names: lower case, `-` for `_` and `.`. */
  readonly name: string;
  /** The whole requirement, without comment and options. */
  readonly text: string;
  /** `==1.0,<2`, without spaces; empty when there is none. */
  readonly specifier: string;
  /** The one version that fits; undefined when several do. */
  readonly pinned: string | undefined;
  readonly hasUrl: boolean;
  readonly marker: string | undefined;
  readonly span: Span;
  /** Of the name with its extras and its version, without the marker. */
  readonly bodySpan: Span;
}

export type RequirementLine =
  | Requirement
  /** `-r` and `-c`: lines of another file. */
  | { readonly kind: 'file'; readonly path: string; readonly span: Span }
  /** An option of pip, a path or an address: taken by pip, nothing to compare. */
  | { readonly kind: 'other'; readonly span: Span }
  | { readonly kind: 'invalid'; readonly text: string; readonly span: Span };

/** The lines of a requirements file as pip and MLflow 3.17.2 take them: comments dropped, lines that end in `\` joined. */
export function readRequirements(text: string): readonly RequirementLine[] {
  return logicalLines(text).map(({ text: line, span }) => readRequirement(line, span));
}

/** A single requirement, as it stands in a list of YAML too. */
export function readRequirement(line: string, span: Span): RequirementLine {
  const file = /^(?:-r|-c|--requirement|--constraint)(?:\s+|=|(?<=^-[rc]))(.+)$/.exec(line);
  if (file) return { kind: 'file', path: (file[1] ?? '').trim(), span };
  if (line.startsWith('-') || isPlace(line)) return { kind: 'other', span };
  const body = line.replace(/\s+--[a-z].*$/, '');
  return parse(body, span) ?? { kind: 'invalid', text: line, span };
}

/** PyPI's form of a name. */
export function normalizedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

const nameShape = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(\[[A-Za-z0-9._, -]*\])?\s*/;
const versionShape =
  /^v?(\d+!)?\d+(\.\d+)*([-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?\d*)?((-\d+)|([-_.]?(post|rev|r)[-_.]?\d*))?([-_.]?dev[-_.]?\d*)?(\+[a-z0-9]+([-_.][a-z0-9]+)*)?(\.\*)?$/i;

function parse(line: string, span: Span): Requirement | undefined {
  const head = nameShape.exec(line);
  if (!head) return undefined;
  const rest = line.slice(head[0].length);
  const made = (specifier: string, hasUrl: boolean, marker: string | undefined, length: number): Requirement => ({
    kind: 'requirement',
    name: normalizedName(head[1] ?? ''),
    text: line,
    specifier,
    pinned: /^={2,3}([^,*]+)$/.exec(specifier)?.[1],
    hasUrl,
    marker,
    span,
    bodySpan: span.end - span.start === line.length ? { start: span.start, end: span.start + length } : span,
  });
  if (rest.startsWith('@')) {
    const [, url = '', marker] = /^@\s*(\S+)(?:\s+;\s*(.+))?$/.exec(rest) ?? [];
    return url === '' ? undefined : made('', true, marker, line.length);
  }
  const [specifiers = '', ...markers] = rest.split(';');
  const marker = markers.length > 0 ? markers.join(';').trim() : undefined;
  if (marker !== undefined && !/(==|!=|<|>|~=|\bin\b)/.test(marker)) return undefined;
  const specifier = readSpecifier(specifiers.trim());
  if (specifier === undefined) return undefined;
  return made(
    specifier,
    false,
    marker,
    head[0].length + specifiers.trimEnd().length - (specifiers.trim() === '' ? spaces(head[0]) : 0),
  );
}

function spaces(text: string): number {
  return text.length - text.trimEnd().length;
}

function readSpecifier(written: string): string | undefined {
  if (written === '') return '';
  const inside = /^\((.*)\)$/.exec(written)?.[1] ?? written;
  const parts = inside.split(',').map((part) => part.trim());
  const isValid = parts.every((part) => {
    const [, operator = '', version = ''] = /^(===|~=|==|!=|<=|>=|<|>)\s*(\S+)$/.exec(part) ?? [];
    if (operator === '') return false;
    if (operator === '===') return true;
    return versionShape.test(version) && (!version.endsWith('*') || operator === '==' || operator === '!=');
  });
  return isValid ? parts.map((part) => part.replace(/\s+/g, '')).join(',') : undefined;
}

/** A path or an address, which pip takes without a name. */
function isPlace(line: string): boolean {
  return (
    /^(\.{0,2}\/|[A-Za-z]:[\\/]|~\/|\.\.?$)/.test(line) ||
    /^[a-z+]+:\/?\/?/i.test(line) ||
    /^\S+\.(whl|tar\.gz|zip)$/.test(line)
  );
}

interface LogicalLine {
  readonly text: string;
  readonly span: Span;
}

function logicalLines(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let open: { text: string; start: number } | undefined;
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const raw = match[0].replace(/(^|\s)#.*$/, '');
    const trimmed = raw.trim();
    const start = match.index + (raw.length - raw.trimStart().length);
    const end = start + trimmed.length;
    if (trimmed.endsWith('\\')) {
      open = { text: (open?.text ?? '') + trimmed.slice(0, -1), start: open?.start ?? start };
      continue;
    }
    const whole = ((open?.text ?? '') + trimmed).trim();
    if (whole !== '' && whole !== '\uFEFF') lines.push({ text: whole, span: { start: open?.start ?? start, end } });
    open = undefined;
  }
  if (open && open.text.trim() !== '')
    lines.push({ text: open.text.trim(), span: { start: open.start, end: text.length } });
  return lines;
}
