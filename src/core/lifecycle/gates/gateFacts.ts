import type { CommitFacts, NoCommit, RunSource } from '../../git/commitFacts.ts';
import type { Actor } from '../actor.ts';
import type { VersionFacts } from '../facts/versionFacts.ts';
import type { LifecycleRecord } from '../records/record.ts';
import type { Stage } from '../stage.ts';

/** All that gates are judged by. Nothing is asked while they are: who judges twice gets the same answer. */
export interface GateFacts {
  readonly candidate: VersionFacts;
  readonly to: Stage;
  /** The newest other version in Production; undefined when there is none. */
  readonly production: VersionFacts | undefined;
  readonly source: RunSource;
  readonly commit: CommitFacts | NoCommit;
  /** Of the candidate. */
  readonly records: readonly LifecycleRecord[];
  /** Who wants it to happen now. */
  readonly actor: Actor;
  /** Who asked for it: of an open request to this stage; undefined when nobody did. */
  readonly requester: Actor | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}
