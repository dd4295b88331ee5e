import * as vscode from 'vscode';
import { originOf } from '../../core/connections/connection.ts';
import { input } from '../base/multiStep.ts';
import { addressProblem, problemText, titleOf, type Ask } from './wizardStep.ts';

export const askRegistry: Ask = async (deps, draft, at) => {
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

export const askWorkspace: Ask = async (deps, draft, at) => {
  const prompt = vscode.l10n.t('Workspace on the server (MLflow 3.10 or later with workspaces); empty for none');
  const validate = (text: string): string | undefined =>
    /^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$/.test(text.trim())
      ? undefined
      : vscode.l10n.t('A workspace name has small letters, digits and hyphens within.');
  const text = await input({ title: titleOf(deps), prompt, value: draft.entry.workspace ?? '', validate }, at);
  return { ...draft, entry: { ...draft.entry, workspace: text.trim() || undefined } };
};

export const askCaFile: Ask = async (deps, draft, at) => {
  const prompt = vscode.l10n.t(
    'PEM file with the certificate authorities to trust for this connection alone; empty for those of the system',
  );
  const text = await input(
    { title: titleOf(deps), prompt, placeholder: '~/authority.pem', value: draft.entry.caFile ?? '' },
    at,
  );
  return { ...draft, entry: { ...draft.entry, caFile: text.trim() || undefined } };
};
