import * as vscode from 'vscode';
import { originOf } from '../../core/connections/connection.ts';
import type { Session } from '../connections/session.ts';

const key = 'stageDeprecationTold';

/** MLflow calls stages deprecated: said once per server, after the first move, and never again. */
export class DeprecationNote {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  async tellOnce({ connection }: Session): Promise<void> {
    const server = originOf(connection.trackingUri) ?? connection.trackingUri;
    const told = this.#state.get<readonly string[]>(key, []);
    if (told.includes(server)) return;
    await this.#state.update(key, [...told, server]);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('MLflow calls stages deprecated and suggests aliases. Both work here, side by side.'),
    );
  }
}
