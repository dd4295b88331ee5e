import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionsAt, type Completion } from '../../../../../src/core/mlmodel/features/completion.ts';
import { atCursor, blocks, iris } from './cursor.ts';

const paths = ['MLmodel', 'conda.yaml', 'model.pkl', 'a b.txt'];

function completions(marked: string): readonly Completion[] {
  const { document, offset } = atCursor(marked);
  return completionsAt(document, offset, { paths });
}

const labels = (marked: string): string[] => completions(marked).map(({ label }) => label);

/** The file after the completion with this label, placeholders filled with their defaults. */
function accepted(marked: string, label: string): string {
  const { document } = atCursor(marked);
  const found = completions(marked).find((one) => one.label === label);
  assert.ok(found, `${label} is not among ${labels(marked).join(' ')}`);
  const plain = found.snippet
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/\$\d/g, '')
    .replace(/\\([\\$}])/g, '$1');
  return document.text.slice(0, found.replaced.start) + plain + document.text.slice(found.replaced.end);
}

describe('completion of keys', () => {
  it('knows those of the file that are not there yet', () => {
    const found = labels(`flavors: {}\nrun_id: x\n‸`);
    assert.ok(found.includes('signature') && found.includes('utc_time_created'));
    assert.ok(!found.includes('flavors') && !found.includes('run_id'));
  });

  it('writes what is half typed to its end', () => {
    assert.equal(accepted('mlfl‸\n', 'mlflow_version'), "mlflow_version: '3.17.2'\n");
    assert.equal(accepted('mlfl‸: 3\n', 'mlflow_version'), 'mlflow_version: 3\n');
  });

  it('offers flavors with what MLflow always writes for them', () => {
    const text = accepted('flavors:\n  python_function:\n    loader_module: x\n  xgb‸\n', 'xgboost');
    assert.match(text, /\n {2}xgboost:\n {2}data: model\.ubj\n/); // the editor adds the indentation of the line
    assert.ok(!labels('flavors:\n  ‸\n  sklearn: {}\n').includes('sklearn'));
    assert.ok(!labels('flavors:\n  ‸').includes('mleap'), 'one that MLflow cannot load any more');
  });

  const places: readonly (readonly [string, string, readonly string[]])[] = [
    ['in a flavor', 'flavors:\n  sklearn:\n    pickled_model: a\n    ‸\n', ['sklearn_version', 'code']],
    ['in python_function', 'flavors:\n  python_function:\n    ‸', ['loader_module', 'env', 'python_version']],
    ['in env', 'flavors:\n  python_function:\n    env:\n      ‸', ['conda', 'virtualenv']],
    ['in a signature', "signature:\n  ‸\n  outputs: '[]'\n", ['inputs', 'params']],
    ['of the example', 'saved_input_example_info:\n  ‸', ['artifact_path', 'type']],
  ];
  for (const [what, marked, expected] of places) {
    it(what, () => {
      const found = labels(marked);
      assert.deepEqual(
        expected.filter((label) => !found.includes(label)),
        [],
      );
      assert.ok(!found.includes('flavors'));
    });
  }

  it('is silent where nothing is known', () => {
    for (const marked of [
      '# ‸',
      'metadata:\n  ‸',
      'flavors:\n  own_flavor:\n    ‸',
      '- ‸',
      'run_id: x ‸y',
      'run_id:‸',
    ]) {
      assert.deepEqual(labels(marked), [], marked);
    }
  });
});

describe('completion of values', () => {
  const values: readonly (readonly [string, string, readonly string[]])[] = [
    ['booleans', 'is_signature_from_type_hint: ‸', ['true', 'false']],
    ['kinds of an example', 'saved_input_example_info:\n  type: n‸', ['dataframe', 'ndarray']],
    ['files', 'flavors:\n  sklearn:\n    pickled_model: mo‸', ['conda.yaml', 'model.pkl']],
    ['files of the environment', 'flavors:\n  python_function:\n    env:\n      conda: ‸', ['conda.yaml', 'model.pkl']],
    ['loader modules', 'flavors:\n  python_function:\n    loader_module: ‸', ['mlflow.sklearn', 'mlflow.pyfunc.model']],
  ];
  for (const [what, marked, expected] of values) {
    it(what, () => {
      const found = labels(marked);
      assert.deepEqual(
        expected.filter((label) => !found.includes(label)),
        [],
        found.join(' '),
      );
    });
  }

  it('replaces what is typed', () => {
    const marked = 'flavors:\n  python_function:\n    loader_module: mlflow.sk‸\n';
    assert.equal(accepted(marked, 'mlflow.sklearn'), marked.replace('sk‸', 'sklearn'));
  });
});

describe('completion inside the JSON of a signature', () => {
  const single = (json: string): string => `signature:\n  inputs: '${json}'\n`;

  it('knows the types, and those of parameters', () => {
    assert.deepEqual(labels(single('[{"type": "‸"}]')).slice(0, 3), ['boolean', 'integer', 'long']);
    assert.ok(labels(single('[{"type": "‸"}]')).includes('tensor'));
    const ofParams = labels(single('[{"type": "‸"}]').replace('inputs', 'params'));
    assert.ok(ofParams.includes('object') && !ofParams.includes('array'));
    assert.ok(!labels(single('[{"type": "array", "items": {"type": "‸"}}]')).includes('tensor'));
  });

  it('replaces a type with its quotes, in every style of scalar', () => {
    assert.equal(accepted(single('[{"type": "lo‸"}]'), 'long'), single('[{"type": "long"}]'));
    assert.equal(accepted(single('[{"type": ‸}]'), 'long'), single('[{"type": "long"}]'));
    const double = 'signature:\n  inputs: "[{\\"type\\": \\"lo‸\\"}]"\n';
    assert.equal(accepted(double, 'long'), double.replace('lo‸', 'long'));
  });

  for (const header of ['|', '>-', '|2']) {
    it(`replaces a type, and writes keys, in a block ${header}`, () => {
      const block = (json: string): string => `signature:\n  inputs: ${header}\n    ${json}\n  outputs: null\n`;
      assert.equal(accepted(block('[{"type": "lo‸"}]'), 'long'), block('[{"type": "long"}]'));
      const lines = block('[\n      {"type": "long",\n       ‸}\n    ]');
      assert.equal(accepted(lines, 'required'), lines.replace('‸', '"required": true'));
      assert.ok(!labels(lines).includes('type'));
      assert.deepEqual(labels(block('[]').replace('outputs: null', 'ou‸')), ['outputs', 'params'], 'behind the block');
    });
  }

  it('knows the keys of a column, a tensor, a parameter and a nested type', () => {
    assert.ok(!labels(single('[{"type": "long", ‸}]')).includes('type'));
    assert.equal(accepted(single('[{"type": "long", "na‸"}]'), 'name'), single('[{"type": "long", "name": ""}]'));
    assert.equal(accepted(single('[{"na‸": "x"}]'), 'name'), single('[{"name": "x"}]'));
    assert.deepEqual(labels(single('[{"type": "tensor", "tensor-spec": {‸}}]')), ['dtype', 'shape']);
    assert.ok(labels(single('[{‸}]').replace('inputs', 'params')).includes('default'));
    assert.ok(labels(single('[{"type": "object", "properties": {"a": {‸}}}]')).includes('required'));
  });

  it('knows numpy types and booleans', () => {
    assert.ok(labels(single('[{"tensor-spec": {"dtype": "‸"}}]')).includes('float32'));
    assert.deepEqual(labels(single('[{"required": ‸}]')), ['true', 'false']);
  });

  it('stays in the line of the cursor', () => {
    assert.deepEqual(accepted(single('[{"type":\n    ‸ }]'), 'long'), single('[{"type":\n    "long" }]'));
    assert.deepEqual(labels(single('[{"type": "lo‸\n    ng"}]')), []);
  });

  it('leaves what comes after a quote that is not closed', () => {
    assert.equal(accepted(single('[{"type": "‸}]'), 'long'), single('[{"type": "long"}]'));
    assert.equal(accepted(single('[{"type": "lo‸ng}]'), 'long'), single('[{"type": "long"}]'));
    assert.equal(accepted(single('[{"type": "‸, "name": "a"}]'), 'long'), single('[{"type": "long", "name": "a"}]'));
    assert.equal(
      accepted(single('[{"type": "‸}, {"name": "a"}]'), 'long'),
      single('[{"type": "long"}, {"name": "a"}]'),
    );
    assert.equal(accepted(single('[{"type": "lo‸ "name": "a"}]'), 'long'), single('[{"type": "long" "name": "a"}]'));
    assert.equal(accepted(single('[{"na‸: "a"}]'), 'name'), single('[{"name": "a"}]'));
    assert.equal(
      accepted(single('[{"tensor-spec": {"dtype": "da‸tetime64[ns]"}}]'), 'int8'),
      single('[{"tensor-spec": {"dtype": "int8"}}]'),
    );
  });

  const marks: readonly (readonly [what: string, before: string, after: string])[] = [
    ['a quote with its pair', '"[{\\"type\\": "‸"}]"', '"[{\\"type\\": \\"long\\"}]"'],
    ['a quote alone', '"[{\\"type\\": "‸}]"', '"[{\\"type\\": \\"long\\"}]"'],
    ['a backslash', '"[{\\"type\\": \\‸}]"', '"[{\\"type\\": \\"long\\"}]"'],
    ['a backslash before a blank', '"[{\\"type\\": \\‸ }]"', '"[{\\"type\\": \\"long\\" }]"'],
    ['a backslash before a quote', '"[{\\"type\\": \\‸"}]"', '"[{\\"type\\": \\"long\\"}]"'],
    ['before the end', '"[{\\"type\\": "‸"', '"[{\\"type\\": \\"long\\""'],
  ];
  for (const [what, before, after] of marks) {
    it(`writes over what only begins an escape: ${what}`, () => {
      const file = (value: string): string => `signature:\n  inputs: ${value}\n  outputs: null\n`;
      assert.equal(accepted(file(before), 'long'), file(after));
    });
  }

  it('is silent behind the quote that ends the scalar', () => {
    assert.deepEqual(labels('signature:\n  inputs: "[{\\"type\\": "‸\n'), []);
    assert.deepEqual(labels(`signature:\n  inputs: '[{"type": '‸\n`), []);
  });

  it('looks at the column of the cursor only', () => {
    for (const place of [0, 3, 7_999]) {
      const columns = Array.from(
        { length: 8000 },
        (_, index) => `{"type": "long", "name": "c${index}"${index === place ? ', "‸"' : ''}}`,
      );
      const { document, offset } = atCursor(single(`[${columns.join(', ')}]`));
      const start = performance.now();
      const found = completionsAt(document, offset, { paths });
      assert.ok(performance.now() - start < 250, 'milliseconds');
      assert.ok(found.some(({ label }) => label === 'required') && !found.some(({ label }) => label === 'name'));
    }
  });

  it('gives up on what is nested without end', () => {
    assert.deepEqual(labels(single(`${'['.repeat(50_000)}‸`)), []);
  });
});

describe('completion anywhere', () => {
  const doubled = iris.replaceAll(
    /'(\[[^]*?\])'\n/g,
    (_, json: string) => `${JSON.stringify(json.replaceAll(/\s+/g, ' '))}\n`,
  );

  it('never throws, and replaces what stands around the cursor in its line', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(iris, doubled, blocks),
        fc.nat(),
        fc.string({ maxLength: 4 }),
        (text, somewhere, typed) => {
          const place = somewhere % (text.length + 1);
          const { document, offset } = atCursor(`${text.slice(0, place)}${typed}‸${text.slice(place)}`);
          for (const { replaced } of completionsAt(document, offset, { paths })) {
            assert.ok(replaced.start <= offset && offset <= replaced.end, JSON.stringify(replaced));
            assert.doesNotMatch(document.text.slice(replaced.start, replaced.end), /\n/);
          }
        },
      ),
    );
  });
});
