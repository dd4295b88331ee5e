import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderEnglish } from '../../../../../src/core/base/message.ts';
import { renamableAt, renamingOf, type Renaming } from '../../../../../src/core/mlmodel/features/rename.ts';
import { readMlmodel } from '../../../../../src/core/mlmodel/readMlmodel.ts';
import { atCursor, iris } from './cursor.ts';

function renaming(marked: string, wanted: string, files: Readonly<Record<string, string>> = {}): Renaming {
  const { document, offset } = atCursor(marked);
  const found = renamableAt(document, offset);
  assert.ok(found, 'nothing to rename');
  return renamingOf(document, { text: (path) => files[path] }, found, wanted);
}

/** What the files are after a rename. */
function renamed(marked: string, wanted: string, files: Readonly<Record<string, string>> = {}): Record<string, string> {
  const change = renaming(marked, wanted, files);
  assert.equal(change.kind, 'edits');
  const after: Record<string, string> = { MLmodel: atCursor(marked).document.text, ...files };
  for (const { file = 'MLmodel', at, text } of change.edits.toSorted((a, b) => b.at.start - a.at.start)) {
    const before = after[file] ?? '';
    after[file] = before.slice(0, at.start) + text + before.slice(at.end);
  }
  return after;
}

/** Why it is refused. */
function told(marked: string, wanted: string, files: Readonly<Record<string, string>> = {}): string | undefined {
  const change = renaming(marked, wanted, files);
  return change.kind === 'refused' ? renderEnglish(change.problem) : undefined;
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
    assert.equal(told(petals, ''), 'A column needs a name.');
    assert.equal(told(petals, "sepal 'length'"), "“sepal 'length'” is already in inputs.");
    assert.equal(told(petals, 'petals'), undefined);
    assert.equal(told(petals, 'x'), undefined);
  });

  it('refuses a name that the example has already, but not to bring the signature in line with it', () => {
    const both = example('{"columns": ["petals", "index"], "data": [[1, 2]]}');
    assert.equal(told(petals, 'index', both), '“index” is already in input_example.json.');
    assert.equal(told(petals, 'index', example('[{"index": 1}]')), undefined);
    assert.equal(told(petals, 'petals', both), undefined);
  });

  it('refuses while two have the name', () => {
    const twice = `signature:\n  inputs: '[{"type": "long", "name": "‸a"}, {"type": "long", "name": "a"}]'\n`;
    assert.match(told(twice, 'b') ?? '', /^“a” is in inputs more than once\./);
    assert.equal(told(twice, 'a'), told(twice, 'b'));
  });

  it('takes keys around the data for columns where the signature has columns of these names', () => {
    const named = (...names: string[]): string => {
      const columns = names.map((name) => `{"type": "string", "name": "${name}"}`).join(', ');
      const info = 'artifact_path: input_example.json\n  serving_input_path: serving_input_example.json';
      return `saved_input_example_info:\n  ${info}\nsignature:\n  inputs: '[${columns}]'\n`;
    };
    const files = {
      'input_example.json': '{"inputs": {"b": 1}, "b": "y"}',
      'serving_input_example.json': '{"inputs": {"inputs": "x", "b": "y"}}',
    };
    const other = renamed(named('inputs', '‸b'), 'q', files);
    assert.equal(other['input_example.json'], '{"inputs": {"b": 1}, "q": "y"}');
    assert.equal(other['serving_input_example.json'], '{"inputs": {"inputs": "x", "q": "y"}}');
    const own = renamed(named('‸inputs', 'b'), 'q', files);
    assert.equal(own['input_example.json'], '{"q": {"b": 1}, "b": "y"}');
    assert.equal(own['serving_input_example.json'], '{"inputs": {"q": "x", "b": "y"}}');
    const table = { 'input_example.json': '{"columns": ["data"], "data": ["x"]}' };
    assert.equal(renamed(named('‸data'), 'q', table)['input_example.json'], '{"columns": ["q"], "data": ["x"]}');
    assert.equal(
      renamed(named('‸data', 'columns'), 'q', table)['input_example.json'],
      '{"columns": ["data"], "q": ["x"]}',
    );
  });

  it('can be called anything', () => {
    const scalars = [`'[{"type": "long", "name": "‸a"}]'`, '"[{\\"type\\": \\"long\\", \\"name\\": \\"‸a\\"}]"'];
    const blocks = ['|-', '>'].map((sign) => `${sign}\n    [{"type": "long", "name": "‸a"}]`);
    fc.assert(
      fc.property(
        fc.constantFrom(...scalars, ...blocks),
        fc.string({ unit: 'binary', minLength: 1 }),
        (value, wanted) => {
          const after = renamed(`signature:\n  inputs: ${value}\nrun_id: x\n`, wanted)['MLmodel'] ?? '';
          const { parts, top, yaml } = readMlmodel(after);
          assert.deepEqual(JSON.parse(parts[0]?.json ?? ''), [{ type: 'long', name: wanted }]);
          assert.deepEqual([[...top.keys()], yaml.problems], [['signature', 'run_id'], []]);
        },
      ),
    );
  });

  it('is offered at the name only, in a range around the cursor', () => {
    const text = `signature:\n  inputs: '[{"type": "object", "properties": {"x": {"type": "long"}}, "name":\n    "a\n    b"}]'\n`;
    const places = Array.from({ length: text.length + 1 }, (_, offset) => renamableAt(readMlmodel(text), offset));
    const start = text.indexOf('a\n');
    for (const [offset, found] of places.entries()) {
      assert.equal(found !== undefined, offset >= start && offset <= start + 'a\n    b'.length, String(offset));
      assert.ok(!found || (found.at.start <= offset && offset <= found.at.end));
    }
  });

  it('is offered for names only', () => {
    for (const marked of [iris.replace('run_id', 'run‸_id'), iris.replace('tensor-spec', 'tensor‸-spec')]) {
      const { document, offset } = atCursor(marked);
      assert.equal(renamableAt(document, offset), undefined);
    }
  });
});
