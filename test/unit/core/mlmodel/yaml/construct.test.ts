import assert from 'node:assert/strict';
import { pythonScalar, type PythonScalar } from '../../../../../src/core/mlmodel/yaml/construct.ts';
import { readYaml } from '../../../../../src/core/mlmodel/yaml/readYaml.ts';

function check(text: string, kind: PythonScalar['kind'], value?: unknown): void {
  const { root } = readYaml(text);
  assert.equal(root?.kind, 'scalar');
  const scalar = pythonScalar(root);
  const found = 'value' in scalar ? scalar.value : 'iso' in scalar ? scalar.iso : undefined;
  assert.deepEqual([scalar.kind, found], [kind, value], text);
}

describe('pythonScalar', () => {
  it('reads nothing, booleans and texts', () => {
    for (const text of ['~', 'null', 'Null', 'NULL', '!!null x', '! ""']) check(text, 'null');
    for (const text of ['yes', 'True', 'ON', '!!bool oN']) check(text, 'boolean', true);
    for (const text of ['no', 'FALSE', 'off']) check(text, 'boolean', false);
    for (const text of [
      'y',
      'N',
      'tRUE',
      'nULL',
      '0o17',
      '08',
      '1e5',
      '123e5',
      '0:1',
      '-.5',
      '2024-1-2',
      '1_000x',
      '.',
      '+',
      '1.2.3',
    ])
      check(text, 'string', text);
    check("'1'", 'string', '1');
    check('!!str 1', 'string', '1');
    check('!!str', 'string', '');
  });

  it('reads integers', () => {
    const cases: readonly (readonly [text: string, value: number | bigint])[] = [
      ['0', 0],
      ['-12', -12],
      ['+1_000', 1000],
      ['017', 15],
      ['0_7', 7],
      ['0b101', 5],
      ['-0x1F', -31],
      ['1:30', 90],
      ['-190:20:30', -685230],
      ['9007199254740991', 9007199254740991],
      ['9007199254740992', 9007199254740992n],
      ['123456789012345678901234567890', 123456789012345678901234567890n],
      ['!!int "0o17"', 15],
      ['!!int " 12 "', 12],
      ['!!int "١٢"', 12],
      ['!!int "+-5"', -5],
      ['!!int 0x0xff', 255],
      ['! "12\\n"', 12],
    ];
    for (const [text, value] of cases) check(text, 'integer', value);
  });

  it('reads floats', () => {
    const cases: readonly (readonly [text: string, value: number])[] = [
      ['1.5', 1.5],
      ['1.', 1],
      ['.5', 0.5],
      ['-0.0', -0],
      ['1_0.5_', 10.5],
      ['1.0e+5', 100_000],
      ['1:30.5', 90.5],
      ['.inf', Infinity],
      ['-.INF', -Infinity],
      ['.NaN', Number.NaN],
      ['!!float 1e400', Infinity],
      ['!!float infinity', Infinity],
      ['!!float "-1e5"', -100_000],
    ];
    for (const [text, value] of cases) check(text, 'float', value);
  });

  it('reads dates and times', () => {
    const cases: readonly (readonly [text: string, kind: 'date' | 'datetime', iso: string])[] = [
      ['2024-02-29', 'date', '2024-02-29'],
      ['!!timestamp 2024-1-2', 'date', '2024-01-02'],
      ['2024-01-02 03:04:05', 'datetime', '2024-01-02T03:04:05'],
      ['2024-1-2T3:04:05.1234567Z', 'datetime', '2024-01-02T03:04:05.123456+00:00'],
      ['2024-01-02 03:04:05.5 -5:30', 'datetime', '2024-01-02T03:04:05.500000-05:30'],
      ['2024-01-02 03:04:05-0', 'datetime', '2024-01-02T03:04:05+00:00'],
    ];
    for (const row of cases) check(...row);
  });

  it('reads bytes', () => {
    const cases: readonly (readonly [text: string, bytes: readonly number[]])[] = [
      ['!!binary YWJj', [97, 98, 99]],
      ['!!binary YQ==', [97]],
      ['!!binary "Y Q\\n= ="', [97]],
      ['!!binary YQ==YWJj', [97]],
      ['!!binary ""', []],
    ];
    for (const [text, bytes] of cases) check(text, 'bytes', new Uint8Array(bytes));
  });

  it('refuses what its constructor raises on', () => {
    const texts = [
      ['!!int ""', '!!int _', '!!int "-"', '0b_', '0x_', '!!int 08', '!!int 1:x', '!!int 1.5', '1'.repeat(4301)],
      [`!!int "1${':01'.repeat(1000)}"`, `!!int "${' '.repeat(100_000)}1${' '.repeat(100_000)}1"`],
      ['!!float ""', '!!float x', '!!float 1e', `!!float "1${':0'.repeat(174)}"`, '!!bool x', '!!bool ""'],
      ['2024-02-30', '0000-01-01', '2024-13-01', '2024-01-02 24:00:00', '2024-01-02 03:04:05+24:00', '!!timestamp x'],
      ['!!binary Y', '!!binary YQ', '!!binary é', '!!seq x', '!!map x', '!!set x', '!!omap x', '!x y', '!!merge x'],
      ['<<', '!<int> 1'],
    ].flat();
    for (const text of texts) {
      check(text, 'refused');
      assert.equal(readYaml(text).problems.length, 1, text);
    }
    assert.equal(readYaml('1'.repeat(4300)).problems.length, 0);
    assert.equal(readYaml(`!!float "1${':0'.repeat(173)}"`).problems.length, 0);
  });
});
