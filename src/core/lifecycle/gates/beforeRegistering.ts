import type { ModelCandidate } from '../modelCandidates.ts';
import type { Run } from '../../tracking/run.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import { isReason } from '../../tracking/trackingError.ts';
import { nobody } from '../actor.ts';
import { activeStages, type Stage } from '../stage.ts';
import type { GateFacts } from './gateFacts.ts';
import { candidateFacts, productionFacts, type FactPorts } from './gatherFacts.ts';
import { gatesFor, verdictOf } from './judge.ts';
import type { Gate, GateKind, PolicyState } from './policy.ts';

/** How many of the gates of a stage do not pass, of those that can be judged before the model is registered. */
export interface GatesAhead {
  readonly stage: Stage;
  readonly failing: number;
  readonly total: number;
}

/**
 * What the policy would say to a model that is about to be registered. Only what is known by then is judged: the run, its metrics, its commit and
 * the files of the model. Stages without rules for it are left out.
 */
export async function gatesBeforeRegistering(
  ports: FactPorts,
  state: PolicyState,
  { name, run, candidate, now }: Registration,
  signal: AbortSignal,
): Promise<readonly GatesAhead[]> {
  const asked = activeStages
    .map((stage) => ({ stage, gates: earlyGates(state, name, stage) }))
    .filter(({ gates }) => gates.length > 0);
  if (asked.length === 0) return [];
  const version = versionToBe(name, run, candidate);
  const [own, production] = await Promise.all([
    candidateFacts(ports, version, signal),
    productionFacts(ports, version, signal).catch(noneYet),
  ]);
  return asked.map(({ stage, gates }) => {
    const facts: GateFacts = { ...own, production, to: stage, records: [], actor: nobody, requester: undefined, now };
    const results = verdictOf(gates, facts).gates;
    return { stage, failing: results.filter(({ outcome }) => outcome !== 'passed').length, total: results.length };
  });
}

export interface Registration {
  /** Of the registered model. */
  readonly name: string;
  readonly run: Run;
  readonly candidate: ModelCandidate;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const earlyKinds: ReadonlySet<GateKind> = new Set<GateKind>([
  'metric',
  'metricAgainstProduction',
  'signaturePresent',
  'signatureCompatible',
  'exampleValid',
  'requirementsPinned',
  'runFinished',
  'commitClean',
  'commitPushed',
]);

function earlyGates(state: PolicyState, name: string, stage: Stage): readonly Gate[] {
  const asked = gatesFor(state, name, stage);
  return asked.kind === 'gates' ? asked.gates.filter(({ kind }) => earlyKinds.has(kind)) : [];
}

/** A registered model that is not there yet has nothing in Production. */
function noneYet(error: unknown): undefined {
  if (!isReason(error, 'notFound')) throw error;
}

/** As the version will be; its number is none that any other can have. */
function versionToBe(name: string, run: Run, candidate: ModelCandidate): ModelVersion {
  return {
    name,
    version: '',
    stage: 'None',
    status: 'ready',
    statusMessage: undefined,
    source: candidate.source,
    runId: run.id,
    modelId: candidate.modelId,
    description: '',
    created: undefined,
    lastUpdated: undefined,
    user: undefined,
    tags: [],
    aliases: undefined,
  };
}
