import { minimal } from '../../../../support/minimalModel.ts';
import { check } from '../../../../support/ruleCheck.ts';

const code = 'mlmodel-no-signature';
const unsigned = minimal.replace(/signature:\n( .*\n)+/, '');
const info = 'saved_input_example_info: {artifact_path: input_example.json, pandas_orient: split, type: dataframe}\n';
const example = '{"columns": ["it\'s", "b"], "data": [[1.5, "x"]]}';
const inputs =
  '\'[{"type": "double", "name": "it\'\'s", "required": true}, {"type": "string", "name": "b", "required": true}]\'';
const block = `signature:\n  inputs: ${inputs}\n  outputs: null\n  params: null`;
/** Where the sorted keys of MLflow have it. */
const withBlock = unsigned.replace('utc_time', () => `${block}\nutc_time`);

describe('a model without a signature', () => {
  it('is told of at python_function, or at the key that is null', () => {
    check(code, { files: { MLmodel: unsigned }, marks: [['MLmodel', 'python_function', 'information']], fixed: null });
    check(code, {
      files: { MLmodel: `${unsigned}signature: null\n` },
      marks: [['MLmodel', 'signature', 'information']],
      fixed: null,
    });
  });

  it('is nothing to tell of where there is one, where nothing can be served, or where the file is broken', () => {
    check(code, { files: { MLmodel: minimal } });
    check(code, { files: { MLmodel: 'flavors: {sklearn: {pickled_model: a}}\n' } });
    check(code, { files: { MLmodel: `${unsigned}a: [` } });
    check(code, { files: { MLmodel: `${unsigned}_signature: a\n` } });
  });

  it('gets the one that MLflow infers from its example', () => {
    check(code, {
      files: { MLmodel: unsigned + info, 'input_example.json': example },
      marks: [['MLmodel', 'python_function', 'information']],
      fixed: { MLmodel: withBlock + info },
      preferred: false,
    });
  });

  it('gets it in place of null or nothing, a comment stays', () => {
    for (const [before, after] of [
      ['signature: null # none', `${block} # none`],
      ['signature:   # none', `${block}   # none`],
      ['signature:', block],
      ['signature : ~', block.replace(':', ' :')],
    ]) {
      check(code, {
        files: { MLmodel: `${before}\n${unsigned}${info}`, 'input_example.json': example },
        marks: [['MLmodel', 'signature', 'information']],
        fixed: { MLmodel: `${after}\n${unsigned}${info}` },
      });
    }
  });

  it('gets it between braces, and with the line ends of the file', () => {
    const flow = `{flavors: {python_function: {loader_module: a.b}}, ${info.trimEnd()}}`;
    check(code, {
      files: { MLmodel: flow, 'input_example.json': example },
      marks: [['MLmodel', 'python_function', 'information']],
      fixed: { MLmodel: `${flow.slice(0, -1)}, signature: {inputs: ${inputs}, outputs: null, params: null}}` },
    });
    const windows = (text: string): string => text.replaceAll('\n', '\r\n');
    check(code, {
      files: { MLmodel: windows(unsigned + info), 'input_example.json': example },
      marks: [['MLmodel', 'python_function', 'information']],
      fixed: { MLmodel: windows(withBlock + info) },
    });
  });

  it('gets none where the example says no more than “anything”, or cannot be read', () => {
    for (const text of ['null', '{"columns": ["a"], "data": [[1], ["x"], [{}]]}', '[', '']) {
      check(code, {
        files: { MLmodel: unsigned + info, 'input_example.json': text },
        marks: [['MLmodel', 'python_function', 'information']],
        fixed: null,
      });
    }
  });
});
