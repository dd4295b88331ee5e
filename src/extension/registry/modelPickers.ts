import * as vscode from 'vscode';
import type { ModelVersion, RegisteredModel } from '../../core/tracking/registeredModel.ts';
import { latestVersion } from '../../core/tracking/registeredModel.ts';
import { registeredModelNameProblem } from '../../core/tracking/names.ts';
import { named } from '../../core/runs/runsView.ts';
import { failureText } from '../base/failure.ts';
import { nothing, pick, type PickItem, type StepFrame } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { render } from '../base/text.ts';
import type { Session } from '../connections/session.ts';
import { atAGlance } from '../explorer/modelItems.ts';
import { separator } from '../runs/runPickers.ts';
import { stageName } from './stageText.ts';

const mostModels = 50;

export async function pickRegisteredModel(session: Session, title: string, at?: StepFrame): Promise<string> {
  return pick<string>(
    {
      title,
      placeholder: vscode.l10n.t('Search registered models'),
      items: async (text, signal) => {
        const models = await searchModels(session, text, signal);
        return models.length > 0
          ? models.map((model) => modelPick(model))
          : [nothing(vscode.l10n.t('No registered model found for “{text}”', { text }))];
      },
      failed: (error) => modelsFailed(session, error),
    },
    at,
  );
}

/** An existing model, or a new name that the server would take. */
export async function pickOrNameModel(session: Session, title: string, at?: StepFrame): Promise<string> {
  return pick<string>(
    {
      title,
      placeholder: vscode.l10n.t('Search registered models, or type a new name'),
      items: async (text, signal) => {
        const models = await searchModels(session, text, signal);
        return modelsAndNew(text.trim(), models);
      },
      failed: (error) => modelsFailed(session, error),
    },
    at,
  );
}

/** The model of just this name comes first, so that Enter takes it and not one whose name only holds it. */
function modelsAndNew(name: string, models: readonly RegisteredModel[]): PickItem<string>[] {
  const same = models.find((model) => model.name === name);
  const others = models.filter((model) => model !== same).map((model) => modelPick(model, true));
  if (same)
    return [separator(vscode.l10n.t('“{name}” exists: choose it below.', { name })), modelPick(same, true), ...others];
  return [...newModel(name, models.length), ...others];
}

function newModel(name: string, found: number): PickItem<string>[] {
  if (name === '') return found > 0 ? [] : [nothing(vscode.l10n.t('Type a name for the new registered model'))];
  const problem = registeredModelNameProblem(name);
  if (problem) return [nothing(render(problem))];
  return [{ label: `$(add) ${plainLabel(vscode.l10n.t('Create “{name}”', { name }))}`, value: name }];
}

export async function searchModels(
  session: Session,
  text: string,
  signal: AbortSignal,
): Promise<readonly RegisteredModel[]> {
  const filter = named(text);
  const { items } = await session.registry.searchRegisteredModels(
    { pageSize: mostModels, ...(filter === '' ? {} : { filter }) },
    signal,
  );
  return items;
}

function modelPick(model: RegisteredModel, forNewVersion = false): PickItem<string> {
  const next = Number(latestVersion(model)?.version ?? '0') + 1;
  return {
    label: `$(library) ${plainLabel(model.name)}`,
    description: plainLabel(atAGlance(model)),
    ...(forNewVersion ? { detail: vscode.l10n.t('becomes version {version} or later', { version: next }) } : {}),
    value: model.name,
  };
}

/** A version of a model: of the one that is given, or of one that is searched first. */
export async function pickVersion(session: Session, title: string, name: string, at?: StepFrame): Promise<string> {
  return pick<string>(
    {
      title,
      placeholder: vscode.l10n.t('Versions of {name}', { name }),
      items: loadVersions(session, name),
      failed: (error) =>
        failureText(
          { what: vscode.l10n.t('Versions could not be loaded from {name}', { name: session.connection.name }) },
          error,
        ),
    },
    at,
  );
}

async function loadVersions(session: Session, name: string): Promise<PickItem<string>[]> {
  const { items } = await session.registry.listVersions(name, 200, undefined, new AbortController().signal);
  return items.length > 0 ? items.map(versionPick) : [nothing(vscode.l10n.t('{name} has no versions', { name }))];
}

function versionPick(version: ModelVersion): PickItem<string> {
  const aliases = (version.aliases ?? []).map((alias) => `@${alias}`).join(' ');
  return {
    label: `$(versions) ${vscode.l10n.t('Version {version}', { version: version.version })}`,
    description: plainLabel([version.stage && stageName(version.stage), aliases].filter((part) => part).join(', ')),
    detail: plainLabel(version.description.split('\n', 1)[0] ?? ''),
    value: version.version,
  };
}

function modelsFailed(session: Session, error: unknown): string {
  return failureText(
    { what: vscode.l10n.t('Registered models could not be loaded from {name}', { name: session.connection.name }) },
    error,
  );
}
