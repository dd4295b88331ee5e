import type { ModelVersion } from '../../tracking/registeredModel.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import { isSamePerson, type Actor } from '../actor.ts';
import { moveRecorded } from '../history/moveRecorded.ts';
import type { RecordedOutcome } from '../history/recordedOutcome.ts';
import type { RequestRecord } from '../records/record.ts';
import { decide } from '../review/decide.ts';
import { openRequests } from '../review/openRequests.ts';
import { isOfNow, presentIn } from '../review/requestMove.ts';
import type { MovePlan } from '../transition.ts';
import { countGates, type GateResult } from './gateResult.ts';

export interface Promoted {
  /** All versions of the model, as the plan was made from. */
  readonly all: readonly ModelVersion[];
  readonly plan: MovePlan;
  readonly archiveExisting: boolean;
  /** All of them passed. */
  readonly gates: readonly GateResult[];
  readonly actor: Actor;
  readonly comment: string;
  /** Claims of others that a person saw and calls dead. */
  readonly takeOver?: readonly string[] | undefined;
}

/**
 * Makes a move that all gates let through. When just this was asked for in an open request, that is approved with it: it would stay open else. Of
 * several it is one of another person, as for the gates about people.
 */
export async function movePromoted(
  registry: ModelRegistry,
  { all, plan, archiveExisting, gates, actor, comment, takeOver }: Promoted,
  signal: AbortSignal,
): Promise<RecordedOutcome> {
  const { name, version } = plan.version;
  const requests = openRequests(plan.version).filter((one) => asksFor(one, plan, all, archiveExisting));
  const request = requests.find(({ by }) => !isSamePerson(by, actor)) ?? requests[0];
  if (!request) return moveRecorded(registry, plan, { actor, comment, takeOver }, signal);
  const approval = { name, version, requestId: request.id, decision: 'approve', comment, actor, takeOver } as const;
  const { transition } = await decide(registry, { ...approval, gates: countGates(gates) }, signal);
  if (!transition) throw new Error('an approval that moves nothing');
  return transition;
}

/** One that was made of another state would be refused. */
function asksFor(
  request: RequestRecord,
  { version, from, to }: MovePlan,
  all: readonly ModelVersion[],
  archiveExisting: boolean,
): boolean {
  if (request.to !== to || request.archiveExisting !== archiveExisting) return false;
  return isOfNow(request, from, presentIn(all, version, to));
}
