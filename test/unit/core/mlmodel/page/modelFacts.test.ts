import assert from 'node:assert/strict';
import { pageOf } from '../../../../support/modelPages.ts';
import { minimal } from '../../../../support/minimalModel.ts';
import type { PageModel } from '../../../../../src/core/mlmodel/page/modelPage.ts';

function model(text: string): PageModel {
  return pageOf({ MLmodel: text }).model;
}

const id = 'm-0123456789abcdef0123456789abcdef';

describe('what the file says of its model', () => {
  it('is as it is written', () => {
    const written = minimal
      .replace('model_id: null', `model_id: ${id}`)
      .concat('artifact_path: models/price\nrun_id: 0123\nmodel_size_bytes: 7087\n')
      .replace('python_version: 3.11.7', 'python_version: 3.10');
    assert.deepEqual(model(written), {
      title: 'price',
      tags: ['python_function', 'sklearn 1.9.1'],
      runId: '0123',
      modelId: id,
      modelUuid: '354b349654004f0187fb29726e09cd48',
      artifactPath: 'models/price',
      created: '2026-11-22 23:30:06.915440',
      mlflowVersion: '3.17.2',
      pythonVersion: '3.10',
      size: 7087,
    });
  });

  it('is nothing where the file says nothing', () => {
    assert.deepEqual(model(''), {
      title: 'MLmodel',
      tags: [],
      runId: '',
      modelId: '',
      modelUuid: '',
      artifactPath: '',
      created: '',
      mlflowVersion: '',
      pythonVersion: '',
      size: null,
    });
  });

  for (const [path, title] of [
    ['model', 'model'],
    ['a/b/', 'b'],
    ['runs:/0123/price', 'price'],
    [`mlflow-artifacts:/4/models/${id}/artifacts`, 'MLmodel'],
    [`models:/${id}`, 'MLmodel'],
    ['/', 'MLmodel'],
    ['[a]', 'MLmodel'],
  ] as const) {
    it(`is called ${title} at ${path}`, () => assert.equal(model(`artifact_path: ${path}\n`).title, title));
  }

  for (const [size, shown] of [
    ['0', 0],
    ['-1', null],
    ["'12'", null],
    ['99999999999999999999', null],
    ['1.5', null],
  ] as const) {
    it(`has ${shown} bytes for ${size}`, () => assert.equal(model(`model_size_bytes: ${size}\n`).size, shown));
  }

  it('names the version of the flavor itself, python_function first', () => {
    const flavors = [
      'flavors:',
      '  tensorflow: {keras_version: 3.1, tensorflow_version: 2.21.0}',
      '  onnx: {}',
      '  own: {own_version: 1}',
      '  python_function: {cloudpickle_version: 3.1.0}',
    ].join('\n');
    assert.deepEqual(model(flavors).tags, ['python_function', 'tensorflow 2.21.0', 'onnx', 'own']);
  });

  it('names a few flavors of many', () => {
    const many = Array.from({ length: 50 }, (_, index) => `f${index}: {}`).join(', ');
    const { tags } = model(`flavors: {${many}}`);
    assert.equal(tags.length, 20);
    assert.equal(tags.at(-1), 'and 31 more');
  });
});
