import * as vscode from 'vscode';
import { modelCandidates, type ModelCandidate } from '../../../core/lifecycle/modelCandidates.ts';
import type { Run } from '../../../core/tracking/run.ts';
import { Cancelled, CommandError } from '../../base/commandError.ts';
import { pick, runSteps, type PickItem, type Step, type StepFrame } from '../../base/multiStep.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import { untilTimeout } from '../../base/signals.ts';
import type { Connections, Session } from '../../connections/session.ts';
import { pickRegisteredModel, pickVersion } from '../../registry/modelPickers.ts';
import { pickRun } from '../../runs/runPickers.ts';
import { fileModel, type ComparedModel } from './comparedModel.ts';
import { ofCandidate, ofVersion, versionModel } from './serverModels.ts';

/** So many files are offered to choose from. */
const mostOffered = 1000;

type Way = 'this' | 'production' | 'version' | 'run' | 'file';

/** Asks for a model to compare, one question after the other; `own` is the file that the comparison began with. */
export async function pickCompared(
  connections: Connections,
  title: string,
  own: ComparedModel,
): Promise<ComparedModel> {
  const { model } = await runSteps<Answers>(stepsOf({ connections, title, own }), {});
  if (!model) throw new Cancelled();
  return model;
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

interface Answers {
  readonly way?: Way | undefined;
  /** Of a registered model. */
  readonly name?: string;
  readonly run?: { readonly run: Run; readonly candidates: readonly ModelCandidate[] };
  /** The answer that all others lead to. */
  readonly model?: ComparedModel;
}

function stepsOf(asked: Asked): readonly Step<Answers>[] {
  const { connections, title, own } = asked;
  let asking: Promise<Session> | undefined; // one for all questions, whatever becomes the active one meanwhile
  const session = (): Promise<Session> => (asking ??= connections.session(untilTimeout()));
  return [
    { ask: (_, at) => askWay(title, own, at) },
    {
      when: ({ way }) => way === 'production' || way === 'version',
      ask: async ({ way }, at) => {
        const name = await pickRegisteredModel(await session(), title, at);
        if (way === 'version') return { way, name };
        return { way, name, model: await versionModel(await session(), name, {}, untilTimeout()) };
      },
    },
    {
      when: ({ way }) => way === 'version',
      ask: async ({ way, name = '' }, at) => {
        const { registry } = await session();
        const version = await pickVersion(await session(), title, name, at);
        const found = await registry.getModelVersion(name, version, untilTimeout());
        return { way, name, model: await ofVersion(await session(), found, untilTimeout()) };
      },
    },
    {
      when: ({ way }) => way === 'run',
      ask: async ({ way }, at) => ({ way, ...(await askRun(await session(), title, at)) }),
    },
    {
      when: ({ run }) => run !== undefined && run.candidates.length > 1,
      ask: async (answers, at) => {
        if (!answers.run) return answers;
        const { run, candidates } = answers.run;
        return { ...answers, model: ofCandidate(await session(), run, await askCandidate(title, candidates, at)) };
      },
    },
    { when: ({ way }) => way === 'file', ask: async ({ way }, at) => ({ way, model: await askFile(title, own, at) }) },
  ];
}

async function askWay(title: string, own: ComparedModel, at: StepFrame): Promise<Answers> {
  const placeholder = vscode.l10n.t('Choose what to compare');
  const way = await pick<Way>({ title, placeholder, items: ways(own) }, at);
  return way === 'this' ? { way, model: own } : { way };
}

async function askRun(session: Session, title: string, at: StepFrame): Promise<Answers> {
  const run = await pickRun(session, title, { at });
  const candidates = await modelCandidates(session.tracking, run, untilTimeout());
  const [only] = candidates;
  if (!only) throw new CommandError('noModel', vscode.l10n.t('Run {name} has no model.', { name: run.name || run.id }));
  return { run: { run, candidates }, ...(candidates.length === 1 && { model: ofCandidate(session, run, only) }) };
}

function askCandidate(title: string, candidates: readonly ModelCandidate[], at: StepFrame): Promise<ModelCandidate> {
  const items = candidates.map((value) => ({
    label: `$(package) ${plainLabel(value.path)}`,
    detail: plainLabel(value.modelId ?? value.source),
    value,
  }));
  const placeholder = vscode.l10n.t('This run has {count} models', { count: candidates.length });
  return pick<ModelCandidate>({ title, placeholder, items }, at);
}

async function askFile(title: string, own: ComparedModel, at: StepFrame): Promise<ComparedModel> {
  const files = await vscode.workspace.findFiles('**/MLmodel', undefined, mostOffered);
  const items = files
    .filter((uri) => uri.toString() !== own.uri.toString())
    .map((uri) => ({ label: plainLabel(vscode.workspace.asRelativePath(uri)), value: uri }))
    .toSorted((a, b) => (a.label < b.label ? -1 : 1));
  if (items.length === 0)
    throw new CommandError('notFound', vscode.l10n.t('No other MLmodel files in this workspace.'));
  const placeholder = vscode.l10n.t('Search MLmodel files');
  return fileModel(await pick<vscode.Uri>({ title, placeholder, items }, at), false);
}
