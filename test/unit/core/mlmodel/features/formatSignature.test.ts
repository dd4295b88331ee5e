import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compactJson, formatsAt, prettyJson } from '../../../../../src/core/mlmodel/features/formatSignature.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { atCursor } from './cursor.ts';

/** The file after each way of writing that is offered. */
function written(marked: string): string[] {
  const { document, offset } = atCursor(marked);
  return formatsAt(document, offset).map((format) => {
    const { at, text } = format.edit();
    return document.text.slice(0, at.start) + text + document.text.slice(at.end);
  });
}

describe('the JSON of a signature', () => {
  it('is written with one column a line, and as MLflow does', () => {
    const [pretty = '', ...others] = written(
      `signature:\n  inputs: '[{"type": "lo‸ng"}, {"type":"double"}]'\n  outputs: null\n`,
    );
    assert.deepEqual(others, []);
    assert.equal(
      pretty,
      'signature:\n  inputs: |-\n    [\n      {"type": "long"},\n      {"type": "double"}\n    ]\n  outputs: null\n',
    );
    assert.deepEqual(written(pretty.replace('"long', '"lo‸ng')), [
      `signature:\n  inputs: '[{"type": "long"}, {"type": "double"}]'\n  outputs: null\n`,
    ]);
  });

  it('is folded where PyYAML folds it', () => {
    const columns = Array.from({ length: 4 }, (_, index) => `{"type": "double", "name": "it''s ${index}"}`).join(',');
    const [, compact] = written(`signature:\n  inputs: "[‸${columns.replaceAll('"', '\\"').replaceAll("''", "'")}]"\n`);
    assert.equal(
      compact,
      `signature:\n  inputs: '[{"type": "double", "name": "it''s 0"}, {"type": "double", "name": "it''s\n    1"}, {"type": "double", "name": "it''s 2"}, {"type": "double", "name": "it''s\n    3"}]'\n`,
    );
  });

  it('is left alone where it is broken, in a flow map, and outside', () => {
    for (const marked of [`signature:\n  inputs: '[{‸'\n`, `a: ‸1\nsignature:\n  inputs: '[]'\n`]) {
      assert.deepEqual(written(marked), [], marked);
    }
    assert.deepEqual(written(`signature: {inputs: '[{"type":‸"long"}]'}\n`), []);
  });

  it('keeps its value', () => {
    fc.assert(
      fc.property(fc.array(fc.json()), (parts) => {
        const json = `[${parts.join(',')}]`;
        assert.deepEqual(JSON.parse(compactJson(json)), JSON.parse(json));
        assert.deepEqual(JSON.parse(prettyJson(json)), JSON.parse(json));
      }),
    );
  });

  it('keeps the value in the file', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), (names) => {
        const json = JSON.stringify(names.map((one) => ({ type: 'long', name: one })));
        const text = `signature:\n  inputs: '${json.replaceAll("'", "''")}'\n`;
        const before = readMlmodel(text).parts[0]?.json;
        if (before === undefined || readMlmodel(text).yaml.problems.length > 0) return;
        for (const after of written(text.replace('[', '[‸'))) {
          assert.deepEqual(JSON.parse(readMlmodel(after).parts[0]?.json ?? ''), JSON.parse(before), after);
        }
      }),
    );
  });
});
