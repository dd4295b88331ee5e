import * as vscode from 'vscode';
import type { Stage } from '../../core/lifecycle/stage.ts';

/** MLflow's own word for a stage, in the person's language. */
export function stageName(stage: Stage): string {
  const names: Record<Stage, string> = {
    None: vscode.l10n.t('None'),
    Staging: vscode.l10n.t('Staging'),
    Production: vscode.l10n.t('Production'),
    Archived: vscode.l10n.t('Archived'),
  };
  return names[stage];
}

/** As it is offered to move to: `None` alone says too little. */
export function stageTitle(stage: Stage): string {
  return stage === 'None' ? vscode.l10n.t('None (development)') : stageName(stage);
}
