import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readParams } from '../../../../../src/core/signature/grammar/readParams.ts';
import { applyEdits } from '../../../../../src/core/signature/json/closeBrokenJson.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';
import { signatureTexts } from '../../../../support/signatureTexts.ts';
import type { Seen } from './seen.ts';
import { seen } from './seen.ts';

function check(text: string, ...expected: Seen[]): void {
  it(text, () => {
    const { problems, isRefused } = readParams(text);
    assert.deepEqual(seen(text, problems), expected);
    assert.equal(
      isRefused,
      expected.some(([code]) => code.startsWith('x')),
    );
  });
}

describe('readParams', () => {
  check('[]');
  check('{}', ['- signature-shape', '{}', '![]']);
  check('""', ['- signature-shape', '""', '![]']);
  check('{"a": 1}', ['x signature-shape', '{"a": 1}']);
  check('null', ['x signature-shape', 'null']);
  check('[1]', ['x signature-shape', '1']);
  check('[{"name": "a", "type": "long", "default": 1}', [
    'x signature-json',
    '[',
    '[{"name": "a", "type": "long", "default": 1}]',
  ]);

  describe('parts', () => {
    check('[{"name": "a", "dtype": "long", "default": 1, "shape": null}]');
    check(
      '[{"default": [1.5]}]',
      ['x params-invalid', '{"default": [1.5]}', '[{"default": [1.5], "name": "param"}]'],
      ['x params-invalid', '{"default": [1.5]}', '[{"default": [1.5], "type": "double"}]'],
    );
    check('[{"name": "a", "type": "long"}]', [
      'x params-invalid',
      '{"name": "a", "type": "long"}',
      '[{"name": "a", "type": "long", "default": null}]',
    ]);
    check('[{"name": "a", "type": "int64", "default": 1}]', [
      'x params-type-unknown',
      '"int64"',
      '![{"name": "a", "type": "long", "default": 1}]',
    ]);
    check('[{"name": "a", "type": "", "dtype": "long", "default": 1}]');
    check('[{"name": "a", "type": "array", "default": 1}]', ['x params-type-unknown', '"array"']);
    check('[{"name": "a", "type": 3, "default": 1}]', ['x params-type-unknown', '3']);
    check('[{"name": "a", "type": "binary", "default": "a"}]', [
      'x params-type-unknown',
      '"binary"',
      '[{"name": "a", "type": "string", "default": "a"}]',
    ]);
    check(
      '[{"name": "a", "dtype": "object", "properties": {"x": {"type": "long"}}, "default": {"x": 1}}]',
      ['- signature-key-ignored', '"properties"', '[{"name": "a", "dtype": "object", "default": {"x": 1}}]'],
      [
        'x params-invalid',
        '{"name": "a", "dtype": "object", "properties": {"x": {"type": "long"}}, "default": {"x": 1}}',
        '[{"name": "a", "dtype": "object", "properties": {"x": {"type": "long"}}, "default": {"x": 1}, "type": "object"}]',
      ],
    );
    check('[{"name": "a", "type": "long", "default": 1, "foo": 2}]', [
      '- signature-key-ignored',
      '"foo"',
      '[{"name": "a", "type": "long", "default": 1}]',
    ]);
    check('[{"name": "a", "type": "long", "default": 1, "cls": 2}]', [
      'x signature-key-unknown',
      '"cls"',
      '[{"name": "a", "type": "long", "default": 1}]',
    ]);
  });

  describe('names', () => {
    check('[{"name": "a", "type": "long", "default": 1}, {"name": "a", "type": "long", "default": 2}]', [
      'x params-duplicate',
      '"a"',
      '[{"name": "a", "type": "long", "default": 1}]',
    ]);
    check(
      '[{"name": "1.0", "type": "long", "default": 1}, {"name": 1.0, "type": "long", "default": 2}]',
      ['- signature-name-odd', '1.0'],
      ['x params-duplicate', '1.0', '[{"name": "1.0", "type": "long", "default": 1}]'],
    );
    check(
      '[{"name": "None", "type": "long", "default": 1}, {"name": null, "type": "long", "default": 2}]',
      ['- signature-name-odd', 'null'],
      ['x params-duplicate', 'null', '[{"name": "None", "type": "long", "default": 1}]'],
    );

    it('are texts, whatever they were', () => {
      const { params } = readParams('[{"name": null, "type": "long", "default": 1, "shape": null}]');
      assert.deepEqual(params, [
        {
          name: { kind: 'string', span: { start: 10, end: 14 }, value: 'None' },
          type: { kind: 'scalar', type: 'long' },
          defaultValue: { kind: 'integer', span: { start: 43, end: 44 }, value: 1 },
          isList: false,
          span: { start: 1, end: 60 },
        },
      ]);
    });
  });

  describe('shapes', () => {
    const param = (value: string, shape: string): string =>
      `[{"name": "a", "type": "long", "default": ${value}, "shape": ${shape}}]`;
    check(param('[1, null]', '[-1]'));
    check(param('[]', '[-1.0]'));
    for (const shape of ['[]', '[2]', '[-1, -1]', '-1', '""', '{"-1": 0}', '[true]', 'false'])
      check(param('[1]', shape), ['x params-shape', shape, `!${param('[1]', '[-1]')}`]);
    check(param('1', '[1]'), ['x params-shape', '[1]', `!${param('1', 'null')}`]);
  });

  it('never throws, keeps places within the text, and its fixes leave JSON', () => {
    const checkAny = (text: string): void => {
      const { problems, isRefused, params } = readParams(text);
      assert.ok(params ?? isRefused, text);
      const isJson = !readJson(text).isRefused;
      for (const { at, fixes = [] } of problems) {
        assert.ok(at.start >= 0 && at.start <= at.end && at.end <= text.length, text);
        if (!isJson) continue;
        for (const { edits } of fixes) assert.equal(readJson(applyEdits(text, edits)).isRefused, false, text);
      }
    };
    const texts = signatureTexts(4);
    for (let index = 0; index < 1500; index++) checkAny(texts.params());
    fc.assert(fc.property(fc.string({ unit: 'binary' }), checkAny));
  });
});
