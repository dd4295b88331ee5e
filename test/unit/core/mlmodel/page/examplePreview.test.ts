import assert from 'node:assert/strict';
import type { PageExample } from '../../../../../src/core/mlmodel/page/modelPage.ts';
import { conformanceCases } from '../../../../support/conformance.ts';
import { minimal, minimalFolder } from '../../../../support/minimalModel.ts';
import { pageOf } from '../../../../support/modelPages.ts';
import { folder, type Files } from '../../../../support/ruleCheck.ts';

const info = 'saved_input_example_info: {artifact_path: ./x.json, type: dataframe, pandas_orient: split}\n';

function example(text: string | undefined, more: Files = {}): PageExample | null {
  const files = { ...minimalFolder, MLmodel: minimal + info, ...(text !== undefined && { 'x.json': text }), ...more };
  return pageOf(files, folder(files)).example;
}

const accepted = { outcome: 'accepted', reasons: [], column: null };
const unknown = { outcome: 'unknown', reasons: [], column: null };

describe('the example', () => {
  it('is shown with the verdicts of both ways', () => {
    const text = '{"columns": ["price"], "data": [[1.5]]}';
    assert.deepEqual(example(text), {
      file: 'x.json',
      type: 'dataframe',
      preview: text,
      isCut: false,
      serving: accepted,
      predict: accepted,
    });
  });

  it('is refused for reasons, at a column', () => {
    const frame = '{"columns": ["price"], "data": [["a"], ["b"], ["c"], ["d"]]}';
    const shown = example(frame, { 'serving_input_example.json': `{"dataframe_split": ${frame}}` });
    for (const verdict of [shown?.predict, shown?.serving]) {
      assert.equal(verdict?.outcome, 'refused');
      assert.equal(verdict.column, 'price');
      assert.ok(verdict.reasons.length >= 1 && verdict.reasons.length <= 3);
    }
  });

  it('is refused as a whole where it is no JSON', () => {
    const shown = example('{"columns": [');
    assert.equal(shown?.predict.outcome, 'refused');
    assert.equal(shown.predict.column, null);
  });

  it('is cut where it is long', () => {
    const shown = example(
      `{"columns": ["price"], "data": [${Array.from({ length: 2000 }, () => '[1.5]').join(', ')}]}`,
    );
    assert.equal(shown?.preview.length, 4000);
    assert.equal(shown.isCut, true);
  });

  it('is not judged where its file is not there, or MLflow refuses the model', () => {
    assert.deepEqual(example(undefined)?.predict, unknown);
    assert.equal(example(undefined)?.preview, '');
    const refused = minimal.replace('"double"', '"dbl"') + info;
    assert.deepEqual(example('{"columns": ["price"], "data": [["a"]]}', { MLmodel: refused })?.predict, unknown);
    assert.deepEqual(
      example('{"columns": ["price"], "data": [[1.5]]}', { MLmodel: `${minimal + info}self: 1\n` })?.serving,
      unknown,
    );
  });

  it('is none where none was saved, unless a request lies beside the model', () => {
    assert.equal(pageOf(minimalFolder).example, null);
    const shown = pageOf({ ...minimalFolder, 'serving_input_example.json': '{"inputs": 3}' }).example;
    assert.equal(shown?.file, 'serving_input_example.json');
    assert.deepEqual(shown.predict, unknown);
  });

  it('is judged as MLflow 3.17.2 does', () => {
    let judged = 0;
    for (const { id, files, verdict } of conformanceCases()) {
      const shown = pageOf(files).example;
      for (const [told, theirs] of [
        [shown?.predict, verdict.strict],
        [shown?.serving, verdict.serving],
      ] as const) {
        if (told === undefined || told.outcome === 'unknown' || theirs === 'n/a') continue;
        assert.equal(told.outcome, theirs === 'ok' ? 'accepted' : 'refused', id);
        judged++;
      }
    }
    assert.ok(judged > 2500, String(judged));
  });
});
