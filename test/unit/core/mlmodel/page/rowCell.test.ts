import assert from 'node:assert/strict';
import type { RowCell, SignatureRow } from '../../../../../src/core/mlmodel/page/modelPage.ts';
import { cellFinder } from '../../../../../src/core/mlmodel/page/rowCell.ts';

/** The cell of what is between `‹` and `›` of a row that stands somewhere in a JSON text. */
function check(kind: SignatureRow['kind'], marked: string, cell: RowCell | null): void {
  it(`${cell ?? 'none'} for ${marked} of a ${kind}`, () => {
    const before = '[{"type": "long"}, ';
    const written = marked.replace(/[‹›]/g, '');
    const start = before.length + marked.indexOf('‹');
    const end = before.length + marked.indexOf('›') - 1;
    const find = cellFinder(`${before}${written}]`, kind, {
      start: before.length,
      end: before.length + written.length,
    });
    assert.equal(find({ start, end }), cell);
  });
}

describe('the cell of a place in a row is', () => {
  check('column', '{"type": ‹"int"›, "name": "a"}', 'type');
  check('column', '{"type": "int", ‹"name"›: "a"}', 'name');
  check('column', '{"type": "long", "name": "a", "required": ‹1›}', 'required');
  check('column', '{"type": "long", "name": "a", ‹"optional"›: true}', 'required');
  check('column', '{"type": "array", "items": {"type": ‹"int"›}, "name": "a"}', 'type');
  check('column', '‹{"type": "long"}›', null);
  check('column', '{"type": "long", ‹"unit"›: 1}', null);
  check('column', '{"type": "long", ‹"toString"›: 1}', null);
  check('column', '{"type": "long", "shape": ‹[1]›}', null);
  check('tensor', '{"type": "tensor", "tensor-spec": {"dtype": ‹"x"›, "shape": [-1]}}', 'type');
  check('tensor', '{"type": "tensor", "tensor-spec": {"dtype": "f8", "shape": [-1, ‹-2›]}}', 'shape');
  check('tensor', '{"type": "tensor", "tensor-spec": ‹{}›}', 'type');
  check('param', '{"name": "t", "type": "long", "default": ‹0.5›, "shape": null}', 'default');
  check('param', '{"name": "t", "type": "long", "default": 1, "shape": ‹[2]›}', 'shape');
  check('param', '{"name": "t", "dtype": ‹"int"›, "default": 1}', 'type');
  check('property', '‹"cls"›: {"type": "long"}', 'name');
  check('property', '"p": {"type": ‹"int"›}', 'type');
  check('property', '"p": {"type": "long", "required": ‹0›}', 'required');
  check('property', '"p": ‹"long"›', 'type');
  check('property', '"p": ‹{"required": true}›', null);
});
