import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkModel } from '../../src/core/mlmodel/checkModel.ts';
import type { Siblings } from '../../src/core/mlmodel/siblings.ts';

/** One line of `test/fixtures/conformance`: a model folder and what MLflow 3.17.2 says to it. */
export interface ConformanceCase {
  readonly id: string;
  readonly group: 'real' | 'mutation' | 'schema' | 'example';
  readonly files: Readonly<Record<string, string>> & { readonly MLmodel: string };
  readonly verdict: {
    readonly load: 'ok' | 'error';
    readonly load_error?: string;
    readonly signature: 'ok' | 'none' | 'error';
    readonly signature_error?: string;
    readonly strict: 'ok' | 'error' | 'n/a';
    readonly strict_error?: string;
    readonly serving: 'ok' | 'error' | 'n/a';
    readonly serving_error?: string;
  };
}

const folder = path.join(import.meta.dirname, '../fixtures/conformance');

export function conformanceCases(): readonly ConformanceCase[] {
  return ['real', 'mutation', 'schema', 'example'].flatMap((name) =>
    readFileSync(path.join(folder, `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ConformanceCase),
  );
}

/** The files of a case. Whether anything else is there is not known: pickles are left out of the cases. */
export function siblingsOf(files: Readonly<Record<string, string>>): Siblings {
  return {
    text: (name) => (name === 'MLmodel' ? undefined : files[name]),
    problem: () => undefined,
    has: (name) => (files[name] === undefined ? undefined : true),
    paths: () => Object.keys(files),
  };
}

/** A verdict that is not MLflow's. */
export interface Mismatch {
  readonly verdict: 'load' | 'strict' | 'serving';
  readonly id: string;
  readonly size: number;
  readonly theirs: string;
  readonly ours: string;
}

/** Where our findings on a folder say something else than MLflow did. */
export function mismatchesOf({ id, files, verdict }: ConformanceCase): readonly Mismatch[] {
  const found = checkModel(files.MLmodel, siblingsOf(files));
  const codes = found.map(({ code }) => code as string);
  const errors = found.filter(({ severity, code }) => severity === 'error' && !code.startsWith('example-s'));
  const size = Object.values(files).join('').length;
  const mismatches: Mismatch[] = [];
  const compare = (name: Mismatch['verdict'], isRefused: boolean, given: readonly string[], theirs: string): void => {
    if (isRefused === given.length > 0) return;
    mismatches.push({ verdict: name, id, size, theirs, ours: given.join(' ') || 'nothing found' });
  };
  compare(
    'load',
    verdict.load === 'error' || verdict.signature === 'error',
    errors.map(({ code }) => code),
    verdict.load_error ?? verdict.signature_error ?? 'loads',
  );
  for (const name of ['strict', 'serving'] as const) {
    const given = codes.filter((code) => code === `example-${name}`);
    compare(name, verdict[name] === 'error', given, verdict[`${name}_error`] ?? verdict[name]);
  }
  return mismatches;
}

/** Grouped by verdict and kind of case, the smallest case of each group first. */
export function mismatchReport(mismatches: readonly Mismatch[]): string {
  const groups = Map.groupBy(mismatches, ({ verdict, id }) => `${verdict} ${id.replace(/-[0-9a-f]{12}$/, '')}`);
  const lines = [...groups].flatMap(([name, group]) => {
    const smallest = group.toSorted((a, b) => a.size - b.size).slice(0, 3);
    return [
      `${name}: ${group.length}`,
      ...smallest.map(({ id, theirs, ours }) => `  ${id}\n    MLflow: ${theirs}\n    here:   ${ours}`),
    ];
  });
  return `${mismatches.length} mismatches\n${lines.join('\n')}`;
}
