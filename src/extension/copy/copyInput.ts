import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { isSafeArtifactPath, type ArtifactOwner } from '../../core/tracking/artifact.ts';
import { TrackingError } from '../../core/tracking/trackingError.ts';
import { CommandError } from '../base/commandError.ts';
import type { Row } from '../base/commands.ts';
import type { Connections, Session } from '../connections/session.ts';
import { copyTargets, type CopyTarget } from './copyTarget.ts';

/**
 * How a program names a thing of the active connection: an experiment; a run, alone or with an artifact's path, a metric,
 * parameter or tag; a logged model, alone or with a path; a registered model, alone or with a version or alias; nothing is
 * the connection.
 */
export const copyArgument = z.object({
  experimentId: z.optional(z.string()),
  runId: z.optional(z.string()),
  modelId: z.optional(z.string()),
  path: z.optional(z.string()),
  metric: z.optional(z.string()),
  param: z.optional(z.string()),
  tag: z.optional(z.string()),
  name: z.optional(z.string()),
  version: z.optional(z.string()),
  alias: z.optional(z.string()),
});

type CopyArgument = z.infer<typeof copyArgument>;

export interface CopyInput extends CopyArgument {
  /** From a tree, instead of the names. */
  readonly targets?: readonly CopyTarget[] | undefined;
}

export function copyRows(rows: readonly Row[]): CopyInput {
  return { targets: copyTargets(rows) };
}

/** What is meant, read from the server where a program gave names only. */
export async function targetsOf(
  connections: Connections,
  input: CopyInput,
  signal: AbortSignal,
): Promise<readonly CopyTarget[]> {
  if (input.targets) return input.targets;
  if (Object.values(input).every((value) => value === undefined)) return [activeConnection(connections)];
  const session = await connections.session(signal);
  const { experimentId, runId, modelId, path, name } = input;
  if (modelId !== undefined) return [await loggedModelTarget(session, modelId, path, signal)];
  if (runId !== undefined) return [await runTarget(session, runId, input, signal)];
  if (experimentId !== undefined) {
    return [{ kind: 'experiment', session, experiment: await session.tracking.getExperiment(experimentId, signal) }];
  }
  if (name !== undefined) return [await modelTarget(session, name, input, signal)];
  throw new CommandError('invalid', vscode.l10n.t('Name an experiment, a run, a logged model or a registered model.'));
}

function activeConnection({ active }: Connections): CopyTarget {
  if (!active) throw new TrackingError({ reason: 'noConnection' });
  return { kind: 'connection', connection: active.connection };
}

async function loggedModelTarget(
  session: Session,
  modelId: string,
  path: string | undefined,
  signal: AbortSignal,
): Promise<CopyTarget> {
  if (path !== undefined) return artifactTarget(session, { kind: 'model', modelId }, path);
  return { kind: 'loggedModel', session, model: await session.tracking.getLoggedModel(modelId, signal) };
}

async function runTarget(
  session: Session,
  runId: string,
  input: CopyArgument,
  signal: AbortSignal,
): Promise<CopyTarget> {
  if (input.path !== undefined) return artifactTarget(session, { kind: 'run', runId }, input.path);
  const run = await session.tracking.getRun(runId, signal);
  const { metric, param, tag } = input;
  if (metric !== undefined) return { kind: 'metric', session, run, metric: entry(run.metrics, metric) };
  if (param !== undefined) return { kind: 'param', session, run, param: entry(run.params, param) };
  if (tag !== undefined) return { kind: 'tag', session, run, tag: entry(run.tags, tag) };
  return { kind: 'run', session, run, sortMetric: undefined };
}

async function modelTarget(
  session: Session,
  name: string,
  input: CopyArgument,
  signal: AbortSignal,
): Promise<CopyTarget> {
  const model = await session.registry.getRegisteredModel(name, signal);
  const { alias } = input;
  if (alias !== undefined && !model.aliases.some((entry) => entry.alias === alias)) {
    throw new CommandError('notFound', vscode.l10n.t('{name} has no alias {alias}.', { name, alias }));
  }
  const version = input.version ?? model.aliases.find((entry) => entry.alias === alias)?.version;
  if (version === undefined) return { kind: 'model', session, model };
  return { kind: 'version', session, model, version: await session.registry.getModelVersion(name, version, signal) };
}

function artifactTarget(session: Session, owner: ArtifactOwner, path: string): CopyTarget {
  if (!isSafeArtifactPath(path))
    throw new CommandError('invalid', vscode.l10n.t('“{path}” is not the path of an artifact.', { path }));
  return { kind: 'artifact', session, owner, artifact: { path, isFolder: false, size: undefined } };
}

function entry<T extends { readonly key: string }>(list: readonly T[], key: string): T {
  const found = list.find((candidate) => candidate.key === key);
  if (!found) throw new CommandError('notFound', vscode.l10n.t('The run has no “{key}”.', { key }));
  return found;
}
