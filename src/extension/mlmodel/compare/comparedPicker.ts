import * as vscode from 'vscode';
import { modelCandidates } from '../../../core/lifecycle/modelCandidates.ts';
import { CommandError } from '../../base/commandError.ts';
import { pick, type PickItem } from '../../base/multiStep.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Connections } from '../../connections/session.ts';
import { pickRegisteredModel, pickVersion } from '../../registry/modelPickers.ts';
import { pickRun } from '../../runs/runPickers.ts';
import { fileModel, type ComparedModel } from './comparedModel.ts';
import { ofCandidate, ofVersion, versionModel } from './serverModels.ts';

/** So many files are offered to choose from. */
const mostOffered = 1000;

type Way = 'this' | 'production' | 'version' | 'run' | 'file';

/** Asks for a model to compare; `own` is the file that the comparison began with. */
export async function pickCompared(
  connections: Connections,
  title: string,
  own: ComparedModel,
): Promise<ComparedModel> {
  const way = await pick<Way>({ title, placeholder: vscode.l10n.t('Choose what to compare'), items: ways(own) });
  return askers[way]({ connections, title, own });
}

function ways(own: ComparedModel): readonly PickItem<Way>[] {
  return [
    {
      label: `$(verified-filled) ${vscode.l10n.t('Current Production version of a registered model')}`,
      value: 'production',
    },
    { label: `$(versions) ${vscode.l10n.t('Version of a registered model')}`, value: 'version' },
    { label: `$(package) ${vscode.l10n.t('Model of a run')}`, value: 'run' },
    { label: `$(file) ${vscode.l10n.t('Another MLmodel file')}`, value: 'file' },
    { label: `$(circle-filled) ${plainLabel(own.label)}`, value: 'this' },
  ];
}

interface Asked {
  readonly connections: Connections;
  readonly title: string;
  readonly own: ComparedModel;
}

const askers: Readonly<Record<Way, (asked: Asked) => Promise<ComparedModel>>> = {
  this: ({ own }) => Promise.resolve(own),
  production: async ({ connections, title }) => {
    const session = await connections.session(untilTimeout());
    return versionModel(session, await pickRegisteredModel(session, title), {}, untilTimeout());
  },
  version: async ({ connections, title }) => {
    const session = await connections.session(untilTimeout());
    const name = await pickRegisteredModel(session, title);
    const version = await pickVersion(session, title, name);
    return ofVersion(session, await session.registry.getModelVersion(name, version, untilTimeout()), untilTimeout());
  },
  run: askRun,
  file: ({ title, own }) => askFile(title, own),
};

async function askRun({ connections, title }: Asked): Promise<ComparedModel> {
  const session = await connections.session(untilTimeout());
  const run = await pickRun(session, title);
  const candidates = await modelCandidates(session.tracking, run, untilTimeout());
  const [only] = candidates;
  if (!only) {
    const text = vscode.l10n.t('Run {name} has no model.', { name: run.name || run.id });
    throw new CommandError('noModel', text);
  }
  if (candidates.length === 1) return ofCandidate(session, run, only);
  const chosen = await pick({
    title,
    placeholder: vscode.l10n.t('This run has {count} models', { count: candidates.length }),
    items: candidates.map((value) => ({
      label: `$(package) ${plainLabel(value.path)}`,
      detail: plainLabel(value.modelId ?? value.source),
      value,
    })),
  });
  return ofCandidate(session, run, chosen);
}

async function askFile(title: string, own: ComparedModel): Promise<ComparedModel> {
  const files = await vscode.workspace.findFiles('**/MLmodel', undefined, mostOffered);
  const items = files
    .filter((uri) => uri.toString() !== own.uri.toString())
    .map((uri) => ({ label: plainLabel(vscode.workspace.asRelativePath(uri)), value: uri }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
  if (items.length === 0)
    throw new CommandError('notFound', vscode.l10n.t('No other MLmodel files in this workspace.'));
  return fileModel(await pick<vscode.Uri>({ title, placeholder: vscode.l10n.t('Search MLmodel files'), items }), false);
}
