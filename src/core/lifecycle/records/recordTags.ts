import type { LifecycleRecord } from './record.ts';

/** What every tag of this product begins with, on versions and on registered models. */
export const tagPrefix = 'mlflow_workbench.';

export type RecordKind = LifecycleRecord['kind'];
export const recordKinds = ['request', 'decision', 'move', 'alias'] as const satisfies readonly RecordKind[];

/** On a version with an open request. Only a hint for searching: what is open is told by the records. */
export const openTag = `${tagPrefix}open`;

/** Characters of one tag's value: MLflow 2.x refuses more (3.17.2 takes 100,000). */
export const valueLimit = 5000;

/** Characters of a comment, over all tags that it is split into. */
export const commentLimit = 20_000;

/** Whether a tag, of a version or of a model, is this product's own, which a list of tags need not show. */
export function isRecordTag(key: string): boolean {
  return key === openTag || ownTag.test(key);
}

const ownTag = /^mlflow_workbench\.(?:request|decision|move|alias|claim)\../;

export function recordKey(kind: RecordKind, id: string): string {
  return `${tagPrefix}${kind}.${id}`;
}

/** The tags that continue a comment: the first of them is 2. */
export function continuationKey(base: string, part: number): string {
  return `${base}.${part}`;
}

export function claimKey(id: string): string {
  return `${tagPrefix}claim.${id}`;
}

/** The id in a key of this kind; undefined when it is none, or continues another. */
export function idOfKey(kind: RecordKind | 'claim', key: string): string | undefined {
  const start = `${tagPrefix}${kind}.`;
  const id = key.startsWith(start) ? key.slice(start.length) : '';
  return idPattern.test(id) ? id : undefined;
}

const idPattern = /^[0-9a-z]{1,40}$/;

const timeDigits = 9;
const randomDigits = 6;

/** Ids sort by the time that they were made at, as texts. `now` in milliseconds since 1970, `random` from 0 to 1. */
export function newRecordId(now: number, random: () => number = Math.random): string {
  const time = Math.max(0, Math.floor(now)).toString(36).padStart(timeDigits, '0');
  const digits = Array.from({ length: randomDigits }, () => Math.min(35, Math.floor(random() * 36)).toString(36));
  return `${time}${digits.join('')}`;
}
