import type { Span } from '../../../base/span.ts';
import { stages } from '../../stage.ts';
import { policyCursor, type PolicyCursor } from './policyPlace.ts';
import type { PolicyKey, PolicyPlace, PolicyValue } from './policyKey.ts';
import { keysAt, policyKey } from './policyKeys.ts';

export interface PolicyCompletion {
  readonly label: string;
  readonly kind: 'key' | 'value';
  /** In VS Code's syntax of snippets. */
  readonly snippet: string;
  /** Around the cursor, in its line. */
  readonly replaced: Span;
  /** Markdown, in English. */
  readonly documentation: string;
  /** What is left to be typed comes next: more is suggested at once. */
  readonly goesOn: boolean;
}

/** What can stand at an offset: keys that are not there yet, words, stages, shapes of conditions. Never throws. */
export function policyCompletion(text: string, offset: number): readonly PolicyCompletion[] {
  const cursor = policyCursor(text, offset);
  if (!cursor) return [];
  if (cursor.key !== undefined) return valuesOf(cursor, cursor.key);
  if (cursor.isItem) return itemsIn(cursor);
  return keysIn(cursor, placeOf(cursor.path));
}

/** The map that keys of this path stand in. */
export function placeOf(path: readonly string[]): PolicyPlace | undefined {
  const [first, second, third, fourth] = path;
  if (first === undefined) return 'top';
  if (first !== 'rules' || path.length > 4) return undefined;
  if (second === undefined) return 'rule';
  if (second !== 'gates') return undefined;
  if (third === undefined) return 'gates';
  return third === 'metrics' && fourth !== undefined ? 'against' : undefined;
}

function keysIn(cursor: PolicyCursor, place: PolicyPlace | undefined): readonly PolicyCompletion[] {
  if (place === undefined) return [];
  return keysAt(place)
    .filter(({ name }) => !cursor.present.has(name))
    .map((key) => keyCompletion(cursor, key));
}

function keyCompletion({ typed, hasColon, isInBraces }: PolicyCursor, key: PolicyKey): PolicyCompletion {
  const snippet = hasColon ? key.name : isInBraces ? inOneLine(key) : key.snippet;
  return {
    label: key.name,
    kind: 'key',
    snippet,
    replaced: typed,
    documentation: documentationOf(key),
    goesOn: snippet.endsWith('$0'),
  };
}

function inOneLine({ name, snippet }: PolicyKey): string {
  return snippet.includes('\n') ? `${name}: ` : snippet;
}

export function documentationOf({ meaning, evidence }: PolicyKey): string {
  if (!evidence) return meaning;
  return `${meaning}\n\n*Judged by:* ${evidence.from}\n\n*Cannot tell, which is not passed:* ${evidence.unknown}`;
}

/** Behind a `- `. */
function itemsIn(cursor: PolicyCursor): readonly PolicyCompletion[] {
  const { path } = cursor;
  if (path.length === 1 && path[0] === 'rules')
    return [...(cursor.hasColon ? [] : [ruleCompletion(cursor)]), ...keysIn(cursor, 'rule')];
  const key = keyOf(path);
  if (!key) return [];
  if (key.value.kind === 'metrics') return conditions(cursor);
  return words(key.value).map((word) => valueCompletion(cursor, word));
}

function keyOf(path: readonly string[]): PolicyKey | undefined {
  const place = placeOf(path.slice(0, -1));
  return place && policyKey(place, path.at(-1) ?? '');
}

function ruleCompletion({ typed }: PolicyCursor): PolicyCompletion {
  return {
    label: 'rule',
    kind: 'value',
    snippet: 'models: "${1:*}"\nstage: ${2|Production,Staging,Archived|}\ngates:\n  $0',
    replaced: typed,
    documentation: 'A whole rule.',
    goesOn: true,
  };
}

/** In one line, as they stand behind a `- `. */
function conditions({ typed }: PolicyCursor): readonly PolicyCompletion[] {
  const shapes = [
    ['metric >= number', '${1:f1} >= ${2:0.60}', 'The metric against a fixed value: `>=`, `>`, `<=`, `<` or `==`.'],
    ...keysAt('against').map((key) => [
      `metric: { ${key.name} }`,
      `\${1:f1}: { ${key.name}: \${2:0} }`,
      documentationOf(key),
    ]),
  ];
  return shapes.map(([label = '', snippet = '', documentation = '']) => ({
    label,
    kind: 'value',
    snippet,
    replaced: typed,
    documentation,
    goesOn: false,
  }));
}

function valuesOf(cursor: PolicyCursor, name: string): readonly PolicyCompletion[] {
  const last = cursor.path.at(-1) === name ? cursor.path.slice(0, -1) : cursor.path;
  const place = placeOf(last);
  const key = place && policyKey(place, name);
  if (key) return words(key.value).map((word) => valueCompletion(cursor, word));
  return keyOf(last)?.value.kind === 'tags' ? [valueCompletion(cursor, { word: '"*"', meaning: anyTag })] : [];
}

const anyTag = 'Any text that is not empty.';

interface Word {
  readonly word: string;
  readonly meaning: string;
}

/** What people write for a value of this kind. */
function words(value: PolicyValue): readonly Word[] {
  if (value.kind === 'words') return value.words;
  const usual = usualValues[value.kind];
  return usual.map((word) => ({ word, meaning: '' }));
}

const usualValues: Readonly<Record<Exclude<PolicyValue['kind'], 'words'>, readonly string[]>> = {
  version: ['1'],
  rules: [],
  globs: ['"*"'],
  stages: ['Production', 'Staging', 'Archived', stages[0]],
  gates: [],
  metrics: [],
  tags: [],
  duration: ['2d', '12h', '30m'],
  count: ['1', '2'],
  number: ['0', '0.01'],
};

function valueCompletion({ typed }: PolicyCursor, { word, meaning }: Word): PolicyCompletion {
  return { label: word, kind: 'value', snippet: word, replaced: typed, documentation: meaning, goesOn: false };
}
