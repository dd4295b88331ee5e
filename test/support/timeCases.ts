import type { Dice } from './dice.ts';
import type { FrameQuestion } from './frameOracle.ts';

const months = ['January', 'Feb', 'march', 'Sept', 'MAY', 'Jun', 'dec', 'December'];
const weekdays = ['Mon', 'Tuesday', 'wed', 'Sun'];

/** A text that is a date in some form, or nearly. */
export function timeText(dice: Dice): string {
  const text = formed(dice, dice.pick(forms));
  return dice.chance(0.15) ? mutated(dice, text) : text;
}

const forms = [
  'Y-m-d',
  'Y-m-d',
  'Y-m-dTH:M:S',
  'Y-m-d H:M:S',
  'Y-m-d H:M',
  'Y-m-dTH:M:S.f',
  'Y-m-dTH:M:SZ',
  'Y-m-dTH:M:Sz',
  'Y-m-d H:M:S z',
  'Y-m-d H:M:S.fz',
  'Y/m/d',
  'm/d/Y',
  'd/m/Y',
  'd.m.Y',
  'm-d-Y',
  'm/d/y',
  'Y.m.d',
  'Y m d',
  'Y\\\\m\\\\d',
  'Ymd',
  'YmdTHMS',
  'YmdHM',
  'YmdHMS',
  'Y',
  'Y-m',
  'm/Y',
  'Ym',
  'ymd',
  'd B Y',
  'B d, Y',
  'B d Y H:M',
  'B Y',
  'B-Y',
  'd-B-Y',
  'd-B-y',
  'B-d-Y',
  'B of Y',
  'd B',
  'A, d B Y',
  'A d B Y H:M:S',
  'A',
  'H:M',
  'H:M:S',
  'H:M p',
  'I:M:S p',
  'Ip',
  'I p',
  'Y-m-d I:M p',
  'Y-m-d I:M:S p',
  'm/d/Y I:M p',
  'Y-m-dTH',
  'Y-m-d H',
  'Y-m-dTHM',
  'Y-m-dTHMS',
  'Y-m-d H:M:S,f',
  'Y-m-d HhMm',
  'Y-m-d HhMmSs',
  'HhM',
  'H h',
  'Q',
  'YQ',
  'QY',
  'Y-m-d H:M UTC',
  'Y-m-d H:M:S GMT',
  'Y-m-d H:M EST',
  'Y-m-d H:M GMT+3',
  'Y-m-d H:M:S UTCz',
  'Y-m-d H:M z (CET)',
  'dth of B, Y',
  'd B Y at H:M',
  'y',
  'd',
  'n',
  'n.n',
  'nat',
];

function formed(dice: Dice, form: string): string {
  let text = '';
  for (const letter of form
    .replace('YQ', '\0')
    .replace('QY', '\x01')
    .replace('nat', '\x02')
    .replace(/GMT|UTC|EST|CET|at|of|th/g, (word) => String.fromCharCode(0xe000 + words.indexOf(word)))) {
    text += parts[letter]?.(dice) ?? words[letter.charCodeAt(0) - 0xe000] ?? letter;
  }
  return text;
}

const words = ['GMT', 'UTC', 'EST', 'CET', 'at', 'of', 'th'];

function padded(dice: Dice, value: number): string {
  return dice.chance(0.85) ? String(value).padStart(2, '0') : String(value);
}

const parts: Readonly<Record<string, (dice: Dice) => string>> = {
  Y: (dice) =>
    dice.chance(0.85)
      ? dice.pick(['2024', '2024', '2023', '1999'])
      : dice.pick(['1677', '1678', '2262', '2263', '0001', '9999', '0000', '1500', '999', '20240']),
  y: (dice) => dice.pick(['24', '99', '00', '01', '31', '32', '5']),
  m: (dice) => padded(dice, dice.chance(0.95) ? dice.below(12) + 1 : dice.pick([0, 13, 31])),
  d: (dice) => padded(dice, dice.chance(0.9) ? dice.below(28) + 1 : dice.pick([0, 29, 30, 31, 32])),
  H: (dice) => padded(dice, dice.chance(0.95) ? dice.below(24) : dice.pick([24, 25, 99])),
  I: (dice) => padded(dice, dice.chance(0.9) ? dice.below(12) + 1 : dice.pick([0, 13, 24])),
  M: (dice) => padded(dice, dice.chance(0.95) ? dice.below(60) : dice.pick([60, 61, 99])),
  S: (dice) => padded(dice, dice.chance(0.95) ? dice.below(60) : dice.pick([60, 61, 62, 99])),
  f: (dice) => dice.pick(['1', '12', '123', '123456', '000', '500000', '1234567', '123456789', '1234567890123', '']),
  z: (dice) =>
    dice.pick([
      '+00:00',
      '+01:00',
      '+0100',
      '-05',
      '+5',
      '-0530',
      '+05:3',
      'Z',
      'z',
      '+24:00',
      '+23:59',
      '-00:00',
      '+1:00',
      '+01:00:00',
      '+010000',
    ]),
  p: (dice) => dice.pick(['AM', 'PM', 'am', 'pm', 'a', 'P', 'a.m.']),
  B: (dice) => dice.pick(months),
  A: (dice) => dice.pick(weekdays),
  Q: (dice) =>
    dice.pick([
      '1Q2024',
      '2Q24',
      '2024Q3',
      '24Q4',
      '2024-Q1',
      '1Q-2024',
      '5Q2024',
      'Q12024',
      '24-Q2',
      '3Q-24',
      '2024Q0',
      '0Q24',
    ]),
  n: (dice) =>
    dice.pick([
      '0',
      '5',
      '12',
      '999',
      '1000',
      '2024',
      '10000',
      '99999999',
      '1.5',
      '20.5',
      '1e5',
      '2024.5',
      '123',
      '12345',
      '1234567',
    ]),
  '\0': (dice) => `2024${dice.pick(['Q', 'q', '-Q'])}${dice.below(6)}`,
  '\x01': (dice) => `${dice.below(6)}${dice.pick(['Q', 'q', 'Q-'])}${dice.pick(['24', '2024'])}`,
  '\x02': (dice) => dice.pick(['NaT', 'nan', '', 'null', 'None', 'now', 'today', 'NAT', 'Nan', ' ']),
};

const oddities = [
  ' ',
  '-',
  '.',
  ',',
  ':',
  '/',
  'T',
  'Z',
  '+',
  '0',
  '1',
  '9',
  'a',
  'm',
  'p',
  "'",
  ';',
  '(',
  '_',
  '１',
  'é',
  '\\t',
  '%',
  '12',
  'th',
  '²',
  '\\u0000',
  '\\u00a0',
];

function mutated(dice: Dice, text: string): string {
  const at = dice.below(text.length + 1);
  const cut = dice.below(2);
  if (text.includes('\\')) return text;
  return text.slice(0, at) + (dice.chance(0.7) ? dice.pick(oddities) : '') + text.slice(at + cut);
}

/** A column that is declared `datetime`: one form for all values, mostly. */
export function timeQuestion(dice: Dice): FrameQuestion {
  const form = dice.pick(forms);
  const count = dice.pick([1, 1, 1, 2, 2, 3]);
  const values = Array.from({ length: count }, (_, at) => {
    if (at > 0 && dice.chance(0.1))
      return dice.pick([
        'null',
        '1',
        '1.5',
        'true',
        '20240102',
        '9223372036854775808',
        '-9223372036854775808',
        '[]',
        '{}',
        '1e300',
        '1704153600000000000',
        '"NaT"',
        '""',
      ]);
    const text = at === 0 || dice.chance(0.7) ? formed(dice, form) : timeText(dice);
    return `"${dice.chance(0.12) ? mutated(dice, text) : text}"`;
  });
  if (dice.chance(0.05)) values.unshift(dice.pick(['null', '1', '1.5', 'true', '"nan"', '2', '1e30']));
  return { op: 'cast', type: 'datetime', data: `[${values.join(', ')}]` };
}

/** Times as values of a column that is not cast. */
export function strictTimeQuestion(dice: Dice): FrameQuestion {
  const values = Array.from({ length: dice.below(3) + 1 }, () =>
    dice.chance(0.6)
      ? `"${timeText(dice)}"`
      : dice.pick([
          'null',
          '1',
          '1.5',
          'true',
          '-9223372036854775808',
          '9223372036854775807',
          '18446744073709551615',
          '1e19',
          '"2024"',
          '"NaT"',
          'NaN',
          '[]',
        ]),
  );
  return {
    op: 'enforce',
    schema: '[{"type": "datetime", "name": "a"}]',
    data: `[${values.map((value) => `{"a": ${value}}`).join(', ')}]`,
  };
}
