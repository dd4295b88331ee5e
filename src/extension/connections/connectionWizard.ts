import * as vscode from 'vscode';
import type { DoctorReport } from '../../core/connections/doctorReport.ts';
import { input, pick, runSteps, type PickItem, type Step } from '../base/multiStep.ts';
import { plainLabel } from '../base/plainLabel.ts';
import { needsPlainTextConsent, withAddress, type ConnectionDraft, type EditPart } from './connectionDraft.ts';
import { askCaFile, askRegistry, askWorkspace } from './detailSteps.ts';
import { stepRows } from './doctorText.ts';
import { askHeaders, askPassword, askPlainText, askSignIn, askToken, askUsername } from './signInSteps.ts';
import { addressProblem, problemText, titleOf, type Ask, type WizardDeps } from './wizardStep.ts';

/** Asks all that makes a connection; each answer survives Back. */
export function runConnectionWizard(deps: WizardDeps, initial: ConnectionDraft): Promise<ConnectionDraft> {
  const only = (
    part: EditPart,
    step: Ask,
    when: (draft: ConnectionDraft) => boolean = () => true,
  ): Step<ConnectionDraft> => ({
    when: (draft) => draft.part === part && when(draft),
    ask: (draft, at) => step(deps, draft, at),
  });
  const whole = (step: Ask, when?: (draft: ConnectionDraft) => boolean): Step<ConnectionDraft> =>
    only('signIn', step, when);
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
    only('registryUri', askPlainText, needsPlainTextConsent),
    only('workspace', askWorkspace),
    only('caFile', askCaFile),
  ];
  return runSteps(steps, initial);
}

const askPart: Ask = async (deps, draft, at) => {
  const { entry } = draft;
  const yesNo = (flag: boolean | undefined): string => (flag ? vscode.l10n.t('on') : vscode.l10n.t('off'));
  const items: PickItem<EditPart>[] = [
    {
      label: `$(key) ${vscode.l10n.t('Address, Sign-In and Name…')}`,
      description: plainLabel(entry.trackingUri),
      value: 'signIn',
    },
    {
      label: `$(library) ${vscode.l10n.t('Registry Address…')}`,
      description: plainLabel(entry.registryUri ?? ''),
      value: 'registryUri',
    },
    {
      label: `$(multiple-windows) ${vscode.l10n.t('MLflow Workspace…')}`,
      description: plainLabel(entry.workspace ?? ''),
      value: 'workspace',
    },
    {
      label: `$(shield) ${vscode.l10n.t('Certificate Authorities…')}`,
      description: plainLabel(entry.caFile ?? ''),
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
      description: serverVersion === undefined ? '' : plainLabel(`MLflow ${serverVersion}`),
      value: 'go',
    };
  return {
    label: `$(warning) ${vscode.l10n.t('Continue All the Same')}`,
    ...(cure !== undefined && { detail: plainLabel(cure) }),
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
