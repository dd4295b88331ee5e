import { parseDocument, isMap } from 'yaml';
import type { ModelRegistry } from '../tracking/registry.ts';
import type { Run } from '../tracking/run.ts';
import type { TrackingStore } from '../tracking/store.ts';
import { isReason } from '../tracking/trackingError.ts';
import { quoteValue } from '../runs/runsView.ts';
import type { ModelCandidate } from './modelCandidates.ts';
import type { Stage } from './stage.ts';

/** What a person should know before a model is registered; nothing of it stops a registration. */
export type Finding =
  | { readonly kind: 'noSignature' }
  | { readonly kind: 'noExample' }
  | { readonly kind: 'runFailed' }
  | { readonly kind: 'runRunning' }
  | { readonly kind: 'modelNotReady' }
  | { readonly kind: 'alreadyRegistered'; readonly name: string; readonly version: string }
  | { readonly kind: 'registryUnread' }
  /** Of the gates of the workspace's policy that can be judged before, so many do not pass. */
  | { readonly kind: 'gates'; readonly stage: Stage; readonly failing: number; readonly total: number }
  | { readonly kind: 'gatesUnread' }
  | { readonly kind: 'unread' };

const mlmodelLimit = 4 * 1024 * 1024;

export async function preflight(
  store: TrackingStore,
  registry: ModelRegistry,
  run: Run,
  candidate: ModelCandidate,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const [file, registrations] = await Promise.all([
    mlmodelFindings(store, candidate, signal),
    registrationsOf(registry, run, candidate, signal),
  ]);
  return [
    ...runFindings(run),
    ...(candidate.status === 'ready' ? [] : [{ kind: 'modelNotReady' } as const]),
    ...file,
    ...registrations,
  ];
}

function runFindings({ status }: Run): readonly Finding[] {
  if (status === 'FAILED' || status === 'KILLED') return [{ kind: 'runFailed' }];
  return status === 'RUNNING' || status === 'SCHEDULED' ? [{ kind: 'runRunning' }] : [];
}

async function mlmodelFindings(
  store: TrackingStore,
  { owner, mlmodelPath }: ModelCandidate,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  try {
    const bytes = await store.readArtifact(owner, mlmodelPath, mlmodelLimit, signal);
    return fileFindings(new TextDecoder().decode(bytes));
  } catch (error) {
    if (isReason(error, 'cancelled')) throw error;
    return [{ kind: 'unread' }];
  }
}

/** Only whether the parts are there; what is in them is the language's business. */
export function fileFindings(text: string): readonly Finding[] {
  const { contents } = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' });
  if (!isMap(contents)) return [{ kind: 'unread' }];
  const findings: Finding[] = [];
  if (!contents.has('signature')) findings.push({ kind: 'noSignature' });
  if (!contents.has('saved_input_example_info')) findings.push({ kind: 'noExample' });
  return findings;
}

async function registrationsOf(
  registry: ModelRegistry,
  run: Run,
  { source }: ModelCandidate,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  try {
    const query = { filter: `run_id = ${quoteValue(run.id)}`, pageSize: 100 };
    const { items } = await registry.searchModelVersions(query, signal);
    return items
      .filter((version) => version.source === source)
      .map(({ name, version }) => ({ kind: 'alreadyRegistered', name, version }));
  } catch (error) {
    if (isReason(error, 'cancelled')) throw error;
    return [{ kind: 'registryUnread' }];
  }
}
