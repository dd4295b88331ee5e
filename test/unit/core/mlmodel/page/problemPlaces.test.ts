import assert from 'node:assert/strict';
import type { ProblemPlace } from '../../../../../src/core/mlmodel/page/modelPage.ts';
import type { RuleCode } from '../../../../../src/core/mlmodel/ruleTable.ts';
import { minimal, minimalFolder } from '../../../../support/minimalModel.ts';
import { pageOf, signed } from '../../../../support/modelPages.ts';
import { folder, type Files } from '../../../../support/ruleCheck.ts';

function shown(place: ProblemPlace): string {
  if (place.kind === 'section') return place.section;
  return place.kind === 'part' ? place.part : `${place.part} ${place.path.join('.')} ${place.cell ?? '–'}`;
}

/** Where the problems of a code are, each with its file if that is not `MLmodel`. */
function check(code: RuleCode, files: Files | string, expected: readonly string[]): void {
  it(`${code}: ${expected.join(', ')}`, () => {
    const all = typeof files === 'string' ? { MLmodel: files } : files;
    const found = pageOf(all, folder(all)).problems.filter((one) => one.code === code);
    assert.deepEqual(
      found.map(({ file, place }) => `${file === 'MLmodel' ? '' : `${file}: `}${shown(place)}`),
      expected,
    );
  });
}

const inputs = (json: string): string => signed({ inputs: json });
const params = (json: string): string => signed({ params: json });

describe('a problem of the signature is at its row and cell', () => {
  check('signature-type-unknown', inputs('[{"type": "long", "name": "a"}, {"type": "int", "name": "b"}]'), [
    'inputs 1 type',
  ]);
  check('signature-type-missing', inputs('[{"name": "a"}]'), ['inputs 0 type']);
  check('signature-name-duplicate', inputs('[{"type": "long", "name": "a"}, {"type": "long", "name": "a"}]'), [
    'inputs 1 name',
  ]);
  check('signature-mixed', inputs('[{"type": "long", "name": "a"}, {"type": "long"}]'), ['inputs 1 name']);
  check('signature-mixed', inputs('[{"type": "long"}, {"type": "long", "required": false}, {"type": "tensor"}]'), [
    'inputs 1 required',
    'inputs 2 type',
  ]);
  check(
    'signature-required-odd',
    inputs('[{"type": "any", "name": "a"}, {"type": "long", "name": "b", "required": 1}]'),
    ['inputs 0 required', 'inputs 1 required'],
  );
  check(
    'signature-type-unknown',
    inputs('[{"type": "array", "name": "a", "items": {"type": "object", "properties": {"p": {"type": "int"}}}}]'),
    ['inputs 0.0 type'],
  );
  check('signature-part-invalid', inputs('[{"type": "object", "name": "a", "properties": {"p": "long"}}]'), [
    'inputs 0.0 type',
  ]);
  check('signature-part-missing', inputs('[{"type": "tensor", "tensor-spec": {"dtype": "float64"}}]'), [
    'inputs 0 shape',
  ]);
  check('params-invalid', params('[{"name": "t", "type": "long"}]'), ['params 0 default']);
  check('params-default', params('[{"name": "t", "type": "long", "default": 0.5, "shape": null}]'), [
    'params 0 default',
  ]);
  check('signature-shape', inputs('[3, {"type": "long", "name": "a"}]'), ['inputs']);
  check('signature-empty', inputs('[]'), ['inputs']);
  check('signature-json', inputs('{'), ['inputs']);

  it('also where the JSON is folded over lines and escaped', () => {
    const wide = Array.from({ length: 40 }, (_, index) => `{"type": "long", "name": "it''s ${index}"}`).join(',\n    ');
    const text = `signature:\n  inputs: '[${wide},\n    {"type": "int", "name": "x"}]'\n`;
    const { problems } = pageOf({ MLmodel: text });
    assert.deepEqual(
      problems.filter(({ code }) => code === 'signature-type-unknown').map(({ place }) => shown(place)),
      ['inputs 40 type'],
    );
    const double = `signature:\n  inputs: ${JSON.stringify('[{"type": "long", "name": "a"}, {"type": "int"}]')}\n`;
    assert.ok(pageOf({ MLmodel: double }).problems.some(({ place }) => shown(place) === 'inputs 1 type'));
  });
});

describe('a problem elsewhere is in its section', () => {
  check('key-signature-part-kind', 'signature:\n  outputs: [{type: long}]\n', ['outputs']);
  check('key-signature-unknown', 'signature:\n  input: null\n', ['signature']);
  check('mlmodel-no-signature', minimal.replace(/signature:\n( {2}.*\n)+/, ''), ['signature']);
  check('mlmodel-time-missing', minimal.replace(/utc_time_created.*\n/, ''), ['model']);
  check('mlmodel-no-flavors', 'run_id: a\n', ['flavors']);
  check('flavor-key-unknown', minimal.replace('predict_fn', 'predictfn'), ['flavors']);
  check('key-run-id', `${minimal}run_id: my run\n`, ['model']);
  check('key-unknown', `${minimal}constructor: 1\nown: 2\n`, ['text', 'text']);
  check('key-kind', `${minimal}metadata: 3\nprompts: 3\n`, ['metadata', 'text']);
  check('example-info-type', `${minimal}saved_input_example_info: {artifact_path: a.json}\n`, ['example']);
  check('comment-code-unknown', `# mlmodel: disable no-code\n${minimal}`, ['text']);
  check('yaml-syntax', 'flavors: [\nsignature: {', ['text']);
  check('mlmodel-not-map', '[1]', ['text']);
  check('env-conda-extra', { ...minimalFolder, 'conda.yaml': 'dependencies:\n- python=3.11.7\n- openjdk=11\n' }, [
    'conda.yaml: environment',
  ]);
  check('requirement-unpinned', { ...minimalFolder, 'requirements.txt': 'mlflow\n' }, [
    'requirements.txt: environment',
  ]);
});

const frame = '{"columns": ["price"], "data": [["high"]]}';
const withExample: Files = {
  ...minimalFolder,
  MLmodel: `${minimal}saved_input_example_info: {artifact_path: e/x.json, type: dataframe, pandas_orient: split}\n`,
  'e/x.json': frame,
};

describe('a problem of the example is', () => {
  check('example-strict', withExample, ['inputs 0 –', 'e/x.json: inputs 0 –']);
  check('example-strict', { ...withExample, 'e/x.json': '{"columns": [' }, ['example', 'e/x.json: example']);
  check('example-serving', { ...minimalFolder, 'serving_input_example.json': '{' }, [
    'example',
    'serving_input_example.json: example',
  ]);
});
