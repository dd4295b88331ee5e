import type { Actor } from '../actor.ts';
import type { Stage } from '../stage.ts';

/** Something that was asked of a version, or done to it, through this product. Each is a tag of its own on the version. */
export type LifecycleRecord = RequestRecord | DecisionRecord | MoveRecord | AliasRecord;

interface RecordBase {
  /** Of this record, unique on its version; later ones sort behind earlier ones. */
  readonly id: string;
  /** Milliseconds since 1970, by the clock of who wrote it. */
  readonly at: number;
  readonly by: Actor;
  readonly comment: string;
}

/** A move that somebody else is to decide about. */
export interface RequestRecord extends RecordBase {
  readonly kind: 'request';
  readonly from: Stage;
  readonly to: Stage;
  readonly archiveExisting: boolean;
  /** Versions that were in the target stage then, and what `archiveExisting` would archive. */
  readonly present: readonly string[];
}

export const decisions = ['approve', 'reject', 'withdraw'] as const;
export type Decision = (typeof decisions)[number];

export interface DecisionRecord extends RecordBase {
  readonly kind: 'decision';
  /** Id of the request. */
  readonly request: string;
  readonly decision: Decision;
  /** How many gates stood how when it was approved; undefined when there were none to ask. */
  readonly gates: GateCounts | undefined;
  /** Why it was approved although not all gates passed; '' when they did. */
  readonly override: string;
}

export interface GateCounts {
  readonly passed: number;
  readonly failed: number;
  readonly unknown: number;
}

export interface MoveRecord extends RecordBase {
  readonly kind: 'move';
  readonly from: Stage;
  readonly to: Stage;
  /** Versions that went from `to` to Archived with it. */
  readonly archived: readonly string[];
  /** Id of the request that asked for it. */
  readonly request: string | undefined;
  /** Id of the move that this one takes back. */
  readonly undoes: string | undefined;
  /** The version's `last_updated_timestamp` after the move, by the server's clock: tags and aliases do not change it (3.17.2, 2.22.4). */
  readonly updated: number | undefined;
}

/** An alias that came to this version, or was taken from it. */
export interface AliasRecord extends RecordBase {
  readonly kind: 'alias';
  readonly alias: string;
  readonly isRemoved: boolean;
  /** Version that had it before. */
  readonly from: string | undefined;
}
