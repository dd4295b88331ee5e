import assert from 'node:assert/strict';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { nameProblem, renamableAt, renameEdits } from '../../../../../src/core/mlmodel/features/rename.ts';
import { atCursor, iris } from './cursor.ts';

/** What the files are after a rename. */
function renamed(marked: string, wanted: string, files: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { document, offset } = atCursor(marked);
  const found = renamableAt(document, offset);
  assert.ok(found, 'nothing to rename');
  const after: Record<string, string> = { MLmodel: document.text, ...files };
  const edits = renameEdits(document, { text: (path) => files[path] }, found, wanted);
  for (const { file = 'MLmodel', at, text } of edits.toSorted((a, b) => b.at.start - a.at.start)) {
    const before = after[file] ?? '';
    after[file] = before.slice(0, at.start) + text + before.slice(at.end);
  }
  return after;
}

const example = (text: string): Record<string, string> => ({ 'input_example.json': text });
const petals = iris.replace('petals', 'pet‸als');

describe('renaming a column', () => {
  it('writes the new name into the signature, whatever stands around it', () => {
    assert.equal(renamed(petals, `it's "b"`)['MLmodel'], iris.replace('petals', `it''s \\"b\\"`));
    const double = `signature:\n  inputs: "[{\\"type\\": \\"long\\", \\"name\\": \\"a‸b\\"}]"\n`;
    assert.equal(renamed(double, 'c')['MLmodel'], double.replace('a‸b', 'c'));
    const block = `signature:\n  inputs: |\n    [{"type": "long", "name": "a‸b"}]\n`;
    assert.equal(renamed(block, 'c')['MLmodel'], block.replace('a‸b', 'c'));
  });

  const shapes: readonly (readonly [string, string])[] = [
    ['split', '{"columns": ["petals", "b"], "data": [["petals", 1]]}'],
    ['a map of columns', '{"petals": ["petals"], "b": [1]}'],
    ['records', '[{"petals": 1}, {"b": 1, "petals": "petals"}]'],
    ['a request', '{"dataframe_split": {"columns": ["petals"], "data": [[1]]}, "params": {"petals": 1}}'],
    ['a request of records', '{"dataframe_records": [{"petals": 1}]}'],
    ['inputs', '{"inputs": {"petals": [1]}}'],
    ['instances', '{"instances": [{"petals": {"petals": 2}}]}'],
  ];
  for (const [what, text] of shapes) {
    it(`renames it in an example: ${what}`, () => {
      const after = renamed(petals, 'leaves', example(text))['input_example.json'] ?? '';
      assert.deepEqual(after.match(/"leaves"/g)?.length, what === 'records' ? 2 : 1, after);
      assert.deepEqual(JSON.parse(after.replaceAll('leaves', 'petals')), JSON.parse(text));
      assert.doesNotMatch(after, /"petals": \[|^\[\{"petals"|columns": \["petals/);
    });
  }

  it('leaves examples alone that are broken, or nested without end', () => {
    for (const text of ['{', '['.repeat(100_000), '"petals"', '']) {
      assert.equal(renamed(petals, 'x', example(text))['input_example.json'], text);
    }
  });

  it('renames a parameter where requests set it', () => {
    const after = renamed(
      iris.replace('"top"', '"t‸op"'),
      'k',
      example('{"inputs": {"top": 1}, "params": {"top": 3}}'),
    );
    assert.equal(after['input_example.json'], '{"inputs": {"top": 1}, "params": {"k": 3}}');
    assert.match(after['MLmodel'] ?? '', /"name": "k"/);
  });

  it('refuses names that are taken or empty', () => {
    const { document, offset } = atCursor(petals);
    const found = renamableAt(document, offset);
    assert.ok(found);
    const told = (wanted: string): string | undefined => {
      const problem = nameProblem(found, wanted);
      return problem && renderEnglish(problem);
    };
    assert.equal(told(''), 'A column needs a name.');
    assert.equal(told("sepal 'length'"), "“sepal 'length'” is already in inputs.");
    assert.equal(told('petals'), undefined);
    assert.equal(told('x'), undefined);
  });

  it('is offered for names only', () => {
    for (const marked of [iris.replace('run_id', 'run‸_id'), iris.replace('tensor-spec', 'tensor‸-spec')]) {
      const { document, offset } = atCursor(marked);
      assert.equal(renamableAt(document, offset), undefined);
    }
  });
});
