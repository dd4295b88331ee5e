import { message } from '../../base/message.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import { whileAlone } from '../claim.ts';
import { systemClock } from '../clock.ts';
import { LifecycleError } from '../lifecycleError.ts';
import { encodeRecord } from '../records/encodeRecord.ts';
import type { AliasRecord } from '../records/record.ts';
import { newRecordId } from '../records/recordTags.ts';
import { writeRecord } from '../records/writeRecord.ts';
import { afterwards, failureOf } from './afterMove.ts';
import type { MoveOptions } from './moveRecorded.ts';

export interface AliasOptions extends Omit<MoveOptions, 'request' | 'undoes'> {
  readonly name: string;
  readonly alias: string;
  /** Version that has it as the caller knows, undefined for none. `conflict` when that is not so any more. */
  readonly from: string | undefined;
}

export interface RecordedAlias {
  readonly name: string;
  readonly alias: string;
  /** Undefined when its record could not be written, and `notRecorded` says why. */
  readonly recordId: string | undefined;
  readonly notRecorded: unknown;
  /** Why the claim is still on the model. */
  readonly notReleased?: unknown;
}

/** Sets an alias, or moves it here from the version that has it, and records that on the version. */
export function setAliasRecorded(
  registry: ModelRegistry,
  options: AliasOptions & { readonly version: string },
  signal: AbortSignal,
): Promise<RecordedAlias> {
  const { name, alias, version, from } = options;
  return changeAlias(registry, options, version, aliasRecord(options, false, from), signal, () =>
    registry.setAlias(name, alias, version, signal),
  );
}

/** Takes an alias away, and records that on the version that had it. */
export function deleteAliasRecorded(
  registry: ModelRegistry,
  options: AliasOptions & { readonly from: string },
  signal: AbortSignal,
): Promise<RecordedAlias> {
  const { name, alias, from } = options;
  return changeAlias(registry, options, from, aliasRecord(options, true, undefined), signal, () =>
    registry.deleteAlias(name, alias, signal),
  );
}

async function changeAlias(
  registry: ModelRegistry,
  options: AliasOptions,
  version: string,
  record: AliasRecord,
  signal: AbortSignal,
  change: () => Promise<void>,
): Promise<RecordedAlias> {
  const { name, alias, from } = options;
  encodeRecord(record); // refused before anything is sent
  let notReleased: unknown;
  const claim = { ...options, purpose: `alias ${alias}`, onNotReleased: (error: unknown) => (notReleased = error) };
  const notRecorded = await whileAlone(registry, claim, signal, async ({ aliases }) => {
    const now = aliases.find((entry) => entry.alias === alias)?.version;
    if (now !== from) throw aliasMoved(alias, now);
    await change();
    return failureOf(writeRecord(registry, name, version, record, AbortSignal.timeout(afterwards)));
  });
  return {
    name,
    alias,
    recordId: notRecorded === undefined ? record.id : undefined,
    notRecorded,
    ...(notReleased !== undefined && { notReleased }),
  };
}

function aliasRecord(
  { alias, actor, comment, clock = systemClock, random }: AliasOptions,
  isRemoved: boolean,
  from: string | undefined,
): AliasRecord {
  const at = clock.now();
  return { kind: 'alias', id: newRecordId(at, random), at, by: actor, comment, alias, isRemoved, from };
}

function aliasMoved(alias: string, version: string | undefined): LifecycleError {
  const why =
    version === undefined ? message('historyAliasGone', { alias }) : message('historyAliasMoved', { alias, version });
  return new LifecycleError('conflict', why);
}
