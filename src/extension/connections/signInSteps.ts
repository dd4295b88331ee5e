import * as vscode from 'vscode';
import { credentialsProblem, parseHeaderText, type Credentials } from '../../core/connections/credentials.ts';
import { originsOf } from '../../core/connections/settings.ts';
import { input, pick, type PickItem } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import {
  overHttps,
  plainAddresses,
  withSecureAddresses,
  withSignIn,
  type ConnectionDraft,
  type SignIn,
} from './connectionDraft.ts';
import { problemText, titleOf, type Ask } from './wizardStep.ts';

export const askSignIn: Ask = async (deps, draft, at) => {
  const { keptSecret: kept, environment } = deps;
  const origin = plainLabel(originNames(draft));
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
    { label: `$(unlock) ${vscode.l10n.t('No Sign-In')}`, value: 'none' },
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

export const askUsername: Ask = async (deps, draft, at) => {
  const validate = (username: string): string | undefined =>
    problemText(credentialsProblem({ kind: 'basic', username, password: '' }));
  const username = await input(
    { title: titleOf(deps), prompt: vscode.l10n.t('User name'), value: draft.username, validate },
    at,
  );
  return { ...draft, username };
};

export const askPassword: Ask = async (deps, draft, at) => {
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

export const askToken: Ask = async (deps, draft, at) => {
  const validate = (token: string): string | undefined =>
    problemText(credentialsProblem({ kind: 'bearer', token: token.trim() }));
  const prompt = secretPrompt(vscode.l10n.t('Token'), draft);
  const token = await input({ title: titleOf(deps), prompt, value: draft.token, password: true, validate }, at);
  return { ...draft, token };
};

export const askHeaders: Ask = async (deps, draft, at) => {
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

function secretPrompt(what: string, draft: ConnectionDraft): string {
  const origin = originNames(draft);
  return vscode.l10n.t('{what}. It is kept in VS Code’s secret storage, for {origin} only.', { what, origin });
}

/** All that the secret is kept for and sent to; a registry with an address of its own is one of them. */
function originNames({ entry }: ConnectionDraft): string {
  return originsOf({ trackingUri: entry.trackingUri, registryUri: entry.registryUri }).join(', ');
}

export const askPlainText: Ask = async (deps, draft, at) => {
  const plain = plainAddresses(draft);
  const secure = plain.map(overHttps);
  const items: PickItem<'send' | 'secure'>[] = [
    {
      label: `$(lock) ${vscode.l10n.t('Use https: Instead')}`,
      detail: plainLabel(secure.join(', ')),
      value: 'secure',
    },
    {
      label: `$(warning) ${vscode.l10n.t('Send the Secret Unencrypted')}`,
      detail: plainLabel(plain.join(', ')),
      value: 'send',
    },
  ];
  const placeholder = vscode.l10n.t('The secret would go over http: unencrypted, readable by everyone on the way');
  const chosen = await pick({ title: titleOf(deps), placeholder, items }, at);
  return chosen === 'send' ? draft : withSecureAddresses(draft);
};
