import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { hoverAt } from '../../../../../src/core/mlmodel/features/hover.ts';
import { atCursor, blocks, iris } from './cursor.ts';

/** `place | title | facts` */
function hover(marked: string): string | undefined {
  const { document, offset } = atCursor(marked);
  const found = hoverAt(document, offset);
  if (!found) return undefined;
  const place = document.text.slice(found.at.start, found.at.end);
  return [place, found.title, found.facts.map(renderEnglish).join(' ')].join(' | ');
}

const at = (word: string): string => iris.replace(word, `${word.slice(0, 1)}‸${word.slice(1)}`);

const cases: readonly (readonly [string, string, string | undefined])[] = [
  ['a key', at('run_id'), 'run_id | run_id | Since MLflow 0.1.'],
  ['a key of the example', at('type: dataframe'), 'type | type | Since MLflow 1.9.'],
  ['a flavor', at('sklearn:'), 'sklearn | sklearn | Package: scikit-learn.'],
  ['a key of a flavor', at('loader_module'), 'loader_module | python_function.loader_module | The loader needs it.'],
  ['a value', at('2.15.0'), undefined],
  [
    'a column',
    at('petals'),
    '{"type": "long",\n    "name": "petals", "required": false} | petals: long | Column 2 of 2, inputs optional',
  ],
  [
    'a column with a quote in its name',
    at('sepal'),
    `{"type": "double", "name": "sepal ''length''", "required": true} | sepal 'length': double | Column 1 of 2, inputs required`,
  ],
  [
    'a tensor',
    at('dtype'),
    '{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 3]}} | tensor float64 (-1, 3) | Tensor 1 of 1, outputs',
  ],
  [
    'a parameter',
    at('top"'),
    '{"name": "top", "type": "long", "default": 3, "shape": null} | top: long | Parameter 1 of 1 default 3',
  ],
  [
    'a property',
    `signature:\n  inputs: '[{"type": "object", "name": "a", "properties": {"b": {"type": "object", "properties": {"c": {"type": "lo‸ng", "required": false}}}}}]'\n`,
    undefined,
  ],
];

describe('what is said about', () => {
  for (const [what, marked, expected] of cases.slice(0, -1)) it(what, () => assert.equal(hover(marked), expected));

  it('a property of a nested column', () => {
    const told = hover(cases.at(-1)?.[1] ?? '');
    assert.match(told ?? '', /\| a\.b\.c: long \| Column 1 of 1, inputs optional$/);
  });

  it('columns and parameters in blocks', () => {
    const cases: readonly (readonly [string, string])[] = [
      [
        'pe‸tals',
        '{"type": "long", "name": "petals", "required": false} | petals: long | Column 2 of 2, inputs optional',
      ],
      [
        'dt‸ype',
        '{"type": "tensor",\n    "tensor-spec": {"dtype": "float64", "shape": [-1, 3]}} | tensor float64 (-1, 3) | Tensor 1 of 1, outputs',
      ],
      [
        'sh‸ape": null',
        '{"name": "top", "type": "long", "default": 3,\n      "shape": null} | top: long | Parameter 1 of 1 default 3',
      ],
    ];
    for (const [marked, expected] of cases)
      assert.equal(hover(blocks.replace(marked.replace('‸', ''), marked)), expected);
    assert.equal(hover(blocks.replace('    [\n', '  ‸  [\n')), undefined, 'the indentation is no part of the JSON');
  });

  it('broken and empty files is nothing', () => {
    for (const marked of ['‸', 'fla‸', '[‸', "signature:\n  inputs: '[{‸'"])
      assert.equal(hover(marked), undefined, marked);
  });
});
