import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { changeOf, predictedColumn, servedColumn } from '../../../../../src/core/signature/enforce/oneColumn.ts';
import type { Column } from '../../../../../src/core/signature/enforce/pandas/frame.ts';
import { inferCells } from '../../../../../src/core/signature/enforce/pandas/inference.ts';
import { readJson } from '../../../../../src/core/signature/json/readJson.ts';
import type { ColumnSchema, ScalarType } from '../../../../../src/core/signature/spec.ts';

const span = { start: 0, end: 0 };

function columnOf(json: string): Column {
  const { root } = readJson(json);
  assert.ok(root?.kind === 'array');
  return { label: { kind: 'string', value: 'a', span }, span, ...inferCells(root.items) };
}

function schemaOf(type: ScalarType): ColumnSchema {
  const name = { kind: 'string', value: 'a', span } as const;
  return {
    kind: 'columns',
    specs: [{ kind: 'column', name, type: { kind: 'scalar', type }, isRequired: true, span }],
  };
}

/** Whether each way takes it, and what the server makes of the first value where that is another one. */
function check(type: ScalarType, json: string, expected: string): void {
  const column = columnOf(json);
  const strict = predictedColumn(column, schemaOf(type), 0) === undefined ? 'taken' : 'refused';
  const { problem, cast } = servedColumn(column, schemaOf(type), 0);
  const [before, after] = [column.cells[0], cast?.cells[0]];
  const change = before && after && changeOf(before, after, type);
  const served = problem ? 'refused' : change ? renderEnglish(change) : 'taken';
  assert.equal(`${strict}, ${served}`, expected, `${type} ${json}`);
}

describe('one column', () => {
  it('is taken or refused on its own', () => {
    check('long', '[1, 2]', 'taken, taken');
    check('integer', '[1, 2]', 'refused, taken');
    check('long', '[null, 2]', 'refused, refused');
    check('double', '["x"]', 'refused, refused');
    check('string', '["x", null]', 'taken, taken');
  });

  it('is changed silently', () => {
    check('long', '[412.5]', 'refused, The scoring server makes 412 of it.');
    check('long', '[412.0]', 'refused, taken');
    check('integer', '[3000000000]', 'refused, The scoring server makes -1294967296 of it.');
    check('boolean', '["no"]', 'refused, The scoring server makes true of it.');
    check('boolean', '["true"]', 'refused, taken');
    check('boolean', '[2]', 'refused, The scoring server makes true of it.');
    check('boolean', '[1]', 'refused, taken');
    check('float', '[0.1]', 'refused, taken');
    check('float', '[1e300]', 'refused, The scoring server makes inf of it.');
  });
});
