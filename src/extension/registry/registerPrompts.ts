import * as vscode from 'vscode';
import { modelCandidates, type ModelCandidate } from '../../core/lifecycle/modelCandidates.ts';
import type { Finding } from '../../core/lifecycle/preflight.ts';
import { TrackingError } from '../../core/tracking/trackingError.ts';
import type { Run } from '../../core/tracking/run.ts';
import { input, nothing, pick, runSteps, type StepFrame } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { untilTimeout, withProgress } from '../base/signals.ts';
import type { Session } from '../connections/session.ts';
import { pickRun } from '../runs/runPickers.ts';
import { pickOrNameModel } from './modelPickers.ts';
import { findingText, noModel, registrationSentence } from './registerText.ts';

/** What is chosen so far. */
export interface RegistrationChoice {
  readonly run: Run | undefined;
  readonly candidates: readonly ModelCandidate[] | undefined;
  readonly candidate: ModelCandidate | undefined;
  readonly name: string | undefined;
  readonly description: string | undefined;
}

/** `findings`: what should be known before, in words. */
type Asked = RegistrationChoice & { readonly findings: readonly string[] };
export type Complete = RegistrationChoice & {
  readonly run: Run;
  readonly candidate: ModelCandidate;
  readonly name: string;
};

/** A model that is about to be registered; under a name as soon as that is known. */
export interface PreflightModel {
  readonly name: string | undefined;
  readonly run: Run;
  readonly candidate: ModelCandidate;
}

/** What a person should know before. It reads YAML, which the first bundle does without. */
export type Preflight = (session: Session, model: PreflightModel, signal: AbortSignal) => Promise<readonly Finding[]>;

/** Run → model, when it has several → registered model → description → what should be known before. Every answer survives Back. */
export async function askRegistration(
  session: Session,
  given: RegistrationChoice,
  preflight: Preflight,
): Promise<Complete> {
  const asked = await runSteps<Asked>(
    [
      { when: () => given.run === undefined, ask: (state, at) => askRun(session, state, at, preflight) },
      {
        when: ({ candidates }) => given.candidate === undefined && (candidates?.length ?? 0) > 1,
        ask: (state, at) => askModel(session, state, at, preflight),
      },
      { when: () => given.name === undefined, ask: (state, at) => askName(session, state, at, preflight) },
      { when: () => given.description === undefined, ask: (state, at) => askDescription(session, state, at) },
      { when: ({ findings }) => findings.length > 0, ask: (state, at) => askAllTheSame(state, at) },
    ],
    { ...given, findings: await look(session, given, preflight) },
  );
  return requireComplete(asked);
}

async function askRun(session: Session, state: Asked, at: StepFrame, preflight: Preflight): Promise<Asked> {
  const run = await pickRun(session, vscode.l10n.t('Register Model from Run'), { at });
  const candidates = await withProgress(
    { title: vscode.l10n.t('Looking for models of {run}', { run: run.name }), view: 'mlflow.experiments' },
    (signal) => modelCandidates(session.tracking, run, signal),
  );
  const [only] = candidates;
  if (!only) throw noModel(run, new TrackingError({ reason: 'noModel', sent: 'no' }));
  const candidate = candidates.length === 1 ? only : undefined;
  const chosen = { ...state, run, candidates, candidate };
  return { ...chosen, findings: await look(session, chosen, preflight) };
}

async function askModel(session: Session, state: Asked, at: StepFrame, preflight: Preflight): Promise<Asked> {
  const { run, candidates = [] } = state;
  const candidate = await pick<ModelCandidate>(
    {
      title: vscode.l10n.t('Register {run}: Choose Model', { run: run?.name ?? '' }),
      placeholder: vscode.l10n.t('This run has {count} models', { count: candidates.length }),
      items: candidates.map((value) => ({
        label: `$(package) ${plainLabel(value.path)}`,
        description: plainLabel(
          [value.flavor, value.status === 'ready' ? undefined : value.status].filter((part) => part).join(', '),
        ),
        detail: plainLabel(value.modelId ?? value.source),
        value,
      })),
    },
    at,
  );
  const chosen = { ...state, candidate };
  return { ...chosen, findings: await look(session, chosen, preflight) };
}

async function askName(session: Session, state: Asked, at: StepFrame, preflight: Preflight): Promise<Asked> {
  const { run } = state;
  const name = await pickOrNameModel(
    session,
    vscode.l10n.t('Register {run}: Choose Registered Model', { run: run?.name ?? '' }),
    at,
  );
  return { ...state, name, findings: await look(session, { ...state, name }, preflight) };
}

async function askDescription(session: Session, state: Asked, at: StepFrame): Promise<Asked> {
  const complete = requireComplete(state);
  const description = await input(
    {
      title: vscode.l10n.t('Register as {name}: Description', { name: complete.name }),
      prompt: `${registrationSentence(session, complete)} ${vscode.l10n.t('Enter to go on, empty for no description.')}`,
      placeholder: vscode.l10n.t('Description, optional (Markdown)'),
    },
    at,
  );
  return { ...state, description };
}

async function askAllTheSame(state: Asked, at: StepFrame): Promise<Asked> {
  await pick<true>(
    {
      title: vscode.l10n.t('Before You Register'),
      placeholder: vscode.l10n.t('Choose what to do'),
      items: [
        ...state.findings.map(nothing),
        { label: `$(check) ${vscode.l10n.t('Register all the same')}`, value: true as const },
      ],
      active: true,
    },
    at,
  );
  return state;
}

/** What is found never stops a registration. */
async function look(
  session: Session,
  { run, candidate, name }: RegistrationChoice,
  preflight: Preflight,
): Promise<readonly string[]> {
  if (!run || !candidate) return [];
  return (await preflight(session, { name, run, candidate }, untilTimeout())).map(findingText);
}

function requireComplete(state: RegistrationChoice): Complete {
  const { run, candidate, name } = state;
  if (!run || !candidate || name === undefined) throw new TrackingError({ reason: 'noModel', sent: 'no' });
  return { ...state, run, candidate, name };
}
