/** A source of texts that look like YAML, and of texts that nearly do. The same seed gives the same texts. */
export function yamlTexts(seed: number): { readonly next: () => string; readonly mutate: (text: string) => string } {
  const random = randomFrom(seed);
  const makers = [
    tokens,
    tokens,
    lines,
    lines,
    scalars,
    numeric,
    tree,
    tree,
    treeBroken,
    tagged,
    merges,
    directives,
    blocks,
    quoted,
  ];
  return {
    next: () => random.pick(makers)(random),
    mutate: (text) => mutated(random, text),
  };
}

export interface Random {
  /** 0 ≤ result < `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly maybe: (chance: number) => boolean;
}

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    below: (below) => Math.floor(unit() * below),
    pick: (items) => items[Math.floor(unit() * items.length)] as (typeof items)[number],
    maybe: (chance) => unit() < chance,
  };
}

const breaks = parts('\n¦\n¦\n¦\n¦\r\n¦\r¦\u0085¦\u2028¦\u2029¦\n\n¦\r\r\n¦\n \n');
const signs = [
  ...Array.from('-?:,[]{}#&*!|>\'"%@`'),
  '- ',
  '? ',
  ': ',
  ', ',
  '---',
  '...',
  '<<',
  '=',
  '<<: ',
  '|-',
  '>+',
  '>2',
  '|1-',
];
const spaces = [' ', '  ', '    ', '\t', ' \t', '', ''];
const properties = parts('&a ¦&b ¦*a ¦*b¦*a¦! ¦!!str ¦!!int ¦!!map ¦!!seq ¦!x ¦!<tag:yaml.org,2002:int> ');
const words = [
  ...parts('a¦b¦key¦value¦two words¦a#b¦a #b¦a:b¦x: y¦-a¦?a¦:a¦#¦é¦\ud83d\ude00¦\ufeff¦¦ '),
  ...parts('"q"¦\'q\'¦\'it\'\'s\'¦"\\n"¦"\\x41"¦"\\u00e9"¦"\\ud83d"¦"\\U0001F600"¦"\\q"¦"a\\\n b"¦\'a\n\n b\''),
  ...parts('<<¦=¦~¦null¦Null¦yes¦No¦true¦TRUE¦off¦y¦.inf¦-.INF¦.nan¦.NaN'),
];
const numbers = [
  ...parts('0¦1¦-1¦+1¦1_000¦0o17¦017¦08¦0b101¦0b_¦0x1F¦0x_¦-0x1f¦0_¦1:30¦-1:30¦190:20:30'),
  ...parts('1.5¦1.¦.5¦-.5¦1e5¦1.0e+5¦1.5e5¦1:30.5¦1_0.5_¦12e03¦123456789012345678901234567890', '0.0¦-0.0'),
  ...parts('2024-01-02¦2024-1-2¦2024-02-30¦2024-02-29¦0000-01-01¦2024-01-02 03:04:05¦2024-01-02T03:04:05Z', '1:60¦0:1'),
  ...parts(
    '2024-1-2 3:04:05.5¦2024-01-02 03:04:05 +05:30¦2024-01-02t03:04:05.123456789-24:00',
    '2024-01-02 25:00:00¦1::2',
  ),
];
const odd = [
  ...parts('١٢¦ 12 ¦+-5¦_¦-¦¦0o17¦0x0x1¦0b0b1¦0b-1¦1e5¦infinity¦-inf¦nan¦1e400¦1.5.2¦\u00a012'),
  ...parts('YQ==¦YQ=¦YQ¦Y¦YWJj¦YQ==YQ¦=YQ==¦é¦Y W J j¦yEs¦on¦1:2:3.5¦1:x¦5_¦--5¦0.5.¦999999999999'),
];
const tags = [
  ...parts('!!str¦!!int¦!!float¦!!bool¦!!null¦!!timestamp¦!!binary¦!!seq¦!!map¦!!set¦!!omap¦!!pairs'),
  ...parts(
    '!¦!x¦!!python/none¦!!merge¦!!value¦!<int>¦!<tag:yaml.org,2002:str>¦!e!x¦!%41¦!%ff',
    '!%C3%A9¦!<!>¦!a!b¦!<x',
  ),
];

function tokens(random: Random): string {
  let text = '';
  for (let left = 1 + random.below(14); left > 0; left -= 1)
    text += random.pick(random.pick([signs, signs, words, spaces, breaks, properties]));
  return text;
}

function lines(random: Random): string {
  let text = '';
  for (let left = 1 + random.below(7); left > 0; left -= 1) {
    text += ' '.repeat(random.pick([0, 0, 0, 1, 2, 2, 4]));
    text += random.pick(parts('¦¦- ¦- - ¦? ¦: ¦k: ¦k : ¦"k": ¦? k\n: ¦- k: ¦[¦{¦--- ¦k:¦-¦&a '));
    text += random.maybe(0.2) ? random.pick(properties) : '';
    text += random.pick(random.pick([words, words, numbers, signs]));
    text += random.maybe(0.15) ? random.pick(parts(' # c¦#c¦ ¦\t¦]¦}¦,¦ : x¦: x')) : '';
    text += random.pick(breaks);
  }
  return text;
}

function scalars(random: Random): string {
  const value = random.pick(random.pick([numbers, numbers, words, odd]));
  return random.pick([
    value,
    `a: ${value}\n`,
    `- ${value}`,
    `[${value}]`,
    `{${value}: 1}`,
    `? ${value}`,
    `! "${value}"`,
    `! |\n  ${value}\n`,
  ]);
}

/** Near numbers, dates and base64. */
function numeric(random: Random): string {
  const signs = random.pick([
    '0123456789_',
    '01234567_:.',
    '01_.eE+-',
    '0xXbBoO17afF_',
    '0123456789-: TZ.+',
    '.-+infaINFAN',
    'YQWJj= é',
  ]);
  let value = random.pick(['', '', '-', '+', '0', '0x', '0b', '2024-0', '2024-01-02 0', '1:']);
  for (let left = random.below(9); left > 0; left -= 1) value += signs.charAt(random.below(signs.length));
  const tag = random.pick(['', '', '', '', '!!int ', '!!float ', '!!timestamp ', '!!binary ', '!!bool ', '! ']);
  return random.pick([
    value,
    `a: ${value}`,
    `${tag}"${value}"`,
    `${tag}'${value}'`,
    `- ${tag}${value}`,
    `${tag}|\n  ${value}\n`,
  ]);
}

function tagged(random: Random): string {
  const tag = random.pick(tags);
  const value = random.pick(
    random.pick([numbers, words, odd, ['{=: 5}', '[a]', '{a: b}', '[a: b, c: d]', '- a', 'a: b', '|\n a']]),
  );
  const text = random.maybe(0.4) ? `${tag} "${value}"` : `${tag} ${value}`;
  return random.pick([
    text,
    `a: ${text}`,
    `- ${text}\n- b`,
    `[${text}]`,
    `${text}: x`,
    `? ${text}`,
    `&a ${text}`,
    `a:\n  ${text}\nb: *a`,
  ]);
}

function merges(random: Random): string {
  let text = '';
  const names: string[] = [];
  for (let left = 1 + random.below(5); left > 0; left -= 1) {
    const source = () =>
      names.length > 0 && random.maybe(0.7)
        ? `*${random.pick(names)}`
        : random.pick(['{x: 1}', '{=: 2}', '{<<: {y: 3}}', '[]', 'x']);
    const entry = () =>
      random.pick([
        ...parts('x: 1¦x: 2¦y: 3¦=: 4¦1: 5¦true: 6¦[a]: 7¦? {b: 1}¦"<<": 8¦z: ='),
        ...Array.from({ length: 8 }, () =>
          random.pick([`<<: ${source()}`, `<<: [${source()}, ${source()}]`, `w: ${source()}`, `<<: !t ${source()}`]),
        ),
      ]);
    const name = `n${names.length}`;
    const inner = Array.from({ length: 1 + random.below(3) }, entry).join(', ');
    const tag = random.pick(['', '', '', '', '!!set ', '!!str ', '!!omap ', '!!int ']);
    text += random.maybe(0.1) ? `- !!omap [${source()}, {${inner}}]\n` : `- &${name} ${tag}{${inner}}\n`;
    names.push(name);
  }
  return text;
}

function directives(random: Random): string {
  const pieces = [
    ...parts(
      '%YAML 1.1\n¦%YAML 1.2 # c\n¦%YAML 2.0\n¦%YAML 1\n¦%TAG !e! tag:yaml.org,2002:\n¦%TAG ! tag:x:\n',
      '%TAG !! !\n¦%X y z\n¦%\n',
    ),
    ...parts('---\n¦--- a\n¦--- ¦...\n¦... \n¦...¦a: 1\n¦- b\n¦!e!int 1\n¦!!str 1\n¦# c\n¦\n¦--- |\n b\n¦---\ta\n'),
  ];
  return Array.from({ length: 1 + random.below(5) }, () => random.pick(pieces)).join('');
}

function blocks(random: Random): string {
  const header = random.pick(['|', '>']) + random.pick(parts('¦¦¦-¦+¦1¦2¦1-¦+2¦0¦9¦-+¦ # c¦#c¦ x¦\t'));
  let text = random.pick(parts('¦a: ¦- ¦- - ¦a:\n  b: ¦? ¦[¦!!str ¦&a ')) + header + random.pick(breaks);
  for (let left = random.below(7); left > 0; left -= 1)
    text +=
      ' '.repeat(random.below(5)) +
      random.pick(parts('x¦x y¦¦¦\tx¦# c¦---¦...¦ x¦b: c¦- d¦\ud83d\ude00¦:')) +
      random.pick(breaks);
  return random.maybe(0.3) ? text.trimEnd() : text;
}

function quoted(random: Random): string {
  const quote = random.pick(["'", '"']);
  const pieces = [
    "''",
    '\\\n',
    '\\"',
    '\\\\',
    '\\t',
    '\\ ',
    '\\x4',
    '\\x41',
    '\\u12',
    '\\U00110000',
    '\\L',
    '"',
    "'",
    ' ',
    '  ',
    '\t',
    'a',
    'b',
    '---',
    '...',
    '\n---\n',
    '\\',
    '😀',
    '#',
    ': ',
    ...breaks,
  ];
  const inner = Array.from({ length: random.below(9) }, () => random.pick(pieces)).join('');
  const text = quote + inner + (random.maybe(0.9) ? quote : '');
  return random.pick([
    text,
    `a: ${text}\nb: c`,
    `- ${text}`,
    `[${text}, x]`,
    `{${text}: x}`,
    `${text}: x`,
    `${text} # c`,
    `${text}#c`,
    `&a ${text}`,
  ]);
}

function tree(random: Random): string {
  return block(random, 0, 3);
}

function treeBroken(random: Random): string {
  let text = tree(random);
  for (let left = 1 + random.below(2); left > 0; left -= 1) text = mutated(random, text);
  return text;
}

function block(random: Random, indent: number, depth: number): string {
  const pad = ' '.repeat(indent);
  const isList = random.maybe(0.35);
  let text = '';
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const head = isList
      ? '-'
      : random.pick(['a:', 'b:', 'c d:', '"q":', "'s':", '1:', '? k\n' + pad + ':', '<<:', '*a :', '~:']);
    const property = random.maybe(0.15)
      ? ` ${random.pick(['&a', '&b', '!!map', '!!seq', '!!str', '!!omap', '!!set'])}`
      : '';
    if (depth > 0 && random.maybe(0.35)) {
      const deeper = indent + random.pick([1, 2, 2, 4, isList ? 2 : 0]);
      text += `${pad}${head}${property}\n${block(random, deeper, depth - 1)}`;
    } else text += `${pad}${head}${property} ${leaf(random, indent, depth)}${random.maybe(0.1) ? ' # c' : ''}\n`;
  }
  return text;
}

function leaf(random: Random, indent: number, depth: number): string {
  const pad = `\n${' '.repeat(indent + random.pick([0, 1, 2, 2]))}`;
  if (random.maybe(0.3)) return flow(random, depth);
  if (random.maybe(0.15)) return `${random.pick(['|', '>', '|-', '>+', '|2'])}${pad}x${pad}  y${pad}z`;
  if (random.maybe(0.15)) return `${random.pick(["'", '"'])}x${pad}y''${pad}${pad}z${random.pick(["'", '"'])}`;
  if (random.maybe(0.1)) return `x${pad}y${pad}z`;
  return random.pick(random.pick([words, numbers, ['*a', '*b', '- x', 'x: y']]));
}

function flow(random: Random, depth: number): string {
  if (depth <= 0 || random.maybe(0.4)) return random.pick(random.pick([words, numbers, ['*a', '&a x', '!!int 5']]));
  const isList = random.maybe(0.5);
  const entries = Array.from({ length: random.below(4) }, () => {
    const value = flow(random, depth - 1);
    const key = random.pick(['a', 'b', '"q"', "'s'", '? k', '', '[x]', '1']);
    return isList && random.maybe(0.7) ? value : `${key}${random.pick([': ', ': ', ':', ' : ', ' '])}${value}`;
  });
  const separator = random.pick([', ', ',', ',\n ', ' ,\n']);
  return `${isList ? '[' : '{'}${entries.join(separator)}${random.pick(['', '', ',', '\n'])}${isList ? ']' : '}'}`;
}

function mutated(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const length = random.pick([1, 1, 1, 2, 5, 20]);
  const piece = random.pick(
    random.pick([
      signs,
      words,
      spaces,
      breaks,
      properties,
      numbers,
      tags,
      ['\0', '\u0007', '\ud800', '\ufffe', '\u007f', '\ufeff'],
    ]),
  );
  const edits: readonly (() => string)[] = [
    () => text.slice(0, at) + text.slice(at + length),
    () => text.slice(0, at) + piece + text.slice(at),
    () => text.slice(0, at) + piece + text.slice(at + length),
    () => text.slice(0, at) + text.slice(at, at + length) + text.slice(at),
    () => text.slice(0, at) + text.slice(random.below(text.length + 1)),
    () => text.slice(0, at),
    () => text.replaceAll(random.pick(['\n', ' ', ':', "'", '"']), piece),
    () => text.slice(0, at) + text.slice(at).replace(/\n */, `\n${' '.repeat(random.below(5))}`),
  ];
  return random.pick(edits)();
}

/** Tables as rows of text: as arrays they would be longer than all the rest. */
function parts(...rows: readonly string[]): readonly string[] {
  return rows.flatMap((row) => row.split('¦'));
}
