import { registerHooks } from 'node:module';

type Listener<T> = (event: T) => void;

class Signal<T> {
  readonly #listeners: Listener<T>[] = [];
  readonly event = (listener: Listener<T>): void => void this.#listeners.push(listener);

  fire(event: T): void {
    for (const listener of this.#listeners) listener(event);
  }
}

interface Row {
  readonly label: string;
  readonly kind?: number;
}

/** A list or an input box as far as the extension uses it, moved by a test instead of a person. */
export class QuickInput {
  readonly #value = new Signal<string>();
  readonly #accept = new Signal<void>();
  readonly #hide = new Signal<void>();
  readonly onDidChangeValue = this.#value.event;
  readonly onDidAccept = this.#accept.event;
  readonly onDidHide = this.#hide.event;
  readonly onDidTriggerButton = new Signal<unknown>().event;
  readonly onDidTriggerItemButton = new Signal<unknown>().event;
  value = '';
  busy = false;
  prompt = '';
  validationMessage: string | undefined;
  items: readonly Row[] = [];
  activeItems: readonly Row[] = [];
  selectedItems: readonly Row[] = [];

  get labels(): string[] {
    return this.items.map(({ label }) => label);
  }

  type(text: string): void {
    this.value = text;
    this.#value.fire(text);
  }

  /** Enter on the row; on an input box, Enter. */
  enter(row = 0): void {
    this.selectedItems = this.items.slice(row, row + 1);
    this.#accept.fire();
  }

  escape(): void {
    this.#hide.fire();
  }

  show(): void {}
  dispose(): void {}
}

/** What is shown, the newest last. */
export const shown: QuickInput[] = [];
/** Options of the input boxes that were asked for by `showInputBox`, and the answers that wait for them. */
export const boxes: { readonly prompt: string }[] = [];
export const typed: string[] = [];

const open = (): QuickInput => {
  const made = new QuickInput();
  shown.push(made);
  return made;
};

const api = {
  window: {
    createQuickPick: open,
    createInputBox: open,
    showInputBox: async (options: { readonly prompt: string }) => {
      boxes.push(options);
      return typed.shift();
    },
  },
  l10n: {
    t: (text: string, args: Readonly<Record<string, string>> = {}) =>
      text.replace(/\{(\w+)\}/g, (_, key: string) => args[key] ?? ''),
  },
  QuickInputButtons: { Back: {} },
  QuickPickItemKind: { Separator: -1, Default: 0 },
};

/** Modules that are imported from now on get the part of VS Code's API that asks questions. */
export function provideQuickInputs(): void {
  Object.assign(globalThis, { quickInputs: api });
  const source = `export const { ${Object.keys(api).join(', ')} } = globalThis.quickInputs;`;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vscode'
        ? { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true }
        : next(specifier, context),
  });
}
