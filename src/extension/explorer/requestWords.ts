import * as vscode from 'vscode';
import type { RequestRecord } from '../../core/lifecycle/records/record.ts';
import { formatWhen } from '../base/formatWhen.ts';
import { stageName } from '../registry/stageText.ts';

/** In a row and a list: `ada asked for Production today 09:12: “Better f1.”` */
export function askedText({ by, to, at, comment }: RequestRecord): string {
  const said = {
    name: by.name === '' ? vscode.l10n.t('somebody') : by.name,
    stage: stageName(to),
    when: formatWhen(at),
  };
  const [line = ''] = comment.trim().split('\n', 1);
  if (line === '') return vscode.l10n.t('{name} asked for {stage} {when}', said);
  return vscode.l10n.t('{name} asked for {stage} {when}: “{comment}”', { ...said, comment: line.slice(0, 200) });
}
