import * as vscode from 'vscode';
import type { ModelVersion } from '../../../core/tracking/registeredModel.ts';
import { Cancelled } from '../../base/commandError.ts';
import { pick, runSteps } from '../../base/multiStep.ts';
import type { Session } from '../../connections/session.ts';
import type { OpenPages } from '../../pages/openPages.ts';
import { pickRegisteredModel, pickVersion } from '../../registry/modelPickers.ts';
import type { CardInput } from '../lifecycleInputs.ts';
import { readOnlyDocument, readOnlyUri } from '../plan/planDocument.ts';

interface Wanted {
  readonly name: string;
  readonly version: string;
}

export function askCardVersion(session: Session, given: CardInput): Promise<Wanted> {
  return runSteps<Wanted>(
    [
      {
        when: () => given.name === undefined,
        ask: async (state, at) => ({
          ...state,
          name: await pickRegisteredModel(session, vscode.l10n.t('Make Model Card: Choose Registered Model'), at),
        }),
      },
      {
        when: () => given.version === undefined,
        ask: async (state, at) => ({
          ...state,
          version: await pickVersion(session, vscode.l10n.t('Make Model Card: Choose Version'), state.name, at),
        }),
      },
    ],
    { name: given.name ?? '', version: given.version ?? '' },
  );
}

export type CardTarget = 'description' | 'file' | 'copy';

export interface ShownCard {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly canDescribe: boolean;
}

/** Shows the description as it is and as it would be, and asks what becomes of the card. The diff stays open. */
export async function askCardTarget(
  pages: OpenPages,
  { title, before, after, canDescribe }: ShownCard,
): Promise<CardTarget> {
  const [left, right] = [readOnlyUri(title), readOnlyUri(title)];
  await readOnlyDocument(pages, left, before);
  await readOnlyDocument(pages, right, after);
  const head = vscode.l10n.t('{title}: Description ↔ Model Card', { title });
  await vscode.commands.executeCommand('vscode.diff', left, right, head, { preview: true });
  const choices = [
    {
      label: vscode.l10n.t('Save as Description'),
      detail: vscode.l10n.t('On the server. What you wrote outside of the card’s marks stays.'),
      value: 'description' as const,
    },
    {
      label: vscode.l10n.t('Save as File…'),
      detail: vscode.l10n.t('With all rows of all tables'),
      value: 'file' as const,
    },
    { label: vscode.l10n.t('Copy'), value: 'copy' as const },
  ];
  return pick<CardTarget>({
    title: vscode.l10n.t('Model Card of {title}', { title }),
    placeholder: vscode.l10n.t('What becomes of the card?'),
    items: choices.filter(({ value }) => value !== 'description' || canDescribe),
  });
}

export async function askFile({ name, version }: ModelVersion): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const file = `${name}-${version}.md`.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const uri = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }),
    filters: { Markdown: ['md'] },
    title: vscode.l10n.t('Save Model Card'),
  });
  if (!uri) throw new Cancelled();
  return uri;
}
