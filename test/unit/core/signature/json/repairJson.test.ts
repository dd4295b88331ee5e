import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../../src/core/signature/json/closeBrokenJson.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';
import { repairJson } from '../../../../../src/core/signature/json/repairJson.ts';
import { signatureTexts } from '../../../../support/signatureTexts.ts';

const right = '[{"type": "long", "name": "a", "required": true}]';

describe('repairJson', () => {
  for (const [text, kinds, mended] of [
    [right.replace('true', 'True'), 'literal'],
    ['[True, False, None, nan, -inf]', 'literal', '[true, false, null, NaN, -Infinity]'],
    [right.replaceAll('"', "'"), 'quotes'],
    [right.replaceAll(/"(\w+)"/g, '“$1”'), 'quotes'],
    [right.replaceAll(/"(\w+)"/g, '‘$1’'), 'quotes'],
    [right.replaceAll(/"(\w+)"/g, '$1'), 'quotes'],
    [right.replace('"long"', '"long'), 'quotes'],
    [right.replace('"long"', 'long"'), 'quotes'],
    [right.replace('"type"', '"type'), 'quotes'],
    [right.replace('"type"', 'type"'), 'quotes'],
    [right.replace('"type"', '"type”'), 'quotes'],
    [right.replace(', "required": true', '').replace('"a"', '"a'), 'quotes', '[{"type": "long", "name": "a"}]'],
    [right.replace(',', ''), 'comma-missing'],
    [right.replace(',', ',,'), 'comma'],
    [right.replace('}', ',}'), 'comma'],
    [right.replace('}', ''), 'close'],
    [right.replace(']', ''), 'close'],
    [right.replace('}]', ']}'), 'close other'],
    [right.replace(']', '}'), 'close'],
    [`${right}]`, 'other'],
    [right.replace(':', '：'), 'other'],
    [right.replace(' ', '\u00a0'), 'other'],
    [right.replace(':', ':\u200b'), 'other'],
    ['[(1, 2), (3,)]', 'other comma', '[[1, 2], [3]]'],
    ['[{"a": 1, {"a": 2}]', 'close', '[{"a": 1}, {"a": 2}]'],
    ['[{"a": 1} {"a": 2}]', 'comma-missing', '[{"a": 1}, {"a": 2}]'],
    ['[{"a" 1}]', 'other', '[{"a": 1}]'],
    ['[1 /* one */]', 'other', '[1 ]'],
    ['[1 // one\n, 2]', 'other', '[1 \n, 2]'],
    ["['it\\'s', 'a \"b\"', '\\xe9']", 'quotes', '["it\'s", "a \\"b\\"", "\\u00e9"]'],
  ] as const) {
    it(`mends ${JSON.stringify(text)}`, () => {
      const repair = repairJson(text);
      assert.ok(repair);
      const result = applyEdits(text, repair.edits);
      if (mended === undefined) assert.equal(result.replaceAll(/\s/g, ''), right.replaceAll(' ', ''));
      else assert.equal(result, mended);
      assert.deepEqual([...repair.kinds].toSorted(), kinds.split(' ').toSorted());
    });
  }

  for (const text of [
    '',
    '[]',
    'x',
    'True',
    ',',
    "['it's']",
    '[{"a"',
    '[{"a":',
    '[1] x',
    '[1] [2]',
    '{"a":,}',
    '[01]',
    '[1 // 2]',
  ])
    it(`leaves ${JSON.stringify(text)} alone`, () => assert.equal(repairJson(text), undefined));

  it('never throws, and gives edits in their order that leave JSON', () => {
    const texts = signatureTexts(5);
    const check = (text: string): void => {
      const repair = repairJson(text);
      if (!repair) return;
      let end = 0;
      for (const { at } of repair.edits) {
        assert.ok(at.start >= end && at.end >= at.start && at.end <= text.length, text);
        end = at.end;
      }
      assert.equal(readJson(applyEdits(text, repair.edits)).isRefused, false, text);
    };
    for (let index = 0; index < 1500; index++) check(texts.json());
    fc.assert(fc.property(fc.string({ unit: 'binary' }), check));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Array.from('[]{},:"\'“” aT1\\（')), { maxLength: 30 }), (signs) =>
        check(signs.join('')),
      ),
    );
  });

  it('makes one edit of very many', () => {
    const repair = repairJson(`[${Array.from({ length: 1000 }, () => "'a'").join(', ')}]`);
    assert.equal(repair?.edits.length, 1);
  });

  it('is in no danger from hostile texts', () => {
    for (const piece of [
      '[',
      '{',
      '[}',
      '[{]}',
      '"',
      '\\',
      '[,',
      ' "',
      "'",
      "'a",
      '{"a"',
      '1 ',
      'a ',
      '/*',
      '#',
      ',',
      '"a,',
      '“',
      '“a',
      'a-',
      '(',
      ')',
      '"\\',
      ' \n',
    ]) {
      repairJson(piece.repeat(50_000));
      repairJson(`[${piece.repeat(50_000)}`);
    }
  });
});
