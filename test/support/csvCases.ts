import type { Dice } from './dice.ts';

/** A question to `oracle/dataFileOracle.py` about a text. */
export interface CsvQuestion {
  readonly op: 'csv';
  readonly mode: 'read' | 'strict' | 'serving';
  readonly text: string;
  readonly schema?: string;
}

export function csvQuestion(dice: Dice): CsvQuestion {
  const text = csvText(dice);
  const mode = dice.pick(['read', 'strict', 'serving', 'serving'] as const);
  return mode === 'read' ? { op: 'csv', mode, text } : { op: 'csv', mode, text, schema: schemaText(dice) };
}

const pools: readonly (readonly string[])[] = [
  ['0', '1', '1', '0'],
  ['1', '2', '-7', '+3', ' 4 ', '2147483648', '00'],
  ['0', '9223372036854775807', '9223372036854775808', '-9223372036854775808', '18446744073709551615'],
  ['1', '-1', '9223372036854775808', '18446744073709551616', '-9223372036854775809', '1.5', 'NA'],
  ['1.5', '2.0', '1e3', '-0.0', '.5', '1.', 'inf', '-Infinity', '1e400'],
  ['1.0', '0.0', '1', '0', '2.0', '3000000000.0', '9007199254740993.0', '1e19'],
  ['True', 'False', 'true', 'FALSE', 'tRue'],
  ['True', 'False', '', '1'],
  ['a', 'b', ' x', '"q"', 'é', '漢字', '1_0', ' inf', '0x1', '1e', '.', '+', '1 1', 'nAn', '١'],
  ['', 'NA', 'nan', '"NULL"', 'None', '<NA>', '-nan', 'n/a'],
  ['2024-01-02', '2024-01-02 03:04:05', '2024-01-02T00:00:00Z'],
  ['"a,b"', '"x""y"', '"line\nbreak"', '"1"', '""', '"2"3', 'x"y', '"a"b"c"', '"5" '],
];

function column(dice: Dice, rows: number): string[] {
  const pool = dice.pick(pools);
  const few = dice.chance(0.4) ? [dice.pick(pool), dice.pick(pool)] : pool;
  return Array.from({ length: rows }, () => (dice.chance(0.04) ? dice.pick(dice.pick(pools)) : dice.pick(few)));
}

const names = ['a', 'b', 'c', 'a', 'b', 'a.1', '', '"a"', ' a', 'Unnamed: 0', '1', 'NA', 'a.2'];

export function csvText(dice: Dice, mostRows = 4): string {
  const width = dice.below(3) + 1;
  const rows = dice.chance(0.08) ? 0 : dice.below(mostRows) + 1;
  const isPlain = dice.chance(0.7);
  const header = Array.from({ length: width }, (_, at) => (isPlain ? ('abc'[at] ?? 'z') : dice.pick(names)));
  const isIndexed = dice.chance(0.1);
  const columns = Array.from({ length: width + (isIndexed ? dice.below(2) + 1 : 0) }, () => column(dice, rows));
  const lines = [
    header.join(','),
    ...Array.from({ length: rows }, (_, row) => columns.map((cells) => cells[row]).join(',')),
  ];
  if (dice.chance(0.08))
    lines.splice(dice.below(lines.length + 1), 0, dice.pick(['', '  ', '\t', ',', ',,', '"', 'x']));
  if (dice.chance(0.08)) {
    const at = dice.below(lines.length);
    lines[at] = `${lines[at]}${dice.pick([',', ',1', ',,', '"', ' '])}`;
  }
  if (dice.chance(0.08)) {
    const at = dice.below(lines.length);
    lines[at] = lines[at]?.split(',').slice(0, -1).join(',') ?? '';
  }
  const end = dice.pick(['\n', '\n', '\n', '\r\n', '\r\n', '\r']);
  const body = lines.join(end) + (dice.chance(0.7) ? end : '');
  return dice.chance(0.06) ? `\ufeff${body}` : body;
}

const types = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'];

export function schemaText(dice: Dice): string {
  if (dice.chance(0.05))
    return `[{"type": "tensor", "tensor-spec": {"dtype": "${dice.pick(['float64', 'int64', 'str'])}", "shape": [-1, ${dice.below(3) + 1}]}}]`;
  if (dice.chance(0.04)) return '[{"type": "array", "items": {"type": "long"}, "name": "a", "required": true}]';
  const isNamed = dice.chance(0.85);
  const used = dice.chance(0.85) ? ['a', 'b', 'c'] : ['a', 'a.1', 'Unnamed: 1'];
  const specs = used.slice(0, dice.below(3) + 1).map((name) => {
    const type = `"type": "${dice.pick(types)}"`;
    return isNamed ? `{${type}, "name": "${name}", "required": ${dice.chance(0.7)}}` : `{${type}}`;
  });
  return `[${specs.join(', ')}]`;
}
