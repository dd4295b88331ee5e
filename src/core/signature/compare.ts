import type { Change } from './compareChange.ts';
import { compareParams } from './compareParams.ts';
import { compareSchemas } from './compareSchemas.ts';
import type { Signature } from './spec.ts';

export interface Comparison {
  /** `breaking`: something that fitted the old signature may not fit the new one. */
  readonly verdict: 'identical' | 'compatible' | 'breaking';
  readonly changes: readonly Change[];
}

/**
 * Whether a model with the new signature can take the place of one with the old: what a caller of the old one sends must be taken, what a reader
 * of its output reads must be there. The rules are those of MLflow 3.17.2's enforcement and stand in `docs/signature-compatibility.md`. No
 * signature is one without parts.
 */
export function compareSignatures(old: Signature | undefined, now: Signature | undefined): Comparison {
  const changes = [
    ...compareSchemas('inputs', old?.inputs, now?.inputs),
    ...compareSchemas('outputs', old?.outputs, now?.outputs),
    ...compareParams(old?.params, now?.params),
  ];
  if (changes.length === 0) return { verdict: 'identical', changes };
  return { verdict: changes.some(({ isBreaking }) => isBreaking) ? 'breaking' : 'compatible', changes };
}
