import * as vscode from 'vscode';
import type { Connection } from '../../core/connections/connection.ts';
import type { SecretStore } from './secretStore.ts';

/**
 * A connection whose address changed does not take its secret along: this asks, once for each new origin. Called only when a person acts
 * on the connection; until it is answered, requests go without a secret.
 */
export async function askForSecretOfFormerOrigin(secrets: SecretStore, connection: Connection): Promise<void> {
  for (const change of await secrets.unanswered(connection)) {
    const send = vscode.l10n.t('Send the Secret');
    const refuse = vscode.l10n.t('Do Not Send');
    const question = vscode.l10n.t('The secret of {name} was entered for {from}. Send it to {to} as well?', {
      name: connection.name,
      ...change,
    });
    const detail =
      connection.scope === 'workspace'
        ? vscode.l10n.t('This address comes from the workspace settings. Whoever runs it will know the secret.')
        : vscode.l10n.t('Whoever runs this address will know the secret.');
    const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, send, refuse);
    if (chosen !== undefined) await secrets.answer(connection, change, chosen === send);
  }
}
