import { message, type Message } from '../../base/message.ts';
import { byNumberDescending, type ModelVersion } from '../../tracking/registeredModel.ts';
import type { Run } from '../../tracking/run.ts';
import type { Stage } from '../stage.ts';
import { guardsOf, type Guard } from './guards.ts';

/** `archive` can be taken back, `delete` cannot. */
export type PhaseOutAct = 'archive' | 'delete';

/** Why a version may no longer be needed. */
export type Reason =
  | { readonly kind: 'old'; readonly days: number }
  | { readonly kind: 'superseded'; readonly stage: Stage; readonly newer: number }
  | { readonly kind: 'runDeleted' }
  | { readonly kind: 'runGone' }
  | { readonly kind: 'named' };

export interface Candidate {
  readonly version: ModelVersion;
  readonly reasons: readonly Reason[];
  /** Only one that was named has any. */
  readonly guards: readonly Guard[];
}

export interface PhaseOutRules {
  readonly act: PhaseOutAct;
  /** Registered so many days ago or more is reason enough. */
  readonly oldAfterDays: number;
  /** Whatever its reason, nothing younger than so many days. */
  readonly atLeastDays: number;
  /** The newest of each stage that are no candidates for their number; those before them are. */
  readonly keepNewest: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export const usualRules = { oldAfterDays: 90, atLeastDays: 0, keepNewest: 5 } as const;

/**
 * Versions of one model that may no longer be needed, newest first: nothing in use, with an alias or with an open request.
 * @param versions of one model, with their aliases
 * @param runs by id, with the deleted ones; undefined when they could not be read, and then nothing is said of them
 */
export function candidatesOf(
  versions: readonly ModelVersion[],
  runs: ReadonlyMap<string, Pick<Run, 'lifecycle'>> | undefined,
  rules: PhaseOutRules,
): readonly Candidate[] {
  const newer = newerInStage(versions);
  return versions
    .filter((version) => isEligible(version, rules) && guardsOf(version).length === 0)
    .toSorted(byNumberDescending)
    .map((version) => ({
      version,
      guards: [],
      reasons: [
        ...ageReasons(version, rules),
        ...numberReasons(version, newer.get(version) ?? 0, rules),
        ...runReasons(version, runs),
      ],
    }))
    .filter(({ reasons }) => reasons.length > 0);
}

/** A version that somebody named: whatever it is, and with what speaks against it. */
export function namedCandidate(version: ModelVersion): Candidate {
  return { version, reasons: [{ kind: 'named' }], guards: guardsOf(version) };
}

const dayLength = 86_400_000;

function ageOf({ created }: ModelVersion, now: number): number | undefined {
  return created === undefined ? undefined : Math.floor((now - created) / dayLength);
}

/** What is archived already need not be; a registry without stages has nothing to archive to. */
function isEligible(version: ModelVersion, { act, atLeastDays, now }: PhaseOutRules): boolean {
  if (act === 'archive' && version.stage !== 'None') return false;
  return atLeastDays <= 0 || (ageOf(version, now) ?? -1) >= atLeastDays;
}

function ageReasons(version: ModelVersion, { oldAfterDays, now }: PhaseOutRules): readonly Reason[] {
  const days = ageOf(version, now);
  return days !== undefined && days >= oldAfterDays ? [{ kind: 'old', days }] : [];
}

function numberReasons({ stage }: ModelVersion, newer: number, { keepNewest }: PhaseOutRules): readonly Reason[] {
  return newer >= keepNewest && newer > 0 ? [{ kind: 'superseded', stage: stage ?? 'None', newer }] : [];
}

function runReasons(
  { runId }: ModelVersion,
  runs: ReadonlyMap<string, Pick<Run, 'lifecycle'>> | undefined,
): readonly Reason[] {
  if (!runId || runs === undefined) return [];
  const run = runs.get(runId);
  if (run === undefined) return [{ kind: 'runGone' }];
  return run.lifecycle === 'deleted' ? [{ kind: 'runDeleted' }] : [];
}

/** How many versions of the same stage are newer. */
function newerInStage(versions: readonly ModelVersion[]): ReadonlyMap<ModelVersion, number> {
  const seen = new Map<Stage | undefined, number>();
  const newer = new Map<ModelVersion, number>();
  for (const version of versions.toSorted(byNumberDescending)) {
    const count = seen.get(version.stage) ?? 0;
    newer.set(version, count);
    seen.set(version.stage, count + 1);
  }
  return newer;
}

export function reasonText(reason: Reason): Message {
  switch (reason.kind) {
    case 'old':
      return message('phaseOutOld', { days: reason.days });
    case 'superseded':
      return message('phaseOutSuperseded', { count: reason.newer, stage: reason.stage });
    case 'runDeleted':
      return message('phaseOutRunDeleted');
    case 'runGone':
      return message('phaseOutRunGone');
    case 'named':
      return message('phaseOutNamed');
  }
}
