import { signal, type ReadonlySignal } from '@preact/signals';
import type { Gesture } from '../../src/core/mlmodel/page/gesture.ts';
import type { RowPath } from '../../src/core/mlmodel/page/modelPage.ts';
import type { SignaturePartName } from '../../src/core/mlmodel/document.ts';
import type {
  GestureOutcome,
  mlmodelHostContract,
  mlmodelPageContract,
  PageAct,
  ShownModel,
} from '../../src/protocol/mlmodelPage.ts';
import { RpcError, type Handlers, type Rpc } from '../../src/protocol/rpc.ts';
import {
  emptyPage,
  withInputColumn,
  withNextProblem,
  withProblem,
  withShown,
  type PageState,
  type ProblemCursor,
} from './pageStore.ts';

type Host = Pick<Rpc<typeof mlmodelPageContract, typeof mlmodelHostContract>, 'request' | 'notify'>;

export interface ModelEditorOptions {
  readonly connect: (handlers: Handlers<typeof mlmodelPageContract>) => Host;
  /** The problem that was chosen before a reload. */
  readonly cursor: ProblemCursor | null;
  readonly say: {
    /** The text changed before a gesture arrived. */
    stale(): string;
    broken(): string;
    failed(why: string): string;
    notShown(why: string): string;
  };
  /** For those who do not see it. */
  readonly announce: (text: string) => void;
}

/** What the page knows, and what a person does with it. */
export interface ModelEditor {
  readonly state: ReadonlySignal<PageState>;
  /** A sentence about what was not done; '' when all went well. */
  readonly notice: ReadonlySignal<string>;
  readonly closeNotice: () => void;
  readonly send: (gesture: Gesture) => Promise<GestureOutcome>;
  /** By their indices in what is shown. */
  readonly fix: (problem: number, fix: number) => Promise<void>;
  readonly act: (act: PageAct) => void;
  readonly copy: (text: string) => void;
  readonly openFile: (file: string) => void;
  readonly openVersion: (index: number) => void;
  readonly revealProblem: (problem: number) => void;
  readonly revealRow: (part: SignaturePartName, path: RowPath) => void;
  readonly chooseProblem: (index: number) => void;
  readonly stepProblem: (by: 1 | -1) => void;
  readonly showInputColumn: (name: string) => void;
}

/** Milliseconds. */
const patience = 400;

/** Connects the page and asks for the first state. */
export function modelEditor({ connect, cursor, say, announce }: ModelEditorOptions): ModelEditor {
  const state = signal<PageState>({ ...emptyPage, cursor });
  const notice = signal('');
  /** A problem that was asked for before there was anything to show. */
  let awaited: number | undefined;

  const show = (shown: ShownModel): void => {
    state.value = withShown(state.value, shown);
    if (awaited !== undefined) state.value = withProblem(state.value, awaited);
    awaited = undefined;
  };
  const tell = (text: string): void => {
    notice.value = text;
    if (text !== '') announce(text);
  };

  const host = connect({
    requests: {},
    notices: {
      shown: show,
      links: (links) => {
        state.value = { ...state.value, links };
      },
      focusProblem: ({ problem }) => {
        if (state.value.shown === null) awaited = problem;
        else state.value = withProblem(state.value, problem);
      },
    },
  });

  /** Asks for a change of the text that is shown; every outcome but the applied one is said. */
  const change = async (ask: (epoch: number) => Promise<GestureOutcome>): Promise<GestureOutcome> => {
    const { shown } = state.value;
    const start = performance.now();
    const outcome = await outcomeOf(shown, ask, say);
    performance.measure('mlmodel-gesture', { start }); // for whoever measures it
    tell(outcome.kind === 'applied' ? '' : outcome.kind === 'stale' ? say.stale() : outcome.text);
    if (outcome.kind === 'applied' && shown !== null) await seen(shown.epoch);
    return outcome;
  };
  /** Until a newer text than this one is shown: what is done next is done to that. It does not come when nothing was to be changed. */
  const seen = (epoch: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(over, patience);
      const stop = state.subscribe(({ shown }) => {
        if (shown !== null && shown.epoch > epoch) setTimeout(over); // once it is drawn
      });
      function over(): void {
        clearTimeout(timer);
        stop();
        resolve();
      }
    });

  const start = async (): Promise<void> => {
    try {
      show(await host.request('ready', {}));
    } catch (error) {
      if (state.value.shown === null && !isClosed(error)) tell(say.notShown(textOf(error)));
    }
  };
  void start();

  const epoch = (): number => state.value.shown?.epoch ?? 0;
  return {
    state,
    notice,
    closeNotice: () => tell(''),
    send: (gesture) =>
      change(async (epoch) => {
        if (state.value.shown?.page.isBroken) return { kind: 'refused', text: say.broken() };
        return host.request('gesture', { epoch, gesture });
      }),
    fix: async (problem, fix) => {
      await change((epoch) => host.request('fix', { epoch, problem, fix }));
    },
    act: (act) => host.notify('act', { act }),
    copy: (text) => host.notify('copy', { text }),
    openFile: (file) => host.notify('openFile', { file }),
    openVersion: (index) => host.notify('openVersion', { index }),
    revealProblem: (problem) => host.notify('revealProblem', { epoch: epoch(), problem }),
    revealRow: (part, path) => host.notify('revealRow', { epoch: epoch(), part, path: [...path] }),
    chooseProblem: (index) => {
      state.value = withProblem(state.value, index);
    },
    stepProblem: (by) => {
      state.value = withNextProblem(state.value, by);
    },
    showInputColumn: (name) => {
      state.value = withInputColumn(state.value, name);
    },
  };
}

/** A request that fails is an outcome like the others: the page says it and goes on. */
async function outcomeOf(
  shown: ShownModel | null,
  ask: (epoch: number) => Promise<GestureOutcome>,
  say: ModelEditorOptions['say'],
): Promise<GestureOutcome> {
  if (shown === null) return { kind: 'stale' };
  if (shown.readOnly !== '') return { kind: 'refused', text: shown.readOnly };
  try {
    return await ask(shown.epoch);
  } catch (error) {
    return { kind: 'refused', text: isClosed(error) ? '' : say.failed(textOf(error)) };
  }
}

function isClosed(error: unknown): boolean {
  return error instanceof RpcError && error.kind === 'disposed';
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
