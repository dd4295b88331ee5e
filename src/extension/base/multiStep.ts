import * as vscode from 'vscode';
import { Cancelled } from './commandError.ts';
import { unlinked } from './notify.ts';
import { plainLabel } from './plainLabel.ts';

/** One question of several. `ask` returns the state with the answer in it; `when` leaves the step out while its answer is not needed. */
export interface Step<State> {
  readonly when?: (state: State) => boolean;
  readonly ask: (state: State, at: StepFrame) => Promise<State>;
}

/** Where a question stands among the others. `draft` keeps what was typed when the person goes back and forth again. */
export interface StepFrame {
  readonly step: number;
  readonly total: number;
  readonly draft: { text?: string };
}

/** The Back button was pressed: {@link runSteps} asks the step before again, with the answers it has. */
class Back extends Error {}

/** Asks the steps in order and returns the state when all are answered. Escape throws {@link Cancelled}. */
export async function runSteps<State>(steps: readonly Step<State>[], initial: State): Promise<State> {
  const drafts = steps.map((): { text?: string } => ({}));
  const asked: number[] = [];
  const needed = (index: number, state: State): boolean => steps[index]?.when?.(state) ?? true;
  let state = initial;
  for (let index = 0; index < steps.length; index++) {
    const current = steps[index];
    if (!current || !needed(index, state)) continue;
    const total = steps.filter((_, other) => needed(other, state)).length;
    try {
      state = await current.ask(state, { step: asked.length + 1, total, draft: drafts[index] ?? {} });
      asked.push(index);
    } catch (error) {
      if (!(error instanceof Back)) throw error;
      index = (asked.pop() ?? 0) - 1;
    }
  }
  return state;
}

/** A row to choose. Separators and rows that only say something have no value: Enter on them does nothing. */
export type PickItem<T> =
  | (vscode.QuickPickItem & { readonly value: T })
  | (vscode.QuickPickItem & { readonly value?: never });

/** A sentence in the place of rows. A separator would not do: VS Code draws none that has no row below it. */
export function nothing(sentence: string): PickItem<never> {
  return { label: plainLabel(sentence), alwaysShow: true };
}

export interface PickOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  /** Fixed rows, rows that are on their way, or a search by what is typed (then nothing is filtered here). */
  readonly items:
    | readonly PickItem<T>[]
    | Promise<readonly PickItem<T>[]>
    | ((text: string, signal: AbortSignal) => Promise<readonly PickItem<T>[]>);
  /** The row that is focused at first. */
  readonly active?: T;
  /** A failure of `items`, told in the place of rows. */
  readonly failed?: (error: unknown) => string;
  /** A button on a row was pressed; the list stays open. */
  readonly onButton?: (value: T, button: vscode.QuickInputButton) => void;
}

const searchDelay = 250;

/** Shows a list; without a frame it is a single question with no Back. */
export async function pick<T>(options: PickOptions<T>, at?: StepFrame): Promise<T> {
  const list = vscode.window.createQuickPick<PickItem<T>>();
  const searching = typeof options.items === 'function';
  prepare(list, options, at);
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  let abort = new AbortController();
  /** The text that the rows were searched by. */
  let searched: string | undefined;
  const load = async (text: string): Promise<void> => {
    abort.abort();
    const mine = (abort = new AbortController());
    list.busy = true;
    try {
      const found = await (typeof options.items === 'function' ? options.items(text, mine.signal) : options.items);
      if (!mine.signal.aborted) show(list, found, searching, options.active);
    } catch (error) {
      if (!mine.signal.aborted) list.items = [nothing(options.failed?.(error) ?? String(error))];
    }
    if (mine.signal.aborted) return;
    searched = text;
    list.busy = false;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (searching) {
    list.value = at?.draft.text ?? '';
    list.onDidChangeValue((text) => {
      clearTimeout(timer);
      abort.abort();
      list.busy = true;
      // Rows of the former text are not what is asked for now: Enter must not take one of them.
      list.items = [];
      timer = setTimeout(() => void load(text), searchDelay);
    });
  }
  list.onDidTriggerItemButton(({ item, button }) => {
    if (hasValue(item)) options.onButton?.(item.value, button);
  });
  void load(list.value);
  try {
    return await answer(list, at, async () => {
      // Rows may still have been in sight when Enter was pressed.
      if (searching && list.value !== searched) return undefined;
      const [chosen] = list.selectedItems;
      return chosen && hasValue(chosen) ? { value: chosen.value } : undefined;
    });
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

function show<T>(
  list: vscode.QuickPick<PickItem<T>>,
  found: readonly PickItem<T>[],
  searching: boolean,
  active: T | undefined,
): void {
  list.items = searching ? found.map((item) => ({ ...item, alwaysShow: true })) : found;
  const focused = found.find((item) => hasValue(item) && item.value === active);
  if (focused && !searching) list.activeItems = [focused];
}

function hasValue<T>(item: PickItem<T>): item is vscode.QuickPickItem & { readonly value: T } {
  return 'value' in item;
}

export interface InputOptions {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** Why the text cannot be taken, or undefined. */
  readonly validate?: (text: string) => string | undefined | Promise<string | undefined>;
}

/** Shows an input box; without a frame it is a single question with no Back. */
export async function input(options: InputOptions, at?: StepFrame): Promise<string> {
  const box = vscode.window.createInputBox();
  prepare(box, options, at);
  box.prompt = plainPrompt(options.prompt);
  box.password = options.password ?? false;
  box.value = at?.draft.text ?? options.value ?? '';
  const validate = async (): Promise<string | undefined> => {
    const text = box.value;
    const problem = await options.validate?.(text);
    if (text === box.value) box.validationMessage = problem && plainPrompt(problem);
    return problem;
  };
  box.onDidChangeValue(() => {
    box.validationMessage = undefined;
  });
  return answer(box, at, async () => {
    const text = box.value;
    return (await validate()) === undefined ? { value: text } : undefined;
  });
}

/** VS Code draws icons and links in what stands below an input box, and names from a server stand there. */
export function plainPrompt(text: string): string {
  return unlinked(plainLabel(text));
}

interface Common {
  readonly title: string;
  readonly placeholder?: string;
}

function prepare(
  control: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  { title, placeholder }: Common,
  at: StepFrame | undefined,
): void {
  control.title = title;
  control.placeholder = placeholder;
  control.ignoreFocusOut = true;
  if (!at || at.total === 1) return;
  control.step = at.step;
  control.totalSteps = at.total;
  if (at.step > 1) control.buttons = [vscode.QuickInputButtons.Back];
}

type Control = vscode.QuickInput & {
  value: string;
  readonly onDidAccept: vscode.Event<void>;
  readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
};

/** Waits for Enter (as often as `accept` has no value for it), Back or Escape; the control is gone afterwards. */
async function answer<T>(
  control: Control,
  at: StepFrame | undefined,
  accept: () => Promise<{ readonly value: T } | undefined>,
): Promise<T> {
  try {
    return await new Promise<T>((resolve, reject) => {
      control.onDidAccept(() => {
        accept().then((accepted) => accepted && resolve(accepted.value), reject);
      });
      control.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) reject(new Back());
      });
      control.onDidHide(() => reject(new Cancelled()));
      control.show();
    });
  } finally {
    if (at) at.draft.text = control.value;
    control.dispose();
  }
}
