import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { check, checkRefused, done } from '../../../../support/gestureCheck.ts';
import { modelWith } from '../../../../support/signatureStyles.ts';

const two = '[{"type": "long", "name": "a", "required": true}, {"name":"b",   "type":"double"}]';
const nested =
  '[{"type": "object", "properties": {"p": {"type": "long", "required": true}, "q": {"type": "any"}}, "name": "o", "required": true}]';
const tensors = '[{"name": "x", "type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1, 3]}}]';
const params = '[{"name": "t", "default": 1, "shape": null, "type": "long"}]';

describe('gestures in a signature', () => {
  it('rename', () => {
    check(
      two,
      { kind: 'rename', path: [0], name: `it's "é" \\ :#` },
      two.replace('"a"', '"it\'s \\"\\u00e9\\" \\\\ :#"'),
    );
    check(two, { kind: 'rename', path: [0], name: 'a' }, two);
    check(nested, { kind: 'rename', path: [0, 1], name: 'r' }, nested.replace('"q"', '"r"'));
    check(tensors, { kind: 'rename', path: [0], name: null }, tensors.replace('"name": "x", ', ''));
    check(tensors.replace('"name": "x", ', ''), { kind: 'rename', path: [0], name: 'x' }, tensors);
    check('[{"type": "long"}]', { kind: 'rename', path: [0], name: 'x' }, '[{"type": "long", "name": "x"}]');
    const unnamed = '[{"type": "long", "required": true}]';
    check(unnamed, { kind: 'rename', path: [0], name: 'x' }, '[{"type": "long", "name": "x", "required": true}]');
    check(
      '[{"type": "long", "name": null}]',
      { kind: 'rename', path: [0], name: 'x' },
      '[{"type": "long", "name": "x"}]',
    );
    check(params, { kind: 'rename', path: [0], name: 'k' }, params.replace('"t"', '"k"'), 'params');
  });

  it('refuse a name that cannot be', () => {
    checkRefused(two, { kind: 'rename', path: [0], name: 'b' }, 'There is “b” already.');
    checkRefused(two, { kind: 'rename', path: [0], name: '' }, 'A name is needed.');
    checkRefused(
      two,
      { kind: 'rename', path: [1], name: null },
      'This one has no name, others have; either all have one or none.',
    );
    checkRefused(two, { kind: 'rename', path: [2], name: 'c' }, 'The row is no longer there.');
    checkRefused(nested, { kind: 'rename', path: [0, 0], name: 'q' }, 'There is “q” already.');
    checkRefused(nested, { kind: 'rename', path: [0, 0], name: null }, 'A name is needed.');
    checkRefused(
      nested,
      { kind: 'rename', path: [0, 0], name: 'cls' },
      'A property cannot be called “cls”: Python takes it for its own.',
    );
    checkRefused(params, { kind: 'rename', path: [0], name: null }, 'A name is needed.', 'params');
    const optional = '[{"type": "long", "name": "a", "required": false}]';
    checkRefused(optional, { kind: 'rename', path: [0], name: null }, 'A column without a name cannot be optional.');
    const twice = '[{"type": "object", "properties": {"p": {"type": "long"}, "p": {"type": "any"}}, "name": "o"}]';
    checkRefused(
      twice,
      { kind: 'rename', path: [0, 0], name: 'q' },
      'A property is written twice. Mend the text first.',
    );
  });

  it('change the type of several rows', () => {
    const both = [[0], [1]];
    check(
      two,
      { kind: 'setType', paths: both, type: 'string' },
      two.replace('long', 'string').replace('double', 'string'),
    );
    check(two, { kind: 'setType', paths: [[0]], type: 'long' }, two);
    const list = '"array", "items": {"type": "map", "values": {"type": "long"}}';
    check(two, { kind: 'setType', paths: [[0]], type: 'array<map<long>>' }, two.replace('"long"', list));
    const back = `[{"name": "a", "type": ${list}, "required": true}]`;
    check(back, { kind: 'setType', paths: [[0]], type: 'array<map<any>>' }, back.replace('long', 'any'));
    check(back, { kind: 'setType', paths: [[0]], type: 'long' }, '[{"name": "a", "type": "long", "required": true}]');
    check(back, { kind: 'setType', paths: [[0]], type: 'sparkml_vector' }, back.replace(list, '"sparkml_vector"'));
    const fresh = '"object", "properties": {"field": {"type": "string", "required": true}}';
    check(two, { kind: 'setType', paths: [[0]], type: 'object' }, two.replace('"long"', fresh));
  });

  it('keep the properties of an object', () => {
    const wrap = (type: string, after: string): void => check(nested, { kind: 'setType', paths: [[0]], type }, after);
    const properties = /"properties": \{.*\}\}/.exec(nested)?.[0] ?? '';
    const items = nested
      .replace('"object"', '"array"')
      .replace(properties, `"items": {"type": "object", ${properties}}`);
    wrap('array<object>', items);
    wrap('object', nested);
    check(items, { kind: 'setType', paths: [[0]], type: 'object' }, nested);
    const values = items.replace('array', 'map').replace('items', 'values');
    check(items, { kind: 'setType', paths: [[0]], type: 'map<object>' }, values);
    const all = values
      .replace('"object", "properties"', '"array", "items": {"type": "object", "properties"')
      .replace('}}}', '}}}}');
    check(values, { kind: 'setType', paths: [[0]], type: 'map<array<object>>' }, all);
    check(
      all,
      { kind: 'setType', paths: [[0], [0, 0]], type: 'long' },
      '[{"type": "long", "name": "o", "required": true}]',
    );
    check(all, { kind: 'setType', paths: [[0, 0]], type: 'double' }, all.replace('long', 'double'));
  });

  it('keep a column required or not, whatever its type', () => {
    const any = '[{"type": "any", "name": "a", "unit": 1}, {"name": "b", "type": "long"}]';
    check(
      any,
      { kind: 'setType', paths: [[0], [1]], type: 'string' },
      '[{"type": "string", "name": "a", "required": false}, {"name": "b", "type": "string"}]',
    );
    check(any, { kind: 'setType', paths: [[1]], type: 'any' }, any.replace('"long"', '"any", "required": true'));
  });

  it('mend a type that MLflow refuses', () => {
    check(
      two.replace('long', 'int'),
      { kind: 'setType', paths: [[0]], type: 'integer' },
      two.replace('long', 'integer'),
    );
    check('[{"name": "a"}]', { kind: 'setType', paths: [[0]], type: 'long' }, '[{"name": "a", "type": "long"}]');
  });

  it('refuse a type that is none, or not there', () => {
    checkRefused(two, { kind: 'setType', paths: [[0]], type: 'int' }, '“int” is no type.');
    checkRefused(
      nested,
      { kind: 'setType', paths: [[0, 0]], type: 'sparkml_vector' },
      'A property cannot be a sparkml_vector; use an array of double.',
    );
    checkRefused(params, { kind: 'setType', paths: [[0]], type: 'binary' }, 'A parameter cannot be binary.', 'params');
    checkRefused(
      params,
      { kind: 'setType', paths: [[0]], type: 'array<long>' },
      'A parameter has a simple type or is an object; “array<long>” is neither.',
      'params',
    );
    checkRefused(tensors, { kind: 'setType', paths: [[0]], type: 'text' }, '“text” is no type.');
    checkRefused(tensors, { kind: 'setType', paths: [[0]], type: 'U10' }, '“U10” is no type.');
  });

  it('change the dtype and the shape of a tensor', () => {
    check(tensors, { kind: 'setType', paths: [[0]], type: 'int' }, tensors.replace('float64', 'int64'));
    check(tensors, { kind: 'setShape', path: [0], shape: '(-1, 28,28)' }, tensors.replace('[-1, 3]', '[-1, 28, 28]'));
    check(tensors, { kind: 'setShape', path: [0], shape: '[-1,3]' }, tensors);
    check(tensors, { kind: 'setShape', path: [0], shape: '()' }, tensors.replace('[-1, 3]', '[]'));
    for (const shape of ['', 'x', '(1', '-2', '1.5', '(,)', '1,,2'])
      checkRefused(
        tensors,
        { kind: 'setShape', path: [0], shape },
        `“${shape}” is no shape. Write (-1, 28): whole numbers from 0, or -1 for any length.`,
      );
    checkRefused(two, { kind: 'setShape', path: [0], shape: '1' }, 'Only tensors and parameters have a shape.');
  });

  it('say whether a column is required', () => {
    check(
      two,
      { kind: 'setRequired', paths: [[0], [1]], isRequired: false },
      two.replace('true', 'false').replace('"double"', '"double", "required": false'),
    );
    check(two, { kind: 'setRequired', paths: [[0], [1]], isRequired: true }, two);
    check(
      nested,
      { kind: 'setRequired', paths: [[0], [0, 0], [0, 1]], isRequired: false },
      nested.replaceAll('true', 'false').replace('"any"', '"any", "required": false'),
    );
    const old = '[{"type": "any", "name": "a", "optional": true}]';
    check(
      old,
      { kind: 'setRequired', paths: [[0]], isRequired: false },
      '[{"type": "any", "name": "a", "required": false}]',
    );
    check(
      old.replace('true', 'true, "required": 1'),
      { kind: 'setRequired', paths: [[0]], isRequired: true },
      '[{"type": "any", "name": "a", "required": true}]',
    );
    checkRefused(
      '[{"type": "long"}]',
      { kind: 'setRequired', paths: [[0]], isRequired: false },
      'A column without a name cannot be optional.',
    );
    checkRefused(
      tensors,
      { kind: 'setRequired', paths: [[0]], isRequired: false },
      'Only columns and properties can be required.',
    );
  });

  it('change the default of a parameter', () => {
    const set = (type: string, text: string, after: string): void =>
      check(
        params.replace('long', type).replace('1', 'null'),
        { kind: 'setDefault', path: [0], default: text },
        params.replace('long', type).replace('1', () => after),
        'params',
      );
    set('long', ' 7 ', '7');
    set('double', '1e5', '1e5');
    set('string', 'a "b"', '"a \\"b\\""');
    set('string', '"a"', '"a"');
    set('string', '5', '"5"');
    set('datetime', '2024-01-01', '"2024-01-01"');
    set('boolean', 'true', 'true');
    const list = params.replace('1', '[]').replace('null', '[-1]');
    check(list, { kind: 'setDefault', path: [0], default: '[1,2]' }, list.replace('[]', '[1, 2]'), 'params');
    const wrong = params.replace('1', '"x"');
    check(wrong, { kind: 'setDefault', path: [0], default: '2' }, params.replace('1', '2'), 'params');
    checkRefused(
      params,
      { kind: 'setDefault', path: [0], default: '1.5' },
      'The default 1.5 does not fit long.',
      'params',
    );
    checkRefused(
      params,
      { kind: 'setDefault', path: [0], default: 'x' },
      '“x” is no JSON. Write texts in "…".',
      'params',
    );
    checkRefused(
      params.replace('long', 'datetime').replace('1', 'null'),
      { kind: 'setDefault', path: [0], default: 'x' },
      '“x” is not a date and time that MLflow can read.',
      'params',
    );
  });

  it('take the default along when the type or shape of a parameter changes', () => {
    const set = (before: string, type: string, after: string): void =>
      check(
        params.replace('1', before),
        { kind: 'setType', paths: [[0]], type },
        params.replace('long', type).replace('1', () => after),
        'params',
      );
    set('1', 'double', '1');
    set('1', 'string', '"1"');
    set('1', 'boolean', 'null');
    set('null', 'datetime', 'null');
    const object =
      '[{"name": "t", "default": {}, "shape": null, "type": "object", "properties": {"field": {"type": "string", "required": false}}}]';
    check(params, { kind: 'setType', paths: [[0]], type: 'object' }, object, 'params');
    check(object, { kind: 'setType', paths: [[0]], type: 'long' }, params.replace('1', 'null'), 'params');
    const list = params.replace('1', '[1]').replace('null', '[-1]');
    check(params, { kind: 'setShape', path: [0], shape: '(-1)' }, list, 'params');
    check(list, { kind: 'setShape', path: [0], shape: '' }, params, 'params');
    checkRefused(
      params,
      { kind: 'setShape', path: [0], shape: '(3)' },
      'The shape of a parameter is null, or [-1] for a list.',
      'params',
    );
    const old = '[{"name": "t", "dtype": "long", "default": 1}]';
    check(
      old,
      { kind: 'setType', paths: [[0]], type: 'string' },
      '[{"name": "t", "dtype": "string", "default": "1"}]',
      'params',
    );
  });

  const row = '{"type": "long", "name": "n", "required": true}';
  it('add rows', () => {
    const n = { name: 'n', type: 'long' };
    check(two, { kind: 'add', before: [0], rows: [n] }, two.replace('[', `[${row}, `));
    check(
      two,
      { kind: 'add', before: [1], rows: [n, { name: 'm', type: 'any', isRequired: false }] },
      two.replace(', {"name"', `, ${row}, {"type": "any", "name": "m", "required": false}, {"name"`),
    );
    check(two, { kind: 'add', before: [2], rows: [n] }, two.replace(']', `, ${row}]`));
    check(
      nested,
      { kind: 'add', before: [0, 0], rows: [n] },
      nested.replace('{"p"', '{"n": {"type": "long", "required": true}, "p"'),
    );
    check(
      nested,
      { kind: 'add', before: [0, 2], rows: [n] },
      nested.replace('"any"}', '"any"}, "n": {"type": "long", "required": true}'),
    );
    check(
      tensors,
      { kind: 'add', before: [1], rows: [{ name: 'y', type: 'int32', shape: '(-1, 2)' }] },
      tensors.replace(/\]$/, ', {"name": "y", "type": "tensor", "tensor-spec": {"dtype": "int32", "shape": [-1, 2]}}]'),
    );
    check(
      params,
      { kind: 'add', before: [1], rows: [{ name: 'k', type: 'double', default: '0.5' }] },
      params.replace(/\]$/, ', {"name": "k", "default": 0.5, "shape": null, "type": "double"}]'),
      'params',
    );
    check(
      '[]',
      { kind: 'add', before: [0], rows: [{ name: 'k', type: 'long', shape: '(-1)' }] },
      '[{"name": "k", "default": [], "shape": [-1], "type": "long"}]',
      'params',
    );
    check(
      '[{"type":"long"},{"type":"any"}]',
      { kind: 'add', before: [0], rows: [{ name: null, type: 'long' }] },
      '[{"type": "long", "required": true},{"type":"long"},{"type":"any"}]',
    );
  });

  it('add rows with a line of their own where the others have one', () => {
    const pretty = '[\n  {"type": "long", "name": "a"}\n]';
    const text = modelWith('inputs', pretty, 'literal');
    const added = done(text, { kind: 'add', part: 'inputs', before: [1], rows: [{ name: 'n', type: 'long' }] });
    assert.equal(added, text.replace('"a"}', `"a"},\n        ${row}`));
    const first = done(text, { kind: 'add', part: 'inputs', before: [0], rows: [{ name: 'n', type: 'long' }] });
    assert.equal(first, text.replace('[\n        ', `[\n        ${row},\n        `));
    const flush = modelWith('inputs', '[\n{"type": "long", "name": "a"},\n{"type": "any", "name": "b"}\n]', 'literal');
    assert.equal(
      done(flush, { kind: 'remove', part: 'inputs', paths: [[0]] }),
      flush.replace(/\{"type": "long", "name": "a"\},\n *(?=\{)/, ''),
    );
    assert.equal(
      done(flush, { kind: 'remove', part: 'inputs', paths: [[1]] }),
      flush.replace(/,\n *\{"type": "any", "name": "b"\}/, ''),
    );
  });

  it('refuse rows that cannot be added', () => {
    const n = { name: 'n', type: 'long' };
    checkRefused(two, { kind: 'add', before: [0], rows: [{ ...n, name: 'a' }] }, 'There is “a” already.');
    checkRefused(two, { kind: 'add', before: [0], rows: [n, n] }, 'There is “n” already.');
    checkRefused(
      two,
      { kind: 'add', before: [0], rows: [{ ...n, name: null }] },
      'This one has no name, others have; either all have one or none.',
    );
    checkRefused(two, { kind: 'add', before: [0], rows: [{ ...n, name: '' }] }, 'A name is needed.');
    checkRefused(two, { kind: 'add', before: [3], rows: [n] }, 'The row is no longer there.');
    checkRefused(two, { kind: 'add', before: [0, 0], rows: [n] }, 'Only an object has properties.');
    checkRefused(two, { kind: 'add', before: [2, 0], rows: [n] }, 'The row is no longer there.');
    checkRefused(two, { kind: 'add', before: [], rows: [n] }, 'The row is no longer there.');
    checkRefused(
      params,
      { kind: 'add', before: [0], rows: [{ ...n, default: '"x"' }] },
      'The default "x" does not fit long.',
      'params',
    );
  });

  it('duplicate, remove and move rows', () => {
    check(
      two,
      { kind: 'duplicate', paths: [[0]] },
      two.replace('}, ', '}, {"type": "long", "name": "a_copy", "required": true}, '),
    );
    check(
      two.replace('"b"', '"a_copy"'),
      { kind: 'duplicate', paths: [[0]] },
      two.replace('"b"', '"a_copy"').replace('}, ', '}, {"type": "long", "name": "a_copy2", "required": true}, '),
    );
    check(
      nested,
      { kind: 'duplicate', paths: [[0, 1]] },
      nested.replace('"any"}', '"any"}, "q_copy": {"type": "any"}'),
    );
    check(two, { kind: 'remove', paths: [[0]] }, '[{"name":"b",   "type":"double"}]');
    check(two, { kind: 'remove', paths: [[1]] }, '[{"type": "long", "name": "a", "required": true}]');
    check(nested, { kind: 'remove', paths: [[0, 0]] }, nested.replace('"p": {"type": "long", "required": true}, ', ''));
    const moved = '[{"name":"b",   "type":"double"}, {"type": "long", "name": "a", "required": true}]';
    check(two, { kind: 'move', paths: [[0]], by: 1 }, moved);
    check(two, { kind: 'move', paths: [[1]], by: -1 }, moved);
    check(two, { kind: 'move', paths: [[0], [1]], by: 1 }, two);
    check(two, { kind: 'move', paths: [[0]], by: -1 }, two);
    checkRefused(
      nested,
      {
        kind: 'remove',
        paths: [
          [0, 0],
          [0, 1],
        ],
      },
      'An object needs at least one property.',
    );
    checkRefused(two, { kind: 'remove', paths: [[2]] }, 'The row is no longer there.');
    const three = `[${nested.slice(1, -1)}, {"type": "any", "name": "z"}]`;
    checkRefused(
      three,
      { kind: 'move', paths: [[0], [0, 0]], by: 1 },
      'Rows that are inside of others, and those others, cannot be moved together.',
    );
    checkRefused(
      '[{"type": "tensor", "tensor-spec": {"dtype": "bool", "shape": [1]}}]',
      { kind: 'duplicate', paths: [[0]] },
      'Of several tensors each needs a name.',
    );
  });
});
