import assert from 'node:assert/strict';
import { renderEnglish } from '../../src/core/base/message.ts';
import type { Gesture } from '../../src/core/mlmodel/page/gesture.ts';
import { gestureEdits } from '../../src/core/mlmodel/page/gestureEdits.ts';
import { readMlmodel } from '../../src/core/mlmodel/readMlmodel.ts';
import { applyEdits } from '../../src/core/signature/json/closeBrokenJson.ts';
import { modelWith, signatureStyles } from './signatureStyles.ts';

type Part = 'inputs' | 'outputs' | 'params';
/** A gesture on the part of the case. */
type InPart = Gesture extends infer One ? (One extends { readonly part: Part } ? Omit<One, 'part'> : never) : never;

/** The text after a gesture; what is said where it is refused. */
export function done(text: string, gesture: Gesture): string {
  const result = gestureEdits(readMlmodel(text), gesture);
  return result.kind === 'edits' ? applyEdits(text, result.edits) : renderEnglish(result.problem);
}

/** In every style the same change of the JSON, and none of the bytes around it. */
export function check(
  before: string,
  gesture: InPart | Extract<Gesture, { kind: 'setDefault' }>,
  after: string,
  part: Part = 'inputs',
): void {
  for (const style of signatureStyles) {
    const text = modelWith(part, before, style);
    const document = readMlmodel(text);
    const { scalar, json } = document.parts.find(({ name }) => name === part) ?? assert.fail(text);
    assert.equal(json.trimEnd(), before, style);
    const result = gestureEdits(document, { part, ...gesture } as Gesture);
    assert.ok(result.kind === 'edits', `${style}: ${result.kind === 'refused' ? renderEnglish(result.problem) : ''}`);
    const changed = applyEdits(text, result.edits);
    assert.equal(
      readMlmodel(changed).parts.find(({ name }) => name === part)?.json,
      json.replace(before, () => after),
      style,
    );
    assert.equal(changed.slice(0, scalar.span.start), text.slice(0, scalar.span.start));
    assert.ok(changed.endsWith(text.slice(scalar.span.end)));
    // the scalar is not written anew
    assert.ok(result.edits.every(({ at }) => at.start > scalar.span.start));
  }
}

export function checkRefused(
  before: string,
  gesture: InPart | Extract<Gesture, { kind: 'setDefault' }>,
  said: string,
  part: Part = 'inputs',
): void {
  assert.equal(done(modelWith(part, before, 'single'), { part, ...gesture } as Gesture), said);
}
