import assert from 'node:assert/strict';
import { pageOf } from '../../../../support/modelPages.ts';

const id = 'm-0123456789abcdef0123456789abcdef';
const run = '0123456789abcdef0123456789abcdef';

function snippets(flavors: string, rest = ''): Readonly<Record<string, string>> {
  const page = pageOf({ MLmodel: `flavors: ${flavors}\n${rest}` });
  return Object.fromEntries(page.flavors.map(({ name, snippet }) => [name, snippet]));
}

const code = (call: string, variable = 'model'): string => `import mlflow\n\n${variable} = ${call}\n`;

describe('a flavor', () => {
  it('has its keys in their order', () => {
    const { flavors } = pageOf({
      MLmodel: 'flavors:\n  sklearn: {pickled_model: model.skops, code: null}\n  odd: 1\n',
    });
    assert.deepEqual(
      flavors.map(({ name, keys }) => [name, keys]),
      [
        [
          'sklearn',
          [
            { key: 'pickled_model', value: 'model.skops' },
            { key: 'code', value: 'null' },
          ],
        ],
        ['odd', []],
      ],
    );
  });

  it('is loaded as a Python function and by its own loader, where MLflow has one', () => {
    assert.deepEqual(snippets('{python_function: {}, sklearn: {}, shap: {}, crate: {}, mleap: {}, mine: {}}'), {
      ['python_function']: code('mlflow.pyfunc.load_model("path/to/model")'),
      sklearn: code('mlflow.sklearn.load_model("path/to/model")'),
      shap: code('mlflow.shap.load_explainer("path/to/model")', 'explainer'),
      crate: '',
      mleap: '',
      mine: '',
    });
  });

  for (const [rest, uri] of [
    [`model_id: ${id}\nrun_id: ${run}\nartifact_path: model\n`, `models:/${id}`],
    [`model_id: null\nrun_id: ${run}\nartifact_path: a/model\n`, `runs:/${run}/a/model`],
    [`model_id: mine\nrun_id: ${run}\nartifact_path: model\n`, `runs:/${run}/model`],
    [`run_id: ${run}\n`, 'path/to/model'],
    [`run_id: ${run}\nartifact_path: ../model\n`, 'path/to/model'],
    [`run_id: ${run}\nartifact_path: mlflow-artifacts:/4/models/${id}/artifacts\n`, 'path/to/model'],
    [`run_id: ${run}\nartifact_path: 'a?b'\n`, 'path/to/model'],
    ["run_id: 'a\") import os #'\nartifact_path: model\n", 'path/to/model'],
    ['artifact_path: model\n', 'path/to/model'],
  ] as const) {
    it(`is found at ${uri}, where the file says ${JSON.stringify(rest)}`, () =>
      assert.equal(snippets('{sklearn: {}}', rest)['sklearn'], code(`mlflow.sklearn.load_model("${uri}")`)));
  }

  it('is one of a few where there are too many', () => {
    const { flavors } = pageOf({
      MLmodel: `flavors: {${Array.from({ length: 300 }, (_, index) => `f${index}: {}`).join(', ')}}\n`,
    });
    assert.equal(flavors.length, 200);
    assert.deepEqual(flavors.at(-1), { name: 'and 101 more', keys: [], snippet: '' });
  });
});
