import assert from 'node:assert/strict';
import type { RowCell, SignatureRow } from '../../../../../src/core/mlmodel/page/modelPage.ts';
import {
  cellGesture,
  cellText,
  pathAfter,
  requiredGesture,
} from '../../../../../webview/mlmodel/signature/cellGesture.ts';
import { canEdit } from '../../../../../webview/mlmodel/signature/tableColumns.ts';
import { rowsOf } from './rows.ts';

const [a, b] = rowsOf('a array<object>\nb? double');
assert(a && b);
const tensor: SignatureRow = { ...a, kind: 'tensor', type: 'float32', isRequired: null, shape: '(-1, 28)' };
const param: SignatureRow = { ...a, kind: 'param', type: 'double', isRequired: null, default: '0.5' };

describe('the change that a cell asks for', () => {
  const check = (row: SignatureRow, cell: RowCell, text: string, expected: unknown): void => {
    it(`“${text}” as ${cell} of a ${row.kind}`, () => {
      const result = cellGesture('inputs', [row], row, cell, text);
      assert.deepEqual(result.kind === 'gesture' ? result.gesture : result.kind, expected);
    });
  };
  const part = 'inputs';

  check(a, 'name', 'a', 'none');
  check(a, 'name', 'a b', { kind: 'rename', part, path: [0], name: 'a b' });
  check(a, 'name', '', { kind: 'rename', part, path: [0], name: null });
  check(a, 'type', 'array of object', 'none');
  check(a, 'type', 'array<long>', { kind: 'setType', part, paths: [[0]], type: 'array<long>' });
  check(a, 'type', 'int64', { kind: 'setType', part, paths: [[0]], type: 'long' });
  check(a, 'type', 'what', 'bad');
  check(a, 'required', '', 'none');
  check(tensor, 'type', 'float32', 'none');
  check(tensor, 'type', 'f8', { kind: 'setType', part, paths: [[0]], type: 'float64' });
  check(tensor, 'type', 'array of long', 'bad');
  check(tensor, 'shape', ' (-1, 3) ', { kind: 'setShape', part, path: [0], shape: '(-1, 3)' });
  check(param, 'shape', '', 'none');
  check(param, 'default', '0.5', 'none');
  check(param, 'default', '[1]', { kind: 'setDefault', path: [0], default: '[1]' });

  it('is nothing for a type that is not known and was left as it is', () => {
    const odd = { ...a, type: 'int65' };
    assert.equal(cellGesture(part, [odd], odd, 'type', 'int65').kind, 'none');
  });

  it('sets the type of all picked rows that have another', () => {
    const result = cellGesture(part, [a, b], a, 'type', 'double');
    assert.deepEqual(result, { kind: 'gesture', gesture: { kind: 'setType', part, paths: [[0]], type: 'double' } });
  });

  it('makes all picked rows required alike', () => {
    assert.deepEqual(requiredGesture(part, [a, b, tensor], a), {
      kind: 'gesture',
      gesture: { kind: 'setRequired', part, paths: [[0], [1]], isRequired: false },
    });
    assert.equal(requiredGesture(part, [tensor], tensor).kind, 'none');
  });

  it('begins with the text of the cell', () => {
    const cells: readonly RowCell[] = ['name', 'type', 'required', 'shape', 'default'];
    assert.deepEqual(
      cells.map((cell) => cellText(a, cell)),
      ['a', 'array of object', '', '', ''],
    );
    assert.equal(cellText(tensor, 'type'), 'float32');
    assert.equal(cellText(param, 'default'), '0.5');
  });

  it('is asked for by cells that can be edited', () => {
    assert.equal(canEdit(a, 'shape'), false);
    assert.equal(canEdit(tensor, 'required'), false);
    assert.equal(canEdit(param, 'default'), true);
    assert.deepEqual(pathAfter([1, 4]), [1, 5]);
  });
});
