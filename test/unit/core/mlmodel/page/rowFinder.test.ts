import assert from 'node:assert/strict';
import { rowFinder } from '../../../../../src/core/mlmodel/page/rowFinder.ts';
import { rowsOf } from '../../../../../src/core/mlmodel/page/signatureRows.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { signed } from '../../../../support/modelPages.ts';

const json = `[{"type": "object", "name": "o", "properties": {
    "a": {"type": "long"},
    "b": {"type": "array", "items": {"type": "object", "properties": {"c": {"type": "long"}}}},
    "a": {"type": "float"}}},
  {"type": "long", "name": "last"}]`;

describe('the innermost row around a place', () => {
  it('is the one that a search through all rows finds', () => {
    const [part] = readMlmodel(signed({ inputs: json })).parts;
    assert.ok(part);
    const { rows, spans } = rowsOf(part);
    const find = rowFinder(part);
    for (let start = 0; start < part.json.length; start++) {
      for (const end of [start, start + 1, start + 5, start + 60]) {
        const around = rows.filter((_, index) => {
          const span = spans[index];
          return span && span.start <= start && end <= span.end;
        });
        const innermost = around.toSorted((a, b) => b.path.length - a.path.length).at(0);
        assert.deepEqual(find({ start, end })?.row.path, innermost?.path, `${start}–${end}`);
      }
    }
  });

  it('is none in a part without rows', () => {
    const [part] = readMlmodel(signed({ inputs: '3' })).parts;
    assert.ok(part);
    assert.equal(rowFinder(part)({ start: 0, end: 1 }), undefined);
  });
});
