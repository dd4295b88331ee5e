import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { renderEnglish } from '../../../../../../src/core/base/message.ts';
import type { Gesture } from '../../../../../../src/core/mlmodel/page/gesture.ts';
import { gestureEdits } from '../../../../../../src/core/mlmodel/page/gestureEdits.ts';
import { readMlmodel } from '../../../../../../src/core/mlmodel/readMlmodel.ts';
import { applyEdits } from '../../../../../../src/core/signature/json/closeBrokenJson.ts';
import { conformanceCases } from '../../../../../support/conformance.ts';
import { done } from '../../../../../support/gestureCheck.ts';
import { minimal } from '../../../../../support/minimalModel.ts';

const path = fc.array(fc.oneof(fc.nat(3), fc.constantFrom(-1, 0.5, NaN, 1e9)), { maxLength: 4 });
const paths = fc.array(path, { maxLength: 4 });
const part = fc.constantFrom('inputs' as const, 'outputs' as const, 'params' as const);
const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('long', 'object', 'array<object>', '(-1)', '[]', 'null', '\ud800', '\u2028', '{"a": [1]}'),
);
const row = fc.record(
  { name: fc.option(word), type: word, shape: word, default: word },
  { requiredKeys: ['name', 'type'] },
);
const by = fc.constantFrom(-1 as const, 1 as const);
/** Whatever a page that lost its mind could send. */
const anyGesture: fc.Arbitrary<Gesture> = fc.oneof(
  fc.record({ kind: fc.constant('rename' as const), part, path, name: fc.option(word) }),
  fc.record({ kind: fc.constant('setType' as const), part, paths, type: word }),
  fc.record({ kind: fc.constant('setRequired' as const), part, paths, isRequired: fc.boolean() }),
  fc.record({ kind: fc.constant('setShape' as const), part, path, shape: word }),
  fc.record({ kind: fc.constant('setDefault' as const), path, default: word }),
  fc.record({ kind: fc.constant('add' as const), part, before: path, rows: fc.array(row, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('duplicate' as const), part, paths }),
  fc.record({ kind: fc.constant('remove' as const), part, paths }),
  fc.record({ kind: fc.constant('move' as const), part, paths, by }),
  fc.record({
    kind: fc.constant('replace' as const),
    parts: fc.array(fc.record({ part, json: fc.oneof(word, fc.constant('[{"type": "long"}]')) }), { maxLength: 3 }),
  }),
);

describe('the edits of a gesture', () => {
  it('leave no file worse than it was, whatever the file and the gesture', function hostile() {
    this.timeout(60_000);
    const texts = conformanceCases().map(({ files }) => files.MLmodel);
    const refusals = (text: string): number =>
      readMlmodel(text).parts.flatMap(({ problems }) => problems.filter(({ isRefused }) => isRefused)).length;
    fc.assert(
      fc.property(fc.nat(texts.length - 1), anyGesture, (index, gesture) => {
        const text = texts[index] ?? '';
        const result = gestureEdits(readMlmodel(text), gesture);
        if (result.kind === 'refused') return assert.notEqual(renderEnglish(result.problem), '');
        const after = applyEdits(text, result.edits);
        assert.deepEqual(readMlmodel(after).yaml.problems, []);
        return assert.ok(refusals(after) <= refusals(text), after);
      }),
      { numRuns: 2000 },
    );
  });

  it('are few, also where ten thousand rows change', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `{"type": "long", "name": "c${index}"}`);
    const text = minimal.replace(/inputs: .*/, `inputs: '[${rows.join(', ')}]'`);
    const every = rows.map((_, index) => [index]);
    const result = gestureEdits(readMlmodel(text), { kind: 'setType', part: 'inputs', paths: every, type: 'double' });
    assert.equal(result.kind === 'edits' && result.edits.length, 1);
    assert.equal(
      done(text, { kind: 'setType', part: 'inputs', paths: every, type: 'double' }),
      text.replaceAll('long', 'double'),
    );
    const half = every.filter(([index = 0]) => index % 2 === 0);
    const left = rows.filter((_, index) => index % 2 === 1);
    assert.equal(
      done(text, { kind: 'remove', part: 'inputs', paths: half }),
      text.replace(/\[.*\]/, `[${left.join(', ')}]`),
    );
  });

  it('write a scalar anew where it cannot hold the text as it stands', () => {
    // a break in the JSON, which these quotes cannot hold
    const lines = minimal.replace(/inputs: .*/, 'inputs: "[{\\"type\\": \\"long\\",\\n \\"name\\": \\"a\\"}]"');
    const rename = { kind: 'rename', part: 'inputs', path: [0], name: 'b' } as const;
    assert.equal(done(lines, rename), lines.replace('\\"a\\"', '\\"b\\"'));
    const aliased = `x: &a '[{"type": "long", "name": "a"}]'\nsignature: {inputs: *a}\n`;
    assert.equal(done(aliased, rename), aliased.replace('*a', `'[{"type": "long", "name": "b"}]'`));
    const merged = `x: &a {inputs: '[{"type": "long", "name": "a"}]'}\nsignature: {<<: *a}\n`;
    const said = 'This cannot be written here without changing something else. Change the text itself.';
    assert.equal(done(merged, rename), said);
  });
});
