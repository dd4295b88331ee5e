import * as vscode from 'vscode';
import { pick, type PickItem, type StepFrame } from '../../base/multiStep.ts';
import { plainLabel } from '../../base/plainLabel.ts';
import { failureText } from '../../base/failure.ts';
import type { Session } from '../../connections/session.ts';
import { searchModels } from '../../registry/modelPickers.ts';

/** A registered model by name, or undefined for all of them. */
export async function pickModelOrAll(session: Session, title: string, at?: StepFrame): Promise<string | undefined> {
  const chosen = await pick<{ readonly name: string | undefined }>(
    {
      title,
      placeholder: vscode.l10n.t('Search registered models'),
      items: async (text, signal) => {
        const models = await searchModels(session, text, signal);
        const all: PickItem<{ readonly name: string | undefined }> = {
          label: vscode.l10n.t('All registered models'),
          value: { name: undefined },
        };
        const found = models.map(({ name }) => ({ label: plainLabel(name), value: { name } }));
        return text.trim() === '' ? [all, ...found] : found;
      },
      failed: (error) =>
        failureText(
          {
            what: vscode.l10n.t('Registered models could not be loaded from {name}', { name: session.connection.name }),
          },
          error,
        ),
    },
    at,
  );
  return chosen.name;
}
