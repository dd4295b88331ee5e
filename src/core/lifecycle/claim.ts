import { message, type Message } from '../base/message.ts';
import { valueOf } from '../tracking/keyValue.ts';
import type { RegisteredModel } from '../tracking/registeredModel.ts';
import type { ModelRegistry } from '../tracking/registry.ts';
import { isReason, TrackingError } from '../tracking/trackingError.ts';
import type { Actor } from './actor.ts';
import { systemClock, type Clock } from './clock.ts';
import { LifecycleError } from './lifecycleError.ts';
import { claimsOf, encodeClaim, type Claim } from './records/claimTags.ts';
import { claimKey, newRecordId } from './records/recordTags.ts';
import { mayHaveHappened } from './writes.ts';

export interface ClaimOptions {
  /** Of the registered model. */
  readonly name: string;
  readonly actor: Actor;
  /** What for, in a word or two; others see it while they wait. */
  readonly purpose: string;
  readonly clock?: Clock | undefined;
  /** From 0 to 1. */
  readonly random?: (() => number) | undefined;
  /** Ids of claims that a person saw and calls dead. They are deleted first. */
  readonly takeOver?: readonly string[] | undefined;
  /** Told when the claim could not be taken back after `act`: until somebody takes it over, nobody gets one. */
  readonly onNotReleased?: ((error: unknown) => void) | undefined;
}

/**
 * Does something to a registered model while no other client of this product does. The registry has no compare-and-swap, so each client writes a
 * tag of its own on the model, then reads the model, and acts only when its claim is there and no other one is; otherwise it takes its claim back,
 * waits for a random while until no claim is there, and tries again, some ten seconds long.
 *
 * Why two never act at once: say that A and B both act. Each wrote its claim, then read it back alone, and keeps it until it has done all it does.
 * On a server whose answers come from one database, one of the two claims was written first, say A's. B wrote later and read later still; it did
 * not see A's claim, so that was deleted by then, which A does only after it is done. A claim's key is never used twice, so that a late deletion
 * or a late write of an earlier try cannot touch this one. What is written while the claim is held (the decision about a request, the record of a
 * move) is seen by whoever holds the next claim, who reads after its own was written.
 *
 * What it does not do: clients that do not take part (the Python client, MLflow's own pages) are not kept out. What they do meanwhile is detected
 * by reading again afterwards. A claim that was taken over while its holder was alive protects that one no more. Nor does it hold where the server
 * reads from a replica that lags behind. In a tie both give way; nobody waits in a line.
 */
export async function whileAlone<T>(
  registry: ModelRegistry,
  options: ClaimOptions,
  signal: AbortSignal,
  act: (model: RegisteredModel) => Promise<T>,
): Promise<T> {
  const { name, clock = systemClock, random = Math.random, takeOver = [] } = options;
  for (const id of takeOver) await registry.deleteRegisteredModelTag(name, claimKey(id), signal);
  const began = clock.now();
  let others: readonly Claim[] = [];
  for (let tries = 1; ; tries++) {
    // While the model is claimed anyway it is only looked at: a claim that gives way at once disturbs the others.
    if (others.length === 0) {
      const held = await tryAlone(registry, options, signal, act);
      if (held.kind === 'done') return held.result;
      others = held.others;
    }
    if (clock.now() - began >= patience) throw heldBy(name, others);
    await clock.wait(pause(tries, random()));
    if (signal.aborted) throw new TrackingError({ reason: 'cancelled', sent: 'no' });
    if (others.length > 0) others = claimsOf(await registry.getRegisteredModel(name, signal));
  }
}

const patience = 10_000;

/** Milliseconds: longer with each try, and never the same for two who collided. */
function pause(tries: number, random: number): number {
  return 30 + random * Math.min(1000, 60 * 2 ** tries);
}

type Try<T> =
  | { readonly kind: 'done'; readonly result: T }
  | { readonly kind: 'notAlone'; readonly others: readonly Claim[] };

async function tryAlone<T>(
  registry: ModelRegistry,
  { name, actor, purpose, clock = systemClock, random, onNotReleased = () => undefined }: ClaimOptions,
  signal: AbortSignal,
  act: (model: RegisteredModel) => Promise<T>,
): Promise<Try<T>> {
  const own: Claim = { id: newRecordId(clock.now(), random), by: actor, at: clock.now(), purpose };
  await setClaim(registry, name, own, signal);
  let made: Try<T>;
  try {
    const model = await registry.getRegisteredModel(name, signal);
    const others = claimsOf(model).filter(({ id }) => id !== own.id);
    // An answer without the own claim is older than it, or somebody took it away: either way it proves nothing.
    const isAlone = others.length === 0 && valueOf(model.tags, claimKey(own.id)) !== undefined;
    made = isAlone ? { kind: 'done', result: await act(model) } : { kind: 'notAlone', others };
  } catch (error) {
    await deleteClaim(registry, name, own).catch(onNotReleased);
    throw error;
  }
  // Who only gives way fails with its claim: a dead one of its own would stand in its way for ever.
  const release = deleteClaim(registry, name, own);
  await (made.kind === 'done' ? release.catch(onNotReleased) : release);
  return made;
}

/** A claim that may be there although its answer was lost is taken back: nobody would. */
async function setClaim(registry: ModelRegistry, name: string, own: Claim, signal: AbortSignal): Promise<void> {
  try {
    await registry.setRegisteredModelTag(name, claimKey(own.id), encodeClaim(own), signal);
  } catch (error) {
    if (mayHaveHappened(error)) await deleteClaim(registry, name, own).catch(() => undefined);
    throw error;
  }
}

const releaseTime = 15_000;

/** With a time of its own, because the caller may have cancelled. Deleting what is gone is no failure, so a second try does no harm. */
async function deleteClaim(registry: ModelRegistry, name: string, { id }: Claim): Promise<void> {
  const remove = (): Promise<void> =>
    registry.deleteRegisteredModelTag(name, claimKey(id), AbortSignal.timeout(releaseTime));
  try {
    await remove();
  } catch (error) {
    if (isReason(error, 'notFound')) return; // the model went, and its tags with it
    await remove();
  }
}

function heldBy(name: string, claims: readonly Claim[]): LifecycleError {
  return new LifecycleError('conflict', heldText(name, claims[0]), { claims });
}

function heldText(name: string, claim: Claim | undefined): Message {
  if (claim?.at === undefined) return message('historyClaimedUnknown', { name });
  const facts = { name, purpose: claim.purpose, since: new Date(claim.at).toISOString() };
  return claim.by.name === ''
    ? message('historyClaimedByNobody', facts)
    : message('historyClaimed', { ...facts, who: claim.by.name });
}
