import assert from 'node:assert/strict';
import { renderEnglish } from '../../src/core/base/message.ts';
import { readMlmodel } from '../../src/core/mlmodel/readMlmodel.ts';
import type { Fix, Found, KnownIds, Rule, Severity, Subject } from '../../src/core/mlmodel/rule.ts';
import { modelRules } from '../../src/core/mlmodel/rules/modelRules.ts';
import { signatureRules } from '../../src/core/mlmodel/rules/signatureRules.ts';
import { syntaxRules } from '../../src/core/mlmodel/rules/syntaxRules.ts';
import type { Siblings } from '../../src/core/mlmodel/siblings.ts';

export type Files = Readonly<Record<string, string>>;

/** What one rule makes of a folder. */
export interface RuleCase {
  /** `MLmodel` and what lies beside it; a name that ends in `/` is an empty folder. */
  readonly files: Files;
  /** File, marked text and severity of each finding, in order; none when left out. */
  readonly marks?: readonly (readonly [file: string, text: string, severity: Severity])[];
  /** The files that the first fix of the first finding changes, as they are then; `null` when there must be no fix. */
  readonly fixed?: Files | null;
  /** Whether that fix is preferred; not looked at when left out. */
  readonly preferred?: boolean;
  readonly known?: KnownIds;
  readonly now?: string;
}

export interface Marked {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  readonly found: Found;
}

const rules: readonly Rule[] = [...modelRules, ...syntaxRules, ...signatureRules];

/** A whole folder: what is not among the files is known to be absent. */
export function folder(files: Files): Siblings {
  const names = Object.keys(files);
  return {
    text: (name) => (name === 'MLmodel' ? undefined : files[name]),
    problem: (name) =>
      files[name] === undefined && names.some((each) => each.startsWith(`${name}/`)) ? 'unreadable' : undefined,
    has: (name) => names.some((each) => each === name || each.startsWith(`${name}/`)),
    paths: () => names.filter((name) => name !== 'MLmodel' && !name.endsWith('/')),
  };
}

/** All findings, of all rules but those of examples when none are named. */
export function findings(
  files: Files,
  { siblings = folder(files), ...more }: Partial<Omit<Subject, 'document'>> = {},
  among: readonly Rule[] = rules,
): readonly Marked[] {
  const subject: Subject = { document: readMlmodel(files['MLmodel'] ?? ''), siblings, ...more };
  return among.flatMap((rule) =>
    Array.from(rule.check(subject), (found) => ({
      code: rule.code,
      severity: found.severity ?? rule.severity,
      file: found.file ?? 'MLmodel',
      found,
    })),
  );
}

/** Runs the rule of a code over a folder, and its first fix, whose result must be free of the finding and of new errors. */
export function check(code: string, { files, marks = [], fixed, preferred, known, now }: RuleCase): void {
  assert.ok(
    rules.some((rule) => rule.code === code),
    `there is no rule ${code}`,
  );
  const context = { ...(known && { known }), ...(now !== undefined && { now }) };
  const all = findings(files, context);
  const own = all.filter((each) => each.code === code);
  assert.deepEqual(
    own.map(({ file, severity, found: { at } }) => [file, (files[file] ?? '').slice(at.start, at.end), severity]),
    marks.map((mark) => [...mark]),
  );
  for (const { found } of own) assert.doesNotMatch(renderEnglish(found.message), /\{\w+\}/, 'a placeholder is left');
  const [first] = own;
  const [fix] = first?.found.fixes ?? [];
  if (fixed === null) assert.equal(fix, undefined, 'there should be no fix');
  if (fixed === undefined || fixed === null) return;
  assert.ok(first && fix, 'there is no fix');
  if (preferred !== undefined) assert.equal(fix.isPreferred, preferred, 'preferred');
  const after = applied(files, fix, first.file);
  assert.deepEqual(Object.fromEntries(Object.entries(after).filter(([name, text]) => files[name] !== text)), fixed);
  const left = findings(after, context);
  assert.equal(left.filter((each) => each.code === code).length, own.length - 1, 'the finding is still there');
  assert.ok(errorsOf(left) <= errorsOf(all), 'the fix makes a new error');
}

export function applied(files: Files, fix: Fix, foundIn: string): Files {
  const name = fix.file ?? foundIn;
  const edits = fix.edits.toSorted((a, b) => b.at.start - a.at.start || b.at.end - a.at.end);
  const text = edits.reduce(
    (before, { at, text: put }) => before.slice(0, at.start) + put + before.slice(at.end),
    files[name] ?? '',
  );
  return { ...files, [name]: text };
}

function errorsOf(all: readonly Marked[]): number {
  return all.filter(({ severity }) => severity === 'error').length;
}
