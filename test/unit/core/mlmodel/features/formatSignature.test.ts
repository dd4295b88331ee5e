import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatsAt } from '../../../../../src/core/mlmodel/features/formatSignature.ts';
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

  const commented: readonly (readonly [what: string, before: string, after: readonly string[]])[] = [
    ['after quotes', `'[{"a": ‸1}]'  # hello `, ['|- # hello\n    [\n      {"a": 1}\n    ]']],
    [
      'that switches a rule off',
      `'[{"a": ‸1}]' # mlmodel: disable x-y`,
      ['|- # mlmodel: disable x-y\n    [\n      {"a": 1}\n    ]'],
    ],
    ['of a block', '|- # hello\n    [{"a": ‸1}]', [`'[{"a": 1}]' # hello`]],
    [
      'of a folded block',
      '> # hello\n    [{"a": ‸1}]',
      ['|- # hello\n    [\n      {"a": 1}\n    ]', `'[{"a": 1}]' # hello`],
    ],
    ['that is none', `'["# ‸no"]'`, ['|-\n    [\n      "# no"\n    ]']],
  ];
  for (const [what, before, after] of commented) {
    it(`keeps a comment ${what}`, () => {
      const file = (value: string): string => `signature:\n  inputs: ${value}\n  outputs: null\n`;
      assert.deepEqual(written(file(before)), after.map(file));
    });
  }

  it('keeps the comment of a block above the key where the quotes end in another line', () => {
    const columns = Array.from({ length: 4 }, (_, index) => `{"type": "long", "name": "a${index}"}`);
    const [compact = ''] = written(`signature:\n  inputs: |- # mlmodel: disable x-y\n    [‸${columns.join(', ')}]\n`);
    assert.match(compact, /^signature:\n {2}# mlmodel: disable x-y\n {2}inputs: '\[.*\n {4}.*\]'\n$/);
  });

  it('is not offered where other text follows', () => {
    assert.deepEqual(written(`signature:\n  inputs: "[‸]" "x"\n`), []);
  });

  it('keeps the value in the file', () => {
    const name = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), (names) => {
        const json = JSON.stringify(names.map((one) => ({ type: 'long', name: one })));
        const escaped = JSON.stringify(json).replace(/[^ -~]/g, (unit) => yamlEscape(unit));
        const text = `signature:\n  inputs: ${escaped} # hello\n`;
        const offered = written(text.replace('[', '[‸'));
        assert.equal(offered.length, 2, text);
        for (const after of offered) {
          assert.deepEqual(JSON.parse(readMlmodel(after).parts[0]?.json ?? ''), JSON.parse(json), after);
          assert.deepEqual(readMlmodel(after).yaml.problems, []);
          assert.match(after, /# hello/);
        }
      }),
    );
  });
});

function yamlEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
