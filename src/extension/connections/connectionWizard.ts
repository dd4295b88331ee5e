import * as vscode from 'vscode';
import type { Message } from '../../core/base/message.ts';
import { parseAddress } from '../../core/connections/address.ts';
import type { AuthKind } from '../../core/connections/connection.ts';
import { credentialsProblem, parseHeaderText, type Credentials } from '../../core/connections/credentials.ts';
import { originOf } from '../../core/connections/connection.ts';
import type { DoctorReport } from '../../core/connections/doctorReport.ts';
import { input, pick, runSteps, type PickItem, type Step, type StepFrame } from '../base/multiStep.ts';
import { render } from '../base/text.ts';
import {
  needsPlainTextConsent,
  withAddress,
  withSignIn,
  type ConnectionDraft,
  type EditPart,
  type SignIn,
} from './connectionDraft.ts';
import { stepRows } from './doctorText.ts';

export interface WizardDeps {
  /** Of the connection that is edited; undefined for a new one. */
  readonly editing: string | undefined;
  /** The kind of secret that is kept for the edited connection. */
  readonly keptSecret: AuthKind | undefined;
  /** Credentials of the process environment, to which only a user's connection can be linked. */
  readonly environment: Credentials | undefined;
  readonly isNameTaken: (name: string) => boolean;
  readonly test: (draft: ConnectionDraft, signal: AbortSignal) => Promise<DoctorReport>;
}

/** Asks all that makes a connection; each answer survives Back. */
export function runConnectionWizard(deps: WizardDeps, initial: ConnectionDraft): Promise<ConnectionDraft> {
  const whole = (step: Ask, when: (draft: ConnectionDraft) => boolean = () => true): Step<ConnectionDraft> => ({
    when: (draft) => draft.part === 'signIn' && when(draft),
    ask: (draft, at) => step(deps, draft, at),
  });
  const only = (part: EditPart, step: Ask): Step<ConnectionDraft> => ({
    when: (draft) => draft.part === part,
    ask: (draft, at) => step(deps, draft, at),
  });
  const steps: Step<ConnectionDraft>[] = [
    { when: () => deps.editing !== undefined, ask: (draft, at) => askPart(deps, draft, at) },
    whole(askAddress),
    whole(askSignIn),
    whole(askUsername, ({ signIn }) => signIn === 'basic'),
    whole(askPassword, ({ signIn }) => signIn === 'basic'),
    whole(askToken, ({ signIn }) => signIn === 'bearer'),
    whole(askHeaders, ({ signIn }) => signIn === 'headers'),
    whole(askPlainText, needsPlainTextConsent),
    whole(askTest),
    whole(askName),
    only('registryUri', askRegistry),
    only('workspace', askWorkspace),
    only('caFile', askCaFile),
  ];
  return runSteps(steps, initial);
}

type Ask = (deps: WizardDeps, draft: ConnectionDraft, at: StepFrame) => Promise<ConnectionDraft>;

function titleOf({ editing }: WizardDeps): string {
  return editing === undefined ? vscode.l10n.t('Add Connection') : vscode.l10n.t('Edit {name}', { name: editing });
}

const askPart: Ask = async (deps, draft, at) => {
  const { entry } = draft;
  const yesNo = (flag: boolean | undefined): string => (flag ? vscode.l10n.t('on') : vscode.l10n.t('off'));
  const items: PickItem<EditPart>[] = [
    { label: `$(key) ${vscode.l10n.t('Address, Sign-In and Name…')}`, description: entry.trackingUri, value: 'signIn' },
    {
      label: `$(library) ${vscode.l10n.t('Registry Address…')}`,
      description: entry.registryUri ?? '',
      value: 'registryUri',
    },
    {
      label: `$(multiple-windows) ${vscode.l10n.t('MLflow Workspace…')}`,
      description: entry.workspace ?? '',
      value: 'workspace',
    },
    {
      label: `$(shield) ${vscode.l10n.t('Certificate Authorities…')}`,
      description: entry.caFile ?? '',
      value: 'caFile',
    },
    {
      label: `$(flame) ${vscode.l10n.t('Switch Production')}`,
      description: yesNo(entry.production),
      value: 'production',
    },
    { label: `$(lock) ${vscode.l10n.t('Switch Read-Only')}`, description: yesNo(entry.readOnly), value: 'readOnly' },
  ];
  const part = await pick(
    { title: titleOf(deps), placeholder: vscode.l10n.t('What to change'), items, active: draft.part },
    at,
  );
  if (part === 'production' || part === 'readOnly')
    return { ...draft, part, entry: { ...entry, [part]: !entry[part] } };
  return { ...draft, part };
};

const askAddress: Ask = async (deps, draft, at) => {
  const text = await input(
    {
      title: titleOf(deps),
      prompt: vscode.l10n.t('Address of the tracking server, with its path prefix if it has one'),
      placeholder: 'http://127.0.0.1:5000',
      value: draft.entry.trackingUri,
      validate: (value) => problemText(addressProblem(value)),
    },
    at,
  );
  return withAddress(draft, text);
};

const askSignIn: Ask = async (deps, draft, at) => {
  const { keptSecret: kept, environment } = deps;
  const origin = originOf(draft.entry.trackingUri) ?? '';
  const items: PickItem<SignIn>[] = [
    ...(kept && kept !== 'none'
      ? [
          {
            label: `$(pass) ${vscode.l10n.t('Keep the Secret')}`,
            detail: vscode.l10n.t('It is sent to {origin}.', { origin }),
            value: 'keep' as const,
          },
        ]
      : []),
    { label: `$(unlock) ${vscode.l10n.t('None')}`, value: 'none' },
    { label: `$(account) ${vscode.l10n.t('User Name and Password')}`, description: 'basic', value: 'basic' },
    { label: `$(key) ${vscode.l10n.t('Bearer Token')}`, description: 'bearer', value: 'bearer' },
    { label: `$(list-flat) ${vscode.l10n.t('Custom Headers')}`, description: 'headers', value: 'headers' },
    ...(environment ? [environmentItem(environment, origin)] : []),
  ];
  const signIn = await pick(
    { title: titleOf(deps), placeholder: vscode.l10n.t('How the server is signed in to'), items, active: draft.signIn },
    at,
  );
  return withSignIn(draft, signIn, { kept: kept ?? 'none', environment: environment?.kind ?? 'none' });
};

function environmentItem({ kind }: Credentials, origin: string): PickItem<SignIn> {
  return {
    label: `$(terminal) ${vscode.l10n.t('Credentials of the Environment')}`,
    description: kind,
    detail: vscode.l10n.t(
      'MLFLOW_TRACKING_USERNAME, …_PASSWORD, …_TOKEN or ~/.mlflow/credentials, as they are at the time, are sent to {origin}.',
      { origin },
    ),
    value: 'environment',
  };
}

const askUsername: Ask = async (deps, draft, at) => {
  const validate = (username: string): string | undefined =>
    problemText(credentialsProblem({ kind: 'basic', username, password: '' }));
  const username = await input(
    { title: titleOf(deps), prompt: vscode.l10n.t('User name'), value: draft.username, validate },
    at,
  );
  return { ...draft, username };
};

const askPassword: Ask = async (deps, draft, at) => {
  const password = await input(
    {
      title: titleOf(deps),
      prompt: secretPrompt(vscode.l10n.t('Password'), draft),
      value: draft.password,
      password: true,
    },
    at,
  );
  return { ...draft, password };
};

const askToken: Ask = async (deps, draft, at) => {
  const validate = (token: string): string | undefined =>
    problemText(credentialsProblem({ kind: 'bearer', token: token.trim() }));
  const prompt = secretPrompt(vscode.l10n.t('Token'), draft);
  const token = await input({ title: titleOf(deps), prompt, value: draft.token, password: true, validate }, at);
  return { ...draft, token };
};

const askHeaders: Ask = async (deps, draft, at) => {
  const validate = (text: string): string | undefined =>
    problemText(credentialsProblem({ kind: 'headers', headers: parseHeaderText(text) ?? {} }));
  const prompt = secretPrompt(vscode.l10n.t('Header as Name: value; several as a JSON object'), draft);
  const options = {
    title: titleOf(deps),
    prompt,
    placeholder: '{"X-Api-Key": "…", "X-Team": "…"}',
    value: draft.headers,
    password: true,
    validate,
  };
  return { ...draft, headers: await input(options, at) };
};

function secretPrompt(what: string, { entry }: ConnectionDraft): string {
  const origin = originOf(entry.trackingUri) ?? '';
  return vscode.l10n.t('{what}. It is kept in VS Code’s secret storage, for {origin} only.', { what, origin });
}

const askPlainText: Ask = async (deps, draft, at) => {
  const uri = draft.entry.trackingUri;
  const items: PickItem<'send' | 'secure'>[] = [
    {
      label: `$(lock) ${vscode.l10n.t('Use https: Instead')}`,
      detail: uri.replace(/^http:/, 'https:'),
      value: 'secure',
    },
    { label: `$(warning) ${vscode.l10n.t('Send the Secret Unencrypted')}`, detail: uri, value: 'send' },
  ];
  const placeholder = vscode.l10n.t('The secret would go over http: unencrypted, readable by everyone on the way');
  const chosen = await pick({ title: titleOf(deps), placeholder, items }, at);
  return chosen === 'send' ? draft : withAddress(draft, uri.replace(/^http:/, 'https:'));
};

const askTest: Ask = async (deps, draft, at) => {
  const abort = new AbortController();
  try {
    const items = deps
      .test(draft, abort.signal)
      .then((report) => [
        goOn(report),
        { label: '', kind: vscode.QuickPickItemKind.Separator },
        ...stepRows<'go'>(report),
      ]);
    const placeholder = vscode.l10n.t('Testing {uri}', { uri: draft.entry.trackingUri });
    await pick({ title: titleOf(deps), placeholder, items, active: 'go', failed: (error) => String(error) }, at);
    return draft;
  } finally {
    abort.abort();
  }
};

function goOn({ ok, serverVersion, cure }: DoctorReport): PickItem<'go'> {
  if (ok)
    return {
      label: `$(check) ${vscode.l10n.t('Continue')}`,
      description: serverVersion === undefined ? '' : `MLflow ${serverVersion}`,
      value: 'go',
    };
  return {
    label: `$(warning) ${vscode.l10n.t('Continue All the Same')}`,
    ...(cure !== undefined && { detail: cure }),
    value: 'go',
  };
}

const askName: Ask = async (deps, draft, at) => {
  const validate = (text: string): string | undefined => {
    const name = text.trim();
    if (name === '') return vscode.l10n.t('A name is needed.');
    return deps.isNameTaken(name) ? vscode.l10n.t('A connection is called {name} already.', { name }) : undefined;
  };
  const value = draft.entry.name || new URL(draft.entry.trackingUri).host;
  const name = await input(
    { title: titleOf(deps), prompt: vscode.l10n.t('Name of the connection'), value, validate },
    at,
  );
  return { ...draft, entry: { ...draft.entry, name: name.trim() } };
};

const askRegistry: Ask = async (deps, draft, at) => {
  const { entry } = draft;
  const origin = (uri: string): string => originOf(uri) ?? uri;
  const prompt =
    (entry.auth ?? 'none') === 'none'
      ? vscode.l10n.t('Address of the model registry; empty for that of the tracking server')
      : vscode.l10n.t(
          'Address of the model registry; empty for that of the tracking server. The secret of {origin} is sent to it as well.',
          { origin: origin(entry.trackingUri) },
        );
  const validate = (text: string): string | undefined =>
    text.trim() === '' ? undefined : problemText(addressProblem(text));
  const text = await input(
    { title: titleOf(deps), prompt, placeholder: 'https://registry.example', value: entry.registryUri ?? '', validate },
    at,
  );
  return { ...draft, entry: { ...entry, registryUri: text.trim() || undefined } };
};

const askWorkspace: Ask = async (deps, draft, at) => {
  const prompt = vscode.l10n.t('Workspace on the server (MLflow 3.10 or later with workspaces); empty for none');
  const validate = (text: string): string | undefined =>
    /^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$/.test(text.trim())
      ? undefined
      : vscode.l10n.t('A workspace name has small letters, digits and hyphens within.');
  const text = await input({ title: titleOf(deps), prompt, value: draft.entry.workspace ?? '', validate }, at);
  return { ...draft, entry: { ...draft.entry, workspace: text.trim() || undefined } };
};

const askCaFile: Ask = async (deps, draft, at) => {
  const prompt = vscode.l10n.t(
    'PEM file with the certificate authorities to trust for this connection alone; empty for those of the system',
  );
  const text = await input(
    { title: titleOf(deps), prompt, placeholder: '~/authority.pem', value: draft.entry.caFile ?? '' },
    at,
  );
  return { ...draft, entry: { ...draft.entry, caFile: text.trim() || undefined } };
};

function addressProblem(text: string): Message | undefined {
  const address = parseAddress(text);
  return 'problem' in address ? address.problem : undefined;
}

function problemText(problem: Message | undefined): string | undefined {
  return problem && render(problem);
}
