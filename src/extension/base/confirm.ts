import * as vscode from 'vscode';
import type { Connection } from '../../core/connections/connection.ts';
import type { Session } from '../connections/session.ts';
import { Cancelled, CommandError } from './commandError.ts';
import { plainPrompt } from './multiStep.ts';

/** What a program can say instead of answering a question. */
export interface Confirmation {
  readonly confirmed?: boolean | undefined;
  /** On a production connection every write needs the thing's name, typed. */
  readonly typedName?: string | undefined;
}

export interface Question {
  /** The whole change in one sentence, with server, names, old → new. */
  readonly sentence: string;
  readonly detail?: string;
  /** Title of the button that does it. */
  readonly button: string;
  /** What is typed on a production connection; for a thing without a name it is the connection's. */
  readonly name: string;
  /** `always`: asked on every connection (destructive, or a stage move); `production`: only there. */
  readonly when: 'always' | 'production';
}

/** A write on a read-only connection is refused before anything is asked. */
export function requireWritable({ writable, connection }: Session): void {
  if (writable) return;
  throw new CommandError(
    'readOnly',
    vscode.l10n.t('{name} is read-only: nothing can be changed through it. Nothing was sent.', {
      name: connection.name,
    }),
  );
}

/** Returns when the write may go on; throws `Cancelled` otherwise, or `invalid` for a program's wrong `typedName`. */
export async function confirm(connection: Connection, question: Question, given: Confirmation): Promise<void> {
  if (connection.production) return confirmByName(connection, question, given);
  if (question.when === 'production' || given.confirmed) return;
  const options = question.detail === undefined ? { modal: true } : { modal: true, detail: question.detail };
  const chosen = await vscode.window.showWarningMessage(question.sentence, options, question.button);
  if (chosen !== question.button) throw new Cancelled();
}

async function confirmByName(connection: Connection, question: Question, given: Confirmation): Promise<void> {
  const name = question.name.trim() === '' ? connection.name : question.name;
  const wrong = vscode.l10n.t('That is not the name.');
  if (given.typedName !== undefined) {
    if (given.typedName === name) return;
    throw new CommandError(
      'invalid',
      vscode.l10n.t('{sentence} Not done: typedName is not “{name}”. Nothing was sent.', {
        sentence: question.sentence,
        name,
      }),
    );
  }
  for (let typed: string | undefined = ''; typed !== name;) {
    typed = await vscode.window.showInputBox({
      title: vscode.l10n.t('Production: {name}', { name: connection.name }),
      prompt: plainPrompt(`${question.sentence} ${vscode.l10n.t('Type {name} to confirm.', { name })}`),
      value: typed,
      ignoreFocusOut: true,
      // A problem hides the prompt: the sentence stays in sight while the name is being typed.
      validateInput: (value) => (name.startsWith(value) ? undefined : wrong),
    });
    if (!typed) throw new Cancelled();
  }
}
