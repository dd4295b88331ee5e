import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { renderEnglish } from '../../../../../../src/core/base/message.ts';
import type { SignaturePart, SignaturePartName } from '../../../../../../src/core/mlmodel/document.ts';
import { compactJson, prettyJson } from '../../../../../../src/core/mlmodel/features/jsonLayout.ts';
import type { Gesture } from '../../../../../../src/core/mlmodel/page/gesture.ts';
import { gestureEdits } from '../../../../../../src/core/mlmodel/page/gestureEdits.ts';
import { signatureTables } from '../../../../../../src/core/mlmodel/page/signatureTables.ts';
import { readMlmodel } from '../../../../../../src/core/mlmodel/readMlmodel.ts';
import type { TextEdit } from '../../../../../../src/core/mlmodel/rule.ts';
import { applyEdits } from '../../../../../../src/core/signature/json/closeBrokenJson.ts';
import { readJson } from '../../../../../../src/core/signature/json/readJson.ts';
import { pythonJson } from '../../../../../../src/core/signature/pythonJson.ts';
import { conformanceCases } from '../../../../../support/conformance.ts';
import { modelAfter, type ModelRow } from '../../../../../support/gestureModel.ts';
import { randomGesture } from '../../../../../support/randomGesture.ts';
import { modelWith, signatureStyles } from '../../../../../support/signatureStyles.ts';
import { signatureTexts } from '../../../../../support/signatureTexts.ts';

/** Files whose rows are told alike by JSON of JavaScript and of Python. */
function isPlain(text: string): boolean {
  const document = readMlmodel(text);
  const isFit = ({ json, problems, schema }: SignaturePart): boolean => {
    const { root } = readJson(json);
    return (
      problems.every(({ isRefused, code }) => !isRefused && code !== 'signature-key-ignored') &&
      !!root &&
      pythonJson(root) === compactJson(json.trim()) &&
      !/"\d+":|NaN|Inf|\d{16}/.test(json) &&
      // a dtype that numpy calls otherwise is not written anew
      (schema?.kind !== 'tensors' || schema.specs.every(({ dtype }) => json.includes(`"dtype": "${dtype.name}"`)))
    );
  };
  return document.yaml.problems.length === 0 && document.parts.length > 0 && document.parts.every(isFit);
}

function texts(): readonly string[] {
  const real = conformanceCases().map(({ files }) => files.MLmodel);
  const random = signatureTexts(7);
  const made = Array.from({ length: 600 }, (_, index) => {
    const style = signatureStyles[index % signatureStyles.length] ?? 'single';
    const part = index % 5 === 0 ? 'params' : 'inputs';
    const json = part === 'params' ? random.params() : random.schema();
    return modelWith(part, style.includes('literal') ? prettyJson(json) : json, style);
  });
  return [...new Set([...real.filter((_, index) => index % 4 === 0), ...made])].filter(isPlain);
}

type Rows = readonly { readonly text: string; readonly value: ModelRow }[];

/** Of each row of the part its text and what it holds. */
function rowsIn(text: string, name: SignaturePartName): Rows {
  const json = readMlmodel(text).parts.find((part) => part.name === name)?.json ?? '[]';
  const { root } = readJson(json);
  assert.ok(root?.kind === 'array');
  return root.items.map(({ span }) => {
    const own = json.slice(span.start, span.end);
    return { text: own, value: JSON.parse(own) as ModelRow };
  });
}

/** The edits that take others back, in the text that they made. */
function inverse(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return edits.map(({ at, text: written }) => {
    const start = at.start + shift;
    shift += written.length - (at.end - at.start);
    return { at: { start, end: start + written.length }, text: text.slice(at.start, at.end) };
  });
}

describe('random gestures', () => {
  it('do to the rows what they mean, to the text nothing else, and are undone', function random() {
    this.timeout(60_000);
    const all = texts();
    assert.ok(all.length > 300, `${all.length} files`);
    const counts = { done: 0, refused: 0, anew: 0 };
    const dice = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(fc.nat({ max: all.length - 1 }), dice, (chosen, stream) => {
        const below = (limit: number): number => (stream.next().value ?? 0) % Math.max(limit, 1);
        let text = all[chosen] ?? '';
        for (let step = 0; step < 8; step++) {
          const document = readMlmodel(text);
          const table = signatureTables(document)[below(3)];
          const gesture = table && randomGesture(table, below);
          if (!table || !gesture) continue;
          // what becomes of the default is told case by case
          if (table.part === 'params' && (gesture.kind === 'setType' || gesture.kind === 'setShape')) continue;
          const result = gestureEdits(document, gesture);
          const told = `${JSON.stringify(gesture)}\n${text}`;
          if (result.kind === 'refused') {
            counts.refused++;
            assert.notEqual(renderEnglish(result.problem), '');
            continue;
          }
          const after = applyEdits(text, result.edits);
          assert.equal(applyEdits(after, inverse(text, result.edits)), text, told);
          const before = rowsIn(text, table.part);
          const model = modelAfter(
            before.map(({ value }) => structuredClone(value)),
            gesture,
            table.part === 'params',
          );
          const rows = rowsIn(after, table.part);
          assert.deepEqual(
            rows.map(({ value }) => JSON.stringify(value, ordered)),
            model.rows.map((row) => JSON.stringify(row, ordered)),
            told,
          );
          counts.done++;
          if (model.rows.length === 0) return;
          const span = document.parts.find(({ name }) => name === table.part)?.scalar.span;
          const isInside =
            !span || (after.startsWith(text.slice(0, span.start)) && after.endsWith(text.slice(span.end)));
          assert.ok(isInside, told);
          if (result.edits.some(({ at }) => at.start === span?.start)) counts.anew++;
          checkTexts(before, rows, gesture, told);
          text = after;
        }
      }),
      { numRuns: 250 },
    );
    assert.ok(counts.done > 2 * counts.refused && counts.anew < counts.done / 100, JSON.stringify(counts));
  });
});

/** Keys in one order, but for those of `properties`, which are rows. */
function ordered(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if (key === 'properties') return Object.entries(value);
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A row that means what it meant is written as it was. */
function checkTexts(before: Rows, after: Rows, { kind }: Gesture, told: string): void {
  if (before.length === after.length && kind !== 'move') {
    for (const [index, { text, value }] of before.entries()) {
      const row = after[index] ?? assert.fail();
      if (JSON.stringify(value) === JSON.stringify(row.value)) assert.equal(row.text, text, told);
    }
    return;
  }
  const [many, few] = before.length < after.length ? [after, before] : [before, after];
  const written = new Set(many.map(({ text }) => text));
  const values = new Set(many.map(({ value }) => JSON.stringify(value)));
  for (const { text, value } of few) if (values.has(JSON.stringify(value))) assert.ok(written.has(text), told);
}
