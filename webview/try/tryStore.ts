import { computed, signal } from '@preact/signals';
import {
  longestRequest,
  tryHostContract,
  tryPageContract,
  type SampleKind,
  type TryAnswer,
  type TryShown,
} from '../../src/protocol/tryPage.ts';
import { tryTexts } from '../../src/protocol/tryTexts.ts';
import { announce } from '../ui/announce.ts';
import { connectPage } from '../ui/connect.ts';
import { remember } from '../ui/rpcPort.ts';
import { texts } from '../ui/texts.ts';

export const t = texts(tryTexts);

/** The model; undefined until the extension has answered. */
export const shown = signal<TryShown | undefined>(undefined);
export const server = signal<TryShown['server']>({ state: 'stopped', url: '', problem: '' });
export const draft = signal('');
/** Why there is nothing to send, or what is wrong with it. */
export const problem = signal('');
/** The newest first. */
export const answers = signal<readonly TryAnswer[]>([]);
/** The one that is looked at. */
export const chosen = signal<number | undefined>(undefined);
export const isFilling = signal(false);
export const isSending = computed(() => sending.value !== undefined);

export const answer = computed(() => answers.value.find(({ id }) => id === chosen.value) ?? answers.value[0]);

const sending = signal<AbortController | undefined>(undefined);
/** Answers that the page keeps for going back to. */
const mostAnswers = 10;

const rpc = connectPage({
  own: tryPageContract,
  other: tryHostContract,
  handlers: {
    requests: {},
    notices: {
      server: (now) => {
        server.value = now;
      },
    },
  },
});

export function start(): void {
  rpc.request('ready', {}).then(begin, (error: unknown) => {
    problem.value = t('notShown', { why: textOf(error) });
  });
}

export const acts = {
  start: () => rpc.notify('start', {}),
  stop: () => rpc.notify('stop', {}),
  copyUrl: () => rpc.notify('copyUrl', {}),
  copyCurl: () => isSendable() && rpc.notify('copyCurl', { text: draft.value }),
  copyAnswer: (id: number) => rpc.notify('copyAnswer', { id }),
  cancel: () => sending.value?.abort(),
} as const;

export function type(text: string): void {
  draft.value = text;
  problem.value = '';
  clearTimeout(later);
  later = setTimeout(keep, 300);
}

let later: ReturnType<typeof setTimeout> | undefined;

/** Puts a request in place of what stands there. */
export async function fill(kind: SampleKind): Promise<void> {
  isFilling.value = true;
  try {
    const made = await rpc.request('sample', { kind }, { milliseconds: 0 });
    if (made.text !== '') type(made.text);
    problem.value = made.problem;
  } catch (error) {
    problem.value = textOf(error);
  }
  isFilling.value = false;
}

export async function send(): Promise<void> {
  if (isSending.value || server.value.state !== 'ready' || !isSendable()) return;
  keep();
  const abort = new AbortController();
  sending.value = abort;
  try {
    const got = await rpc.request('send', { text: draft.value }, { signal: abort.signal, milliseconds: 0 });
    answers.value = [got, ...answers.value].slice(0, mostAnswers);
    chosen.value = got.id;
    announce(got.problem || t('sentAnnounced', { status: got.status }));
  } catch (error) {
    if (!abort.signal.aborted) problem.value = textOf(error);
  }
  sending.value = undefined;
}

/** Shows an earlier answer, with the request that it was for. */
export function showAgain({ id, request }: TryAnswer): void {
  chosen.value = id;
  type(request);
}

function begin(given: TryShown): void {
  shown.value = given;
  server.value = given.server;
  draft.value = given.draft;
  answers.value = given.answers;
  remember({ memory: given.memory });
  if (given.draft === '') void fillAtFirst();
}

/** What stands there at first: the example, else the form that is most common. */
async function fillAtFirst(): Promise<void> {
  await fill('example');
  for (const kind of ['dataframe_split', 'inputs'] as const) {
    if (draft.value !== '') return;
    await fill(kind);
  }
}

/** MLflow reads NaN and Infinity too, so it is the server that judges JSON: only what is empty or too long stays here. */
function isSendable(): boolean {
  if (draft.value.length > longestRequest) problem.value = t('tooLong', { count: longestRequest });
  else if (draft.value.trim() === '') problem.value = t('emptyRequest');
  else return true;
  return false;
}

function keep(): void {
  clearTimeout(later);
  if (draft.value.length <= longestRequest) rpc.notify('draft', { text: draft.value });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
