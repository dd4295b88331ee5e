import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAnySchema } from '../../../../../src/core/signature/grammar/readSchema.ts';
import { readUsualSchema } from '../../../../../src/core/signature/grammar/usualSchema.ts';

/** As `json.dumps` writes it. */
const dumps = (value: unknown) =>
  JSON.stringify(value, undefined, 1)
    .replaceAll(/\n\s*([\]}])/g, '$1')
    .replaceAll(/([[{])\n\s*/g, '$1')
    .replaceAll(/\n\s*/g, ' ');

describe('a schema of usual columns', () => {
  it('is read in any order of its keys', () => {
    for (const json of [
      '[{"type": "long", "name": "a", "required": true}]',
      '[{"name": "a", "type": "long"}, {"name": "b", "type": "string", "required": false}]',
      '[{"required": false, "type": "datetime", "name": "ä, }]"}]',
    ])
      assert.deepEqual(readUsualSchema(json), readAnySchema(json).schema, json);
  });

  it('is left to the long way when anything is not as usual', () => {
    for (const json of [
      '',
      '[',
      '[]',
      '[{',
      '[{}]',
      '{"type": "long", "name": "a"}',
      '[{"type": "long"}]',
      '[{"name": "a"}]',
      '[{"type": "long", "name": ""}]',
      '[{"type": "long", "name": null}]',
      '[{"type": "long", "name": "a\\n"}]',
      '[{"type": "long", "name": "a\n"}]',
      '[{"type": "long", "name": "a',
      '[{"type": "long',
      '[{"type": "int", "name": "a"}]',
      '[{"type": "tensor", "name": "a"}]',
      '[{"type": "long", "type": "long", "name": "a"}]',
      '[{"type": "long", "name": "a", "required": trues}]',
      '[{"type": "long", "name": "a", "optional": true}]',
      '[{"type":"long","name":"a"}]',
      '[{"type": "long", "name": "a"}',
      '[{"type": "long", "name": "a"},]',
      '[{"type": "long", "name": "a"}, ]',
      '[{"type": "long", "name": "a"}] ',
      '[{"type": "long", "name": "a"}]]',
      '[{"type": "long", "name": "a"}, {"type": "long", "name": "a"}]',
    ])
      assert.equal(readUsualSchema(json), undefined, json);
  });

  it('is what the long way reads, and that finds nothing', () => {
    const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('a', 'b', '', '"', '\\', '\ud800'));
    const type = fc.constantFrom('long', 'double', 'string', 'boolean', 'binary', 'datetime', 'tensor');
    const spec = fc.record({ type, name, required: fc.boolean() }, { requiredKeys: ['type', 'name'] });
    const json = fc.array(spec, { minLength: 1, maxLength: 3 }).map(dumps);
    const broken = fc.tuple(json, fc.nat(), fc.constantFrom('', ' ', '"', '}', ',')).map(([text, place, put]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + 1);
    });
    let usual = 0;
    fc.assert(
      fc.property(fc.oneof(json, broken), (text) => {
        const schema = readUsualSchema(text);
        if (schema === undefined) return;
        usual++;
        assert.deepEqual({ schema, problems: [], isRefused: false }, readAnySchema(text));
      }),
      { numRuns: 1000 },
    );
    assert.ok(usual > 100, `only ${usual} were usual`);
  });
});
