import { check } from '../../../../support/ruleCheck.ts';

const info = (lines: string): string => `saved_input_example_info:\n  artifact_path: e.json\n${lines}`;

describe('rules of the info of the input example', () => {
  it('example-info-type', () => {
    check('example-info-type', {
      files: { MLmodel: info('  type: dataframes\n') },
      marks: [['MLmodel', 'dataframes', 'warning']],
      fixed: { MLmodel: info('  type: dataframe\n') },
      preferred: true,
    });
    check('example-info-type', {
      files: { MLmodel: info('') },
      marks: [['MLmodel', 'saved_input_example_info', 'warning']],
    });
    check('example-info-type', { files: { MLmodel: info('  type: sparse_matrix_csc\n') } });
    check('example-info-type', { files: { MLmodel: 'saved_input_example_info: null\n' } });
  });

  it('example-info-file', () => {
    check('example-info-file', {
      files: { MLmodel: 'saved_input_example_info: {type: ndarray}\n' },
      marks: [['MLmodel', 'saved_input_example_info', 'warning']],
    });
    check('example-info-file', { files: { MLmodel: info('  type: ndarray\n') } });
  });

  it('example-info-key-unknown', () => {
    check('example-info-key-unknown', {
      files: { MLmodel: info('  pandas_orients: split\n  note: a\n') },
      marks: [
        ['MLmodel', 'pandas_orients', 'hint'],
        ['MLmodel', 'note', 'hint'],
      ],
      fixed: { MLmodel: info('  pandas_orient: split\n  note: a\n') },
    });
    check('example-info-key-unknown', { files: { MLmodel: info('  format: tf-serving\n  type: ndarray\n') } });
  });

  it('example-info-orient', () => {
    check('example-info-orient', {
      files: { MLmodel: info('  pandas_orient: splits\n') },
      marks: [['MLmodel', 'splits', 'information']],
      fixed: { MLmodel: info('  pandas_orient: split\n') },
    });
    check('example-info-orient', {
      files: {
        MLmodel: info('  pandas_orient: values\n  type: dataframe\n'),
        'e.json': '{"columns": ["a"], "data": [[1]]}',
      },
      marks: [['MLmodel', 'values', 'information']],
      fixed: { MLmodel: info('  pandas_orient: split\n  type: dataframe\n') },
      preferred: true,
    });
    check('example-info-orient', {
      files: { MLmodel: info('  pandas_orient: values\n  type: dataframe\n'), 'e.json': '{"data": [[1]]}' },
    });
    check('example-info-orient', {
      files: { MLmodel: info('  pandas_orient: split\n  type: dataframe\n'), 'e.json': '{"data": [[1]]}' },
    });
    check('example-info-orient', {
      files: { MLmodel: info('  pandas_orient: values\n  type: dataframe\n'), 'e.json': '{' },
    });
  });

  it('example-info-params', () => {
    const MLmodel = info("  params: 'true'\n  type: json_object\n");
    check('example-info-params', {
      files: { MLmodel, 'e.json': '{"a": 1}' },
      marks: [['MLmodel', 'params', 'warning']],
    });
    check('example-info-params', { files: { MLmodel, 'e.json': '{"inputs": 1, "params": {}}' } });
    check('example-info-params', { files: { MLmodel: MLmodel.replace("'true'", 'false'), 'e.json': '[]' } });
  });
});
