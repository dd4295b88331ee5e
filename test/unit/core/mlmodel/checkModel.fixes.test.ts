import assert from 'node:assert/strict';
import { modelFile, type Diagnostic } from '../../../../src/core/mlmodel/checkModel.ts';
import type { Fix, TextEdit } from '../../../../src/core/mlmodel/rule.ts';
import { readYaml } from '../../../../src/core/mlmodel/yaml/readYaml.ts';
import { brokenModels } from '../../../support/brokenModels.ts';
import { conformanceCases } from '../../../support/conformance.ts';
import { applied, type Files } from '../../../support/ruleCheck.ts';
import { foundIn } from '../../../support/foundIn.ts';

const cases = conformanceCases();

describe('preferred fixes, over every case that MLflow judged', () => {
  let tried = 0;

  it('are there', () => {
    assert.ok(cases.length > 3000);
  });

  for (const group of ['real', 'mutation', 'schema', 'example'] as const) {
    it(`each take away what they are for, and bring no error: ${group}`, function () {
      this.timeout(120_000);
      const failures = cases
        .filter((one) => one.group === group)
        .flatMap(({ id, files }) => {
          const before = foundBefore(files);
          return before.flatMap((one) =>
            one.fixes
              .filter(({ isPreferred }) => isPreferred)
              .flatMap((fix) => {
                tried++;
                return failureOf(files, before, one, fix).map((why) => `${id} ${one.code}: ${why}`);
              }),
          );
        });
      assert.deepEqual(failures, []);
    });

    it(`all at once bring no error: ${group}`, function () {
      this.timeout(120_000);
      const failures = cases
        .filter((one) => one.group === group)
        .flatMap(({ id, files }) => allAtOnce(files).map((why) => `${id}: ${why}`));
      assert.deepEqual(failures, []);
    });
  }

  it('are many enough to mean something', () => {
    assert.ok(tried > 500, String(tried));
  });
});

describe('preferred fixes of models that are broken in random ways', () => {
  it('each take away what they are for, and bring no error', function () {
    this.timeout(120_000);
    const failures: string[] = [];
    let index = 0;
    for (const files of brokenModels(1, 1500)) {
      const before = Object.values(files).join('').length > 50_000 ? [] : foundIn(files);
      for (const one of before) {
        for (const fix of one.fixes.filter(({ isPreferred }) => isPreferred)) {
          failures.push(...failureOf(files, before, one, fix).map((why) => `input ${index} ${one.code}: ${why}`));
        }
      }
      index++;
    }
    assert.deepEqual(failures, []);
  });
});

/** Those that end a finding though they are to be looked at. */
const ending: readonly string[] = ['fixDropPart', 'fixDropSignature', 'fixInferSignature', 'fixNoSignature'];

describe('all other fixes, over every case that MLflow judged', () => {
  const ended = new Map<string, number>();

  for (const group of ['real', 'mutation', 'schema', 'example'] as const) {
    it(`change something and leave the files readable: ${group}`, function () {
      this.timeout(240_000);
      const failures = cases.filter((one) => one.group === group).flatMap(({ id, files }) => failuresIn(id, files));
      assert.deepEqual(failures, []);
    });
  }

  it('change something and leave the files readable: real models without their signature', () => {
    const failures = cases
      .filter((one) => one.group === 'real')
      .flatMap(({ id, files }) => failuresIn(id, { ...files, MLmodel: withoutSignature(files.MLmodel) }));
    assert.deepEqual(failures, []);
  });

  it('are there for parts that are refused and for models without a signature', () => {
    for (const id of ending) assert.ok((ended.get(id) ?? 0) > 0, id);
  });

  function failuresIn(id: string, files: Files): readonly string[] {
    const before = foundBefore(files);
    const seen = new Set<string>();
    return before.flatMap((one) =>
      one.fixes.flatMap((fix) => {
        const key = JSON.stringify(fix.edits);
        if (fix.isPreferred || seen.has(key)) return [];
        seen.add(key);
        return otherFailureOf(files, before, one, fix).map((why) => `${id} ${one.code} ${fix.title.id}: ${why}`);
      }),
    );
  }

  function otherFailureOf(files: Files, before: readonly Diagnostic[], one: Diagnostic, fix: Fix): readonly string[] {
    const file = fix.file ?? one.file;
    const changed = applied(files, fix, one.file);
    const failures: string[] = [];
    if (changed[file] === files[file]) failures.push('changes nothing');
    if (isReadable(files[file] ?? '') && !isReadable(changed[file] ?? '')) failures.push('no YAML any more');
    if (!ending.includes(fix.title.id)) return failures;
    ended.set(fix.title.id, (ended.get(fix.title.id) ?? 0) + 1);
    const after = foundIn(changed);
    if (countOf(after, one) >= countOf(before, one)) failures.push('is still there');
    return [...failures, ...newErrors(before, after)];
  }
});

function withoutSignature(text: string): string {
  return text.replace(/^signature:\r?\n(?:[ -].*\r?\n?)*/m, '');
}

/** What is wrong with one fix, applied alone. */
function failureOf(files: Files, before: readonly Diagnostic[], one: Diagnostic, fix: Fix): readonly string[] {
  const file = fix.file ?? one.file;
  const source = files[file] ?? '';
  const edits = inOrder(fix.edits);
  const failures: string[] = [];
  if (edits.some(({ at }, index) => at.start < (edits[index - 1]?.at.end ?? 0))) failures.push('edits overlap');
  if (edits.some(({ at }) => at.start > at.end || at.end > source.length)) failures.push('an edit is outside');
  if (edits.every(({ at, text }) => source.slice(at.start, at.end) === text)) failures.push('changes nothing');
  const after = foundIn(applied(files, fix, one.file));
  // a finding that goes on elsewhere is told at its own place
  const place = fix.file === undefined || fix.file === one.file ? moved(edits, one) : one.span.start;
  const isLeft = after.some(
    ({ code, span, file: there }) => code === one.code && there === one.file && span.start === place,
  );
  if (isLeft && countOf(after, one) >= countOf(before, one)) failures.push('is still there');
  failures.push(...newErrors(before, after));
  if (isReadable(source) && !isReadable(applied(files, fix, one.file)[file] ?? '')) failures.push('no YAML any more');
  return failures;
}

/** Where the place of a finding is once the edits before it are made. */
function moved(edits: readonly TextEdit[], { span }: Diagnostic): number {
  return edits
    .filter(({ at }) => at.end <= span.start)
    .reduce((start, { at, text }) => start + text.length - (at.end - at.start), span.start);
}

function countOf(all: readonly Diagnostic[], { code, file }: Diagnostic): number {
  return all.filter((one) => one.code === code && one.file === file).length;
}

const known = new WeakMap<Files, readonly Diagnostic[]>();

function foundBefore(files: Files): readonly Diagnostic[] {
  const found = known.get(files) ?? foundIn(files);
  known.set(files, found);
  return found;
}

function newErrors(before: readonly Diagnostic[], after: readonly Diagnostic[]): readonly string[] {
  const left = [...errorsOf(before)];
  const added = errorsOf(after).filter((code) => {
    const index = left.indexOf(code);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return added.length > 0 ? [`new errors: ${added.join(' ')}`] : [];
}

function errorsOf(all: readonly Diagnostic[]): readonly string[] {
  return all.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

function isReadable(text: string): boolean {
  return readYaml(text).problems.length === 0;
}

/** As an editor does it: a fix that overlaps one that is taken already is left out. */
function allAtOnce(files: Files): readonly string[] {
  const before = foundBefore(files);
  const taken = new Map<string, TextEdit[]>();
  for (const { file, fixes } of before) {
    const fix = fixes.find(({ isPreferred }) => isPreferred);
    if (fix === undefined) continue;
    const edits = taken.get(fix.file ?? file) ?? [];
    taken.set(fix.file ?? file, edits);
    if (fix.edits.every((edit) => edits.every((other) => isApart(edit, other)))) edits.push(...fix.edits);
  }
  if (taken.size === 0) return [];
  let after = files;
  for (const [file, edits] of taken) {
    after = applied(after, { title: { id: 'fixQuote', args: {} }, isPreferred: true, edits }, file);
  }
  const failures = [...newErrors(before, foundIn(after))];
  if (isReadable(files[modelFile] ?? '') && !isReadable(after[modelFile] ?? '')) failures.push('no YAML any more');
  return failures;
}

function isApart({ at: one }: TextEdit, { at: other }: TextEdit): boolean {
  return one.end < other.start || other.end < one.start;
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}
