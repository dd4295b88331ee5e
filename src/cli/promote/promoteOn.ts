import { silentLog } from '../../core/base/log.ts';
import type { Actor } from '../../core/lifecycle/actor.ts';
import { gatherFacts } from '../../core/lifecycle/gates/gatherFacts.ts';
import type { GateVerdict } from '../../core/lifecycle/gates/gateResult.ts';
import { gatesFor, verdictOf } from '../../core/lifecycle/gates/judge.ts';
import { movePromoted } from '../../core/lifecycle/gates/movePromoted.ts';
import { LifecycleError } from '../../core/lifecycle/lifecycleError.ts';
import type { Gate } from '../../core/lifecycle/gates/policy.ts';
import { ReadBackRegistry } from '../../core/lifecycle/readBackRegistry.ts';
import type { Stage } from '../../core/lifecycle/stage.ts';
import { planTransition } from '../../core/lifecycle/transition.ts';
import { allVersions } from '../../core/lifecycle/versions.ts';
import type { ModelVersion } from '../../core/tracking/registeredModel.ts';
import type { ModelRegistry } from '../../core/tracking/registry.ts';
import { probe } from '../../core/tracking/rest/probe.ts';
import { RestClient } from '../../core/tracking/rest/restClient.ts';
import { RestRegistry } from '../../core/tracking/rest/restRegistry.ts';
import { RestStore } from '../../core/tracking/rest/restStore.ts';
import { serverUser } from '../../core/tracking/rest/users.ts';
import type { TrackingStore } from '../../core/tracking/store.ts';
import { gitOfFolder, type GitOfFolder } from './gitOfFolder.ts';
import { movedEnd } from './movedEnd.ts';
import type { PolicyFile } from './policyFile.ts';
import { problemText } from './problemText.ts';
import type { Promotion } from './promotionReport.ts';
import type { ServerAccess } from './serverAccess.ts';

export interface PromotionAsked {
  readonly name: string;
  readonly version: string;
  readonly to: Stage;
  readonly policy: PolicyFile;
  readonly archiveExisting: boolean;
  readonly isDryRun: boolean;
  /** Folder whose repository is asked about commits. */
  readonly cwd: string;
}

/** `isDone`: all that was asked for happened. */
export type PromotionEnd = Promotion & { readonly isDone: boolean };

/** Asks the gates, and moves the version when all of them pass. Never throws for what a server does: that is told as the problem. */
export async function promoteOn(
  access: ServerAccess,
  asked: PromotionAsked,
  signal: AbortSignal,
): Promise<PromotionEnd> {
  const gates = gatesFor(asked.policy.state, asked.name, asked.to);
  if (gates.kind === 'none') return ended(gates.verdict, asked.policy.problem);
  let verdict: GateVerdict = { passed: false, gates: [] };
  try {
    const server = await serverOf(access, asked, signal);
    const versions = await allVersions(server.registry, asked.name, signal);
    const version = versions.find((one) => one.version === asked.version);
    if (version === undefined) return ended(verdict, `${asked.name} has no version ${asked.version}.`);
    verdict = await judged(server, gates.gates, version, asked.to, signal);
    if (!verdict.passed) return ended(verdict, undefined);
    const plan = planTransition(versions, version, asked.to, asked.archiveExisting);
    if (plan.kind === 'nothing')
      return plan.reason === 'alreadyThere'
        ? { ...ended(verdict, `It is in ${asked.to} already: nothing was moved.`), isDone: true }
        : ended(verdict, 'This registry has aliases and no stages.');
    if (asked.isDryRun) return { ...ended(verdict, undefined), isDone: true };
    const { actor, registry } = server;
    const { archiveExisting } = asked;
    const promoted = { all: versions, plan, archiveExisting, gates: verdict.gates, actor, comment: '' };
    const transition = await movePromoted(registry, promoted, signal);
    return { ...verdict, transition, ...movedEnd(transition, access.secrets) };
  } catch (error) {
    const problem = problemText(error, access.secrets);
    if (problem === undefined) throw error;
    const transition = error instanceof LifecycleError ? error.done : undefined;
    return { ...ended(verdict, problem), transition };
  }
}

function ended(verdict: GateVerdict, problem: string | undefined): PromotionEnd {
  return { ...verdict, transition: undefined, problem, isDone: false };
}

interface Server {
  readonly store: TrackingStore;
  readonly registry: ModelRegistry;
  readonly actor: Actor;
  readonly git: GitOfFolder;
}

async function serverOf(access: ServerAccess, { cwd }: PromotionAsked, signal: AbortSignal): Promise<Server> {
  const { baseUrl, workspace, headers, fetch, signInName } = access;
  const client = new RestClient({ baseUrl, workspace, headers: async () => headers, fetch, log: silentLog });
  const git = gitOfFolder(cwd);
  const { capabilities } = await probe(client, signal);
  const [user, committer] = await Promise.all([serverUser(client, signInName, signal), git.user(signal)]);
  return {
    store: new RestStore(client, capabilities, silentLog),
    registry: new ReadBackRegistry(new RestRegistry(client, silentLog)),
    actor: actorOf(user, committer),
    git,
  };
}

function actorOf(user: string | undefined, committer: string | undefined): Actor {
  if (user) return { name: user, from: 'server' };
  return committer ? { name: committer, from: 'git' } : { name: '', from: 'nobody' };
}

async function judged(
  { store, registry, git, actor }: Server,
  gates: readonly Gate[],
  version: ModelVersion,
  to: Stage,
  signal: AbortSignal,
): Promise<GateVerdict> {
  const facts = await gatherFacts({ store, registry, commits: git }, { version, to, actor, now: Date.now() }, signal);
  return verdictOf(gates, facts);
}
