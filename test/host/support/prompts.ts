import * as vscode from 'vscode';

/** What a person does when asked: the title of a button or the text to type; undefined is Escape. */
export interface Answers {
  readonly showWarningMessage?: string | undefined;
  readonly showInputBox?: string | undefined;
}

export interface Asked<T> {
  readonly result: T;
  /** The questions, in order. */
  readonly questions: readonly string[];
}

/** Answers prompts while `work` runs. Only those named in `answers` are expected: VS Code refuses dialogs in tests. */
export async function answering<T>(answers: Answers, work: () => Promise<T>): Promise<Asked<T>> {
  const questions: string[] = [];
  const former = { showWarningMessage: vscode.window.showWarningMessage, showInputBox: vscode.window.showInputBox };
  const replacements = {
    showWarningMessage: async (sentence: string) => {
      questions.push(sentence);
      return answers.showWarningMessage;
    },
    showInputBox: async (options?: vscode.InputBoxOptions) => {
      questions.push(options?.prompt ?? '');
      return answers.showInputBox;
    },
  };
  Object.assign(vscode.window, pickNamed(replacements, answers));
  try {
    return { result: await work(), questions };
  } finally {
    Object.assign(vscode.window, former);
  }
}

function pickNamed<T extends object>(all: T, named: object): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in named)) as Partial<T>;
}
