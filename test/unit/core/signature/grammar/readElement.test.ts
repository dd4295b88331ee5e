import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { readSchema } from '../../../../../src/core/signature/grammar/readSchema.ts';
import type { Seen } from './seen.ts';
import { seen } from './seen.ts';

/** One column without a name, which is required. */
function check(column: string, ...expected: Seen[]): void {
  it(column, () => {
    const text = `[${column}]`;
    const rows = seen(text, readSchema(text).problems);
    assert.deepEqual(
      rows.map(([code, looked, ...fixed]) => [
        code,
        looked,
        ...fixed.map((all) => all.replace(/^(!?)\[(.*)\]$/, '$1$2')),
      ]),
      expected,
    );
  });
}

describe('readElement', () => {
  describe('types', () => {
    for (const type of ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime'])
      check(`{"type": "${type}"}`);
    for (const [type, right] of [
      ['int', '"long"'],
      ['int64', '!"long"'],
      ['int32', '!"integer"'],
      ['str', '!"string"'],
      ['float64', '!"double"'],
      ['float32', '!"float"'],
      ['bool', '!"boolean"'],
      ['Long', '!"long"'],
      ['long ', '!"long"'],
      ['number', '"double"'],
      ['lnog', '"long"'],
      ['sting', '"string"'],
      ['datetime64[ns]', '!"datetime"'],
    ] as const) {
      const [mark, value] = right.startsWith('!') ? ['!', right.slice(1)] : ['', right];
      check(`{"type": "${type}"}`, ['x signature-type-unknown', `"${type}"`, `${mark}{"type": ${value}}`]);
    }
    check('{"type": "xyzzy"}', ['x signature-type-unknown', '"xyzzy"']);
    check('{"type": "list"}', ['x signature-type-unknown', '"list"']);
    check('{"type": ""}', ['x signature-type-unknown', '""']);
    check('{"type": null}', ['x signature-type-unknown', 'null']);
    check('{"type": ["long"]}', ['x signature-type-unknown', '["long"]']);
    check('{"name": null}', [
      'x signature-type-missing',
      '{"name": null}',
      '{"name": null, "type": "string"}',
      '{"name": null, "type": "double"}',
      '{"name": null, "type": "long"}',
    ]);
    check('{"items": {"type": "long"}}', [
      'x signature-type-missing',
      '{"items": {"type": "long"}}',
      '{"items": {"type": "long"}, "type": "array"}',
    ]);
    check('{"tensor-spec": {}}', [
      'x signature-type-missing',
      '{"tensor-spec": {}}',
      '{"tensor-spec": {}, "type": "tensor"}',
    ]);
    check('{}', ['x signature-type-missing', '{}', '{"type": "string"}', '{"type": "double"}', '{"type": "long"}']);
  });

  describe('keys of a scalar column', () => {
    check('{"type": "long", "foo": 1, "required": true}', [
      'x signature-key-unknown',
      '"foo"',
      '{"type": "long", "required": true}',
    ]);
    check('{"foo": 1, "type": "long"}', ['x signature-key-unknown', '"foo"', '{"type": "long"}']);
    check('{"type": "long", "cls": 1}', ['x signature-key-unknown', '"cls"', '{"type": "long"}']);
    check('{"type": "long", "optional": false}', [
      'x signature-optional',
      '"optional"',
      '!{"type": "long", "required": true}',
    ]);
    check('{"type": "long", "optional": 1}', ['x signature-optional', '"optional"', '{"type": "long"}']);
    check('{"type": "long", "optional": true, "required": true}', [
      'x signature-optional',
      '"optional"',
      '!{"type": "long", "required": true}',
    ]);
    check('{"type": "int", "type": "long"}', ['- signature-key-ignored', '"type"', '{"type": "long"}']);
    check('{"type": "long", "required": "yes"}', [
      '- signature-required-odd',
      '"yes"',
      '!{"type": "long", "required": true}',
    ]);
    check('{"type": "long", "required": "No"}', [
      '- signature-required-odd',
      '"No"',
      '{"type": "long", "required": true}',
    ]);
    for (const text of ['false', 'False', '0', ' no '])
      check(`{"type": "long", "name": "a", "required": "${text}"}`, [
        '- signature-required-odd',
        `"${text}"`,
        '{"type": "long", "name": "a", "required": false}',
        '{"type": "long", "name": "a", "required": true}',
      ]);
    check('{"type": "long", "required": null}', [
      '- signature-required-odd',
      'null',
      '{"type": "long", "required": true}',
    ]);
    const named = '"name": "a"';
    check(`{"type": "long", ${named}, "required": null}`, [
      '- signature-required-odd',
      'null',
      `!{"type": "long", ${named}, "required": false}`,
    ]);
    check(`{"type": "long", ${named}, "optional": true}`, [
      'x signature-optional',
      '"optional"',
      `!{"type": "long", ${named}, "required": false}`,
    ]);
    check(`{"type": "any", ${named}}`, [
      '- signature-required-odd',
      '"any"',
      `!{"type": "any", ${named}, "required": false}`,
      `{"type": "any", ${named}, "required": true}`,
    ]);
    check('{"type": "long", "name": ""}', ['- signature-name-odd', '""']);
    check('{"type": "long", "name": 1}', ['- signature-name-odd', '1']);
  });

  describe('arrays', () => {
    const end = '"required": true}';
    check(`{"type": "array", "items": {"type": "array", "items": {"type": "any"}}, ${end}`);
    check('{"type": "any"}', ['- signature-required-odd', '"any"', '{"type": "any", "required": true}']);
    check(`{"type": "any", "optional": true}`, ['- signature-optional', '"optional"', '{"type": "any"}']);
    check(`{"type": "array", ${end}`, [
      'x signature-part-missing',
      `{"type": "array", ${end}`,
      '{"type": "array", "required": true, "items": {"type": "string"}}',
    ]);
    check(`{"type": "array", "items": "long", ${end}`, [
      'x signature-part-invalid',
      '"long"',
      `!{"type": "array", "items": {"type": "long"}, ${end}`,
    ]);
    check(`{"type": "array", "items": "int", ${end}`, [
      'x signature-part-invalid',
      '"int"',
      `{"type": "array", "items": {"type": "long"}, ${end}`,
    ]);
    check(`{"type": "array", "items": [], ${end}`, ['x signature-part-invalid', '[]']);
    check(`{"type": "array", "items": {"type": "tensor"}, ${end}`, ['x signature-type-unknown', '"tensor"']);
    check(
      `{"type": "array", "items": {"type": "long", "foo": 1, "cls": 2}, ${end}`,
      ['- signature-key-ignored', '"foo"', `{"type": "array", "items": {"type": "long", "cls": 2}, ${end}`],
      ['- signature-key-ignored', '"cls"', `{"type": "array", "items": {"type": "long", "foo": 1}, ${end}`],
    );
    check(`{"type": "array", "items": {"type": "array", "items": {"type": "long"}, "cls": 2}, ${end}`, [
      'x signature-key-unknown',
      '"cls"',
      `{"type": "array", "items": {"type": "array", "items": {"type": "long"}}, ${end}`,
    ]);
    check(`{"type": "list", "items": {"type": "long"}}`, [
      'x signature-type-unknown',
      '"list"',
      '!{"type": "array", "items": {"type": "long"}}',
    ]);
    check(
      '{"type": "list", "items": {"type": "str"}}',
      ['x signature-type-unknown', '"list"', '!{"type": "array", "items": {"type": "str"}}'],
      ['x signature-type-unknown', '"str"', '!{"type": "list", "items": {"type": "string"}}'],
    );
    check('{"type": "foo", "items": {"type": "long"}, "unit": 1}', ['x signature-type-unknown', '"foo"']);
    check(
      '{"type": "int64", "unit": 1}',
      ['x signature-type-unknown', '"int64"', '!{"type": "long", "unit": 1}'],
      ['x signature-key-unknown', '"unit"', '{"type": "int64"}'],
    );
  });

  describe('objects', () => {
    const column = (properties: string): string => `{"type": "object", "properties": ${properties}, "required": true}`;
    check(column('{"a": {"type": "long"}, "b": {"type": "string", "required": false}}'));
    check('{"type": "object", "required": true}', ['x signature-part-missing', '{"type": "object", "required": true}']);
    check(column('{}'), ['x signature-part-invalid', '{}']);
    check(column('[]'), ['x signature-part-invalid', '[]']);
    check(column('{"a": "long"}'), ['x signature-part-invalid', '"long"', `!${column('{"a": {"type": "long"}}')}`]);
    check(column('{"a": {}}'), [
      'x signature-type-missing',
      '{}',
      column('{"a": {"type": "string"}}'),
      column('{"a": {"type": "double"}}'),
      column('{"a": {"type": "long"}}'),
    ]);
    check(column('{"a": {"type": "sparkml_vector"}}'), [
      'x signature-type-unknown',
      '"sparkml_vector"',
      column('{"a": {"type": "array", "items": {"type": "double"}}}'),
    ]);
    check(column('{"cls": {"type": "long"}}'), ['x signature-key-unknown', '"cls"']);
    check(column('{"a": {"type": "long", "required": 0}}'), [
      '- signature-required-odd',
      '0',
      `!${column('{"a": {"type": "long", "required": false}}')}`,
    ]);
    check(column('{"a": {"type": "long"}, "a": {"type": "string"}}'), [
      '- signature-key-ignored',
      '"a"',
      column('{"a": {"type": "string"}}'),
    ]);
    check(
      column('{"a": {"type": "int64"}, "b": {"type": "int32"}}'),
      ['x signature-type-unknown', '"int64"', `!${column('{"a": {"type": "long"}, "b": {"type": "int32"}}')}`],
      ['x signature-type-unknown', '"int32"', `!${column('{"a": {"type": "int64"}, "b": {"type": "integer"}}')}`],
    );
  });

  describe('maps', () => {
    check('{"type": "map", "values": {"type": "map", "values": {"type": "long"}}, "required": true}');
    check('{"type": "map", "required": true}', [
      'x signature-part-missing',
      '{"type": "map", "required": true}',
      '{"type": "map", "required": true, "values": {"type": "string"}}',
    ]);
    check('{"type": "map", "values": 1, "required": true}', ['x signature-part-invalid', '1']);

    const vector = '{"type": "sparkml_vector"}';
    for (const [values, type] of [
      [vector, { kind: 'vector' }],
      [`{"type": "map", "values": ${vector}}`, { kind: 'map', values: { kind: 'vector' } }],
      [`{"type": "array", "items": ${vector}}`, { kind: 'map', values: { kind: 'array', items: { kind: 'vector' } } }],
    ] as const) {
      it(`of ${values}`, () => {
        const { schema } = readSchema(`[{"type": "map", "values": ${values}}]`);
        const [spec] = schema?.specs ?? [];
        assert.deepEqual(spec?.kind === 'column' && spec.type, type);
      });
    }
  });

  it('warns of a required that says the contrary of what it means', () => {
    const severities = ['"false"', '"yes"', '0'].map(
      (value) => readSchema(`[{"type": "long", "name": "a", "required": ${value}}]`).problems[0]?.severity,
    );
    assert.deepEqual(severities, ['warning', undefined, undefined]);
  });

  it('says which type is meant', () => {
    const texts = ['int', 'xyzzy'].map((type) => readSchema(`[{"type": "${type}"}]`).problems[0]?.message);
    assert.deepEqual(
      texts.map((text) => text && renderEnglish(text)),
      [
        'There is no type “int”. Is “long” meant?',
        'There is no type “xyzzy”; MLflow knows boolean, integer, long, float, double, string, binary, datetime, array, object, map, any, sparkml_vector.',
      ],
    );
  });

  describe('who is optional', () => {
    for (const [column, isRequired] of [
      ['{"type": "long"}', true],
      ['{"type": "any"}', false],
      ['{"type": "any", "required": "no"}', true],
      ['{"type": "long", "required": []}', false],
      ['{"type": "long", "required": NaN}', true],
      ['{"type": "long", "required": -0.0}', false],
    ] as const) {
      it(column, () => {
        const [spec] = readSchema(`[${column}]`).schema?.specs ?? [];
        assert.equal(spec?.kind === 'column' && spec.isRequired, isRequired);
      });
    }
  });
});
