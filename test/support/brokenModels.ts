import { conformanceCases } from './conformance.ts';
import { Dice } from './dice.ts';
import type { Files } from './ruleCheck.ts';

/** Model folders that are broken in every way that comes to mind; the same ones for the same seed. */
export function* brokenModels(seed: number, count: number): Iterable<Files> {
  const dice = new Dice(seed);
  const folders = conformanceCases().map(({ files }): Files => files);
  for (let made = 0; made < count; made++) {
    const files = dice.pick(folders);
    const name = dice.chance(0.75) ? 'MLmodel' : dice.pick(Object.keys(files));
    let text = files[name] ?? '';
    for (let left = 1 + dice.below(4); left > 0; left--) text = mutated(dice, text, folders);
    if (dice.chance(0.01)) text = dice.pick(hostile)(dice, text);
    yield { ...files, [name]: text.slice(0, longest) };
  }
}

/** The limit on time is told for texts up to this length. */
export const longest = 1_000_000;

type Change = (dice: Dice, text: string, folders: readonly Files[]) => string;

function mutated(dice: Dice, text: string, folders: readonly Files[]): string {
  return dice.pick(changes)(dice, text, folders);
}

const changes: readonly Change[] = [
  (dice, text) => replaced(text, dice.below(text.length + 1), 1, String.fromCharCode(dice.below(256))),
  (dice, text) => replaced(text, dice.below(text.length + 1), 1, String.fromCharCode(dice.below(65536))),
  (dice, text) => replaced(text, dice.below(text.length + 1), 1, ''),
  (dice, text) => replaced(text, dice.below(text.length + 1), dice.below(40), ''),
  (dice, text) => replaced(text, dice.below(text.length + 1), 0, dice.pick(signs)),
  (dice, text) => replaced(text, dice.below(text.length + 1), dice.below(6), dice.pick(signs)),
  (dice, text) => replaced(text, dice.below(text.length + 1), 0, pieceOf(dice, text, 60)),
  (dice, text, folders) => {
    const other = dice.pick(Object.values(dice.pick(folders)));
    return replaced(text, dice.below(text.length + 1), dice.below(60), pieceOf(dice, other, 200));
  },
  (dice, text) => text.slice(0, dice.below(text.length + 1)),
  (dice, text) => text.replaceAll('\n', dice.pick(['\r\n', '\r', '\u0085', '\u2028', '\n\n'])),
  (dice, text) => {
    const lines = text.split('\n');
    const [from, to] = [dice.below(lines.length), dice.below(lines.length)];
    [lines[from], lines[to]] = [lines[to] ?? '', lines[from] ?? ''];
    return lines.join('\n');
  },
  (dice, text) => text.replace(dice.pick([/: ./, /"type": "\w+"/, /'/, /\n {2}/, /\[/]), () => dice.pick(signs)),
  // within the JSON of a signature
  (dice, text) => text.replace(/(inputs|params): '\[/, (found) => found + dice.pick(jsonPieces)),
  // a signature in another style
  (dice, text) =>
    text.replace(/(inputs|outputs|params): '([^']*)'/, (_, key: string, json: string) => {
      const style = dice.pick(['|', '>', '|-', '>+', '|2', '>1-']);
      return `${key}: ${style}\n    ${json.replaceAll('\n', '\n    ')}`;
    }),
  (_, text) => text.replace(/(inputs|outputs|params): '([^']*)'/, (__, key, json) => `${key}: ${JSON.stringify(json)}`),
];

const signs: readonly string[] = [
  ['\t', '\0', '\uFEFF', '\uD83D', '\uDE00', '😀', '\u0085', '\u2028', '\r', '\n', '\n\n', '\r\n', '\x7f', '\ufffe'],
  [
    '"',
    "'",
    "''",
    '\\',
    '\\u12',
    '\\xg',
    '\\\n',
    '{',
    '}',
    '[',
    ']',
    ',',
    ': ',
    '? ',
    '- ',
    '#',
    ' #',
    '|',
    '>',
    '|2-',
    '>9+',
  ],
  [
    '&a ',
    '*a',
    '*missing',
    '!!binary ',
    '!!set ',
    '!!omap ',
    '!x ',
    '!<',
    '!!int ',
    '!!str ',
    '<<: *a',
    '<<: {a: 1}',
    '<<',
    '=',
    '`',
    '@',
    '%',
  ],
  ['---', '\n---\n', '\n...\n', '%YAML 1.1\n', '\n# mlmodel: disable key-unknown\n', '# mlmodel: disable-file x'],
  [
    'null',
    '~',
    'yes',
    '3.10',
    '1e999',
    '.nan',
    '-.inf',
    '0o17',
    '0x',
    '1:60:60',
    '2024-02-31',
    '1_000',
    '00',
    'NaN',
    '-Infinity',
  ],
  [
    'signature: 1',
    '\nsignature:\n',
    '\nflavors:\n',
    '\nself: 1\n',
    '\nenv_vars: [1]\n',
    'saved_input_example_info: []',
    '\nresources: a\n',
  ],
].flat();

const jsonPieces: readonly string[] = [
  [
    '{"type": "any"}, ',
    '{"type": "map", "values": 1}, ',
    '{"type": "tensor"}, ',
    '{"cls": 1}, ',
    '[], ',
    '1, ',
    'NaN, ',
  ],
  [
    '{"type": "object", "properties": {"": {}}}, ',
    '{"type": "tensor", "tensor-spec": {"dtype": "<U3", "shape": "ab"}}, ',
  ],
  ['{"name": "\\ud800", "type": "long"}, ', '{"name": null, "default": [[1]], "type": "datetime", "shape": [-1.0]}, '],
  [
    '{"type": "tensor", "tensor-spec": {"dtype": [["a", "f4", [2]]], "shape": [1e400]}}, ',
    '/* a */ ',
    '{"required": ""}, ',
  ],
].flat();

/** What takes time or depth where a reader is careless. */
const hostile: readonly ((dice: Dice, text: string) => string)[] = [
  (dice, text) => insertedJson(text, '['.repeat(size(dice, 200_000))),
  (dice, text) => insertedJson(text, '{"type": "array", "items": '.repeat(size(dice, 20_000))),
  (dice, text) => insertedJson(text, '{"type": "object", "properties": {"p": '.repeat(size(dice, 20_000))),
  (dice, text) => insertedJson(text, '{"type": "lng", "name": "a"}, '.repeat(size(dice, 20_000))),
  (dice, text) => insertedJson(text, '{"type": "any", "a": 1, "required": 0}, '.repeat(size(dice, 20_000))),
  (dice, text) => insertedJson(text, `{"type": "long", ${'"a": 1, '.repeat(size(dice, 50_000))}"name": "b"}, `),
  (dice, text) => insertedJson(text, `"${'\\u0041'.repeat(size(dice, 100_000))}", `),
  (dice, text) => insertedJson(text, `${'9'.repeat(size(dice, 500_000))}, `),
  (dice, text) =>
    `${text}\nx: ${dice.pick(['[', '{', '- ', '? ', '{a: ', '[[', '!!set {'])}`.concat(
      dice.pick(['[', '{a: ', '- ', '? ']).repeat(size(dice, 100_000)),
    ),
  (dice, text) =>
    `${text}\nx: ${dice.pick(['a', ' ', "'", '"', '#', 'a: ', '\\', '&a ', '*a ', '!a ', '1:', '😀', '\t', '%']).repeat(size(dice, 400_000))}`,
  (dice, text) =>
    `${text}\n${dice.pick(['a', '- ', 'a: b\n', '# mlmodel: disable key-unknown\n', '\n', '---\n', 'a:\n ', '"a\n'])}`.concat(
      dice
        .pick(['a: 1\n', 'flavors: {}\n', '- a\n', '\n', '  \n', '\r', "'a'\n", '&a a: *a\n'])
        .repeat(size(dice, 100_000)),
    ),
  (dice, text) => `${text}\n${bomb(2 + dice.below(30), 2 + dice.below(9))}`,
  (dice, text) => `${text}\n${merges(dice.below(300), 1 + dice.below(300))}`,
  (dice, text) => `${indentedLines(size(dice, 1000))}${text}`,
  (dice) => Array.from({ length: size(dice, 200_000) }, () => String.fromCharCode(dice.below(256))).join(''),
  (dice) => Array.from({ length: size(dice, 200_000) }, () => dice.pick(signs)).join(''),
  (dice) => `[${'{"a": ['.repeat(size(dice, 100_000))}`,
  (dice, text) => text.repeat(1 + dice.below(200)),
  (dice, text) => text.replace('flavors:', `flavors:\n${'  sklern: {data: a, dta: b}\n'.repeat(size(dice, 20_000))}`),
  (dice, text) => `${text}${Array.from({ length: size(dice, 20_000) }, (_, index) => `key${index}: 1\n`).join('')}`,
  (dice) =>
    `${'numpy'.repeat(1 + dice.below(5))}${dice.pick(['==1,', ' ', '[a', '; a', '\\\n', '.', '-', '=', '@ ']).repeat(size(dice, 100_000))}`,
];

function size(dice: Dice, most: number): number {
  return Math.ceil(most ** dice.next());
}

function insertedJson(text: string, piece: string): string {
  return text.replace(/(inputs|outputs|params): '\[|$/, (found) => found + piece);
}

/** Each line ten times the one before. */
function bomb(levels: number, width: number): string {
  const lines = Array.from({ length: levels }, (_, level) => {
    const before = level === 0 ? 'x' : `*b${level - 1}`;
    return `b${level}: &b${level} [${Array(width).fill(before).join(', ')}]`;
  });
  return `${lines.join('\n')}\nmetadata: *b${levels - 1}\n`;
}

function merges(levels: number, width: number): string {
  const keys = Array.from({ length: width }, (_, index) => `k${index}: 1`).join(', ');
  const lines = [`m: &m0 {${keys}}`];
  for (let level = 1; level <= levels; level++)
    lines.push(`m${level}: &m${level} {<<: [*m${level - 1}, *m0], a${level}: 1}`);
  return `${lines.join('\n')}\nmetadata: *m${levels}\n`;
}

function indentedLines(depth: number): string {
  return Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
}

function pieceOf(dice: Dice, text: string, most: number): string {
  const start = dice.below(text.length + 1);
  return text.slice(start, start + 1 + dice.below(most));
}

function replaced(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}
