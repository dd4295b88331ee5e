import type { Actor } from '../../core/lifecycle/actor.ts';
import { gatherFacts } from '../../core/lifecycle/gates/gatherFacts.ts';
import type { GateVerdict } from '../../core/lifecycle/gates/gateResult.ts';
import { gatesFor, verdictOf } from '../../core/lifecycle/gates/judge.ts';
import type { PolicyState } from '../../core/lifecycle/gates/policy.ts';
import type { Stage } from '../../core/lifecycle/stage.ts';
import type { ModelVersion } from '../../core/tracking/registeredModel.ts';
import type { Session } from '../connections/session.ts';
import { actorOf } from './actorOf.ts';
import type { LifecycleDeps } from './lifecycleDeps.ts';
import { policyState } from './policy/policyOfWorkspace.ts';

export interface Judged {
  readonly verdict: GateVerdict;
  readonly state: PolicyState;
}

/**
 * How the gates of the policy stand for a move that the person of this window would make now. The server is only asked when there are any.
 * `requester` is who asked for it in the request that is being decided; without it an open request is looked for.
 */
export async function gatesOf(
  { git }: Pick<LifecycleDeps, 'git'>,
  session: Session,
  version: ModelVersion,
  to: Stage,
  signal: AbortSignal,
  policyUri?: string,
  requester?: Actor,
): Promise<Judged> {
  const state = await policyState(policyUri);
  const asked = gatesFor(state, version.name, to);
  if (asked.kind === 'none') return { verdict: asked.verdict, state };
  const actor = await actorOf(git, session, signal);
  const ports = { store: session.tracking, registry: session.registry, commits: git };
  const facts = await gatherFacts(ports, { version, to, actor, requester, now: Date.now() }, signal);
  return { verdict: verdictOf(asked.gates, facts), state };
}
