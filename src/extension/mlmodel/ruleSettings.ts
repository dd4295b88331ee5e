import type * as vscode from 'vscode';
import type { Severity } from '../../core/mlmodel/rule.ts';
import { readSetting } from '../contributions/settings.ts';

export type RuleSetting = Severity | 'off';

const severities: ReadonlySet<unknown> = new Set<RuleSetting>(['off', 'hint', 'information', 'warning', 'error']);

/** `mlflow.mlmodel.rules` for this file; what is no severity is left out. */
export function readRules(uri: vscode.Uri): Readonly<Record<string, RuleSetting>> {
  const entries = Object.entries(readSetting('mlflow.mlmodel.rules', uri));
  return Object.fromEntries(entries.filter((entry): entry is [string, RuleSetting] => severities.has(entry[1])));
}
