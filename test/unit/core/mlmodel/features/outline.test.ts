import assert from 'node:assert/strict';
import { outlineOf, type OutlineItem } from '../../../../../src/core/mlmodel/features/outline.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { blocks, iris } from './cursor.ts';

function lines(items: readonly OutlineItem[], indent = ''): string[] {
  return items.flatMap(({ name, detail, kind, children }) => [
    `${indent}${name} | ${detail} | ${kind}`,
    ...lines(children, `${indent}  `),
  ]);
}

function assertInside(items: readonly OutlineItem[], start: number, end: number): void {
  for (const { name, span, selection, children } of items) {
    assert.ok(start <= span.start && span.end <= end, name);
    assert.ok(span.start <= selection.start && selection.end <= span.end, name);
    assertInside(children, span.start, span.end);
  }
}

describe('the outline', () => {
  it('has the keys of the file, and the columns with their types', () => {
    assert.deepEqual(lines(outlineOf(readMlmodel(iris))), [
      'artifact_path | model | key',
      'flavors |  | map',
      '  python_function |  | map',
      '    env |  | key',
      '    loader_module | mlflow.sklearn | key',
      '    model_path | model.pkl | key',
      '    python_version | 3.11.7 | key',
      '  sklearn |  | map',
      '    pickled_model | model.pkl | key',
      '    sklearn_version | 1.5.0 | key',
      'mlflow_version | 2.15.0 | key',
      'run_id | 0123456789abcdef0123456789abcdef | key',
      'saved_input_example_info |  | map',
      '  artifact_path | input_example.json | key',
      '  type | dataframe | key',
      'signature |  | map',
      '  inputs |  | map',
      "    sepal 'length' | double | column",
      '    petals | long? | column',
      '  outputs |  | map',
      '    outputs[0] | tensor float64 (-1, 3) | column',
      '  params |  | map',
      '    top | long = 3 | parameter',
    ]);
  });

  it('has the same columns whatever the scalar is', () => {
    assert.deepEqual(lines(outlineOf(readMlmodel(blocks))), lines(outlineOf(readMlmodel(iris))));
  });

  it('nests as an editor wants it: every item within the one around it, its name within itself', () => {
    const aliased = 'a: &x\n  b: 1\nc: *x\n? d\n: e\nf: {g: 1, h: }\n';
    for (const text of [iris, blocks, aliased, '']) assertInside(outlineOf(readMlmodel(text)), 0, text.length);
  });
});
