import * as vscode from 'vscode';
import { chooseCandidate, modelCandidates, type ModelCandidate } from '../../../core/lifecycle/modelCandidates.ts';
import { parseStage, type Stage } from '../../../core/lifecycle/stage.ts';
import { byNumberDescending, type ModelVersion } from '../../../core/tracking/registeredModel.ts';
import type { Run } from '../../../core/tracking/run.ts';
import { isReason } from '../../../core/tracking/trackingError.ts';
import { artifactUriOf } from '../../artifacts/artifactUri.ts';
import { CommandError } from '../../base/commandError.ts';
import type { Session } from '../../connections/session.ts';
import { modelFolderOf } from '../../copy/modelFile.ts';
import { stageName } from '../../registry/stageText.ts';
import type { CompareInput } from '../visualCommands.ts';
import type { ComparedModel } from './comparedModel.ts';

/** A version that is named by its number, an alias or a stage; its current Production version when nothing but the model is. */
export async function versionModel(
  session: Session,
  name: string,
  { version, alias, stage }: Pick<CompareInput, 'version' | 'alias' | 'stage'>,
  signal: AbortSignal,
): Promise<ComparedModel> {
  if (version !== undefined)
    return ofVersion(session, await session.registry.getModelVersion(name, version, signal), signal);
  const model = await session.registry.getRegisteredModel(name, signal);
  if (alias !== undefined) {
    const named = model.aliases.find((entry) => entry.alias === alias)?.version;
    if (named === undefined)
      throw new CommandError('notFound', vscode.l10n.t('{name} has no alias {alias}.', { name, alias }));
    return ofVersion(session, await session.registry.getModelVersion(name, named, signal), signal);
  }
  const wanted = stageOf(stage);
  const current = model.latestVersions.filter((one) => one.stage === wanted).toSorted(byNumberDescending)[0];
  if (current) return ofVersion(session, current, signal);
  const text = vscode.l10n.t('{name} has no version in {stage}.', { name, stage: stageName(wanted) });
  throw new CommandError('notFound', text);
}

function stageOf(stage: string | undefined): Stage {
  const found = stage === undefined ? 'Production' : parseStage(stage);
  if (found === undefined)
    throw new CommandError('invalid', vscode.l10n.t('“{stage}” is no stage.', { stage: stage ?? '' }));
  return found;
}

export async function ofVersion(session: Session, version: ModelVersion, signal: AbortSignal): Promise<ComparedModel> {
  const { owner, folder } = await modelFolderOf(session, version, signal);
  const path = folder === '' ? 'MLmodel' : `${folder}/MLmodel`;
  const said = { name: version.name, version: version.version };
  const stage = version.stage && version.stage !== 'None' ? stageName(version.stage) : undefined;
  return {
    uri: artifactUriOf(session, owner, path),
    label:
      stage === undefined
        ? vscode.l10n.t('{name}, version {version}', said)
        : vscode.l10n.t('{name}, version {version} ({stage})', { ...said, stage }),
    short: vscode.l10n.t('version {version}', said),
    icon: 'package',
  };
}

/** The models of a run; of the only one, or of the one that is named, without a question. */
export async function runModel(
  session: Session,
  runId: string,
  modelPath: string | undefined,
  signal: AbortSignal,
): Promise<ComparedModel> {
  const run = await session.tracking.getRun(runId, signal);
  const candidates = await modelCandidates(session.tracking, run, signal);
  try {
    return ofCandidate(session, run, chooseCandidate(candidates, { modelPath }));
  } catch (error) {
    const name = run.name || run.id;
    if (isReason(error, 'noModel'))
      throw new CommandError('noModel', vscode.l10n.t('Run {name} has no such model.', { name }), [], error);
    if (!isReason(error, 'ambiguous')) throw error;
    const paths = candidates.map(({ path }) => path).join(', ');
    const text = vscode.l10n.t('Run {name} has several models: {paths}. Name one as modelPath.', { name, paths });
    throw new CommandError('ambiguous', text, [], error);
  }
}

export function ofCandidate(session: Session, run: Run, { owner, mlmodelPath, path }: ModelCandidate): ComparedModel {
  const said = { run: run.name || run.id, model: path };
  return {
    uri: artifactUriOf(session, owner, mlmodelPath),
    label: path === '' ? said.run : vscode.l10n.t('{run}, model {model}', said),
    short: vscode.l10n.t('run {run}', said),
    icon: 'package',
  };
}
