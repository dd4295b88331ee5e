import * as vscode from 'vscode';
import { Cancelled } from '../../base/commandError.ts';
import { plainLabel } from '../../base/plainLabel.ts';

/** One step of a plan as a row that can be unticked. Texts may come from a server. */
export interface StepRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly isPicked: boolean;
}

/** Shows all steps of a plan; answers the numbers of those that stay ticked, at least one. Escape throws `Cancelled`. */
export async function pickSteps(
  title: string,
  placeholder: string,
  rows: readonly StepRow[],
): Promise<readonly number[]> {
  const list = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly index: number }>();
  list.title = title;
  list.placeholder = placeholder;
  list.ignoreFocusOut = true;
  list.canSelectMany = true;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.items = rows.map(({ label, description, detail }, index) => ({
    label: plainLabel(label),
    description: plainLabel(description),
    detail: plainLabel(detail),
    index,
  }));
  list.selectedItems = list.items.filter(({ index }) => rows[index]?.isPicked);
  try {
    return await new Promise<readonly number[]>((resolve, reject) => {
      list.onDidAccept(() => {
        const chosen = list.selectedItems.map(({ index }) => index).toSorted((a, b) => a - b);
        if (chosen.length > 0) resolve(chosen);
      });
      list.onDidHide(() => reject(new Cancelled()));
      list.show();
    });
  } finally {
    list.dispose();
  }
}
