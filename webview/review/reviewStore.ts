import { signal } from '@preact/signals';
import {
  reviewHostContract,
  reviewPageContract,
  type ReviewPlace,
  type ReviewState,
} from '../../src/protocol/reviewPage.ts';
import { connectPage } from '../ui/connect.ts';
import { remember, rememberedState } from '../ui/rpcPort.ts';
import { t } from './words.ts';

type Decision = 'approve' | 'reject' | 'withdraw';

/** What the extension told last. */
export const shown = signal<ReviewState | undefined>(undefined);
/** Why nothing can be shown; '' while all is well. */
export const failure = signal('');
/** What is typed and not yet sent; it outlives reloads. */
export const draft = signal(remembered('draft'));
/** A person is being asked by VS Code. */
export const isDeciding = signal(false);

const rpc = connectPage({
  own: reviewPageContract,
  other: reviewHostContract,
  handlers: { requests: {}, notices: { shown: show } },
});

export function start(): void {
  rpc.request('ready', {}, { milliseconds: 0 }).then(show, (error: unknown) => {
    failure.value = t('notShown', { why: error instanceof Error ? error.message : String(error) });
  });
}

export function type(comment: string): void {
  draft.value = comment;
  keep();
}

/** The comment stays until it was sent: who changes their mind does not type it again. */
export async function decide(decision: Decision): Promise<void> {
  isDeciding.value = true;
  try {
    const { isDone } = await rpc.request('decide', { decision, comment: draft.value }, { milliseconds: 0 });
    if (isDone) type('');
  } catch {
    // the extension tells a person about it
  } finally {
    isDeciding.value = false;
  }
}

export function open(place: ReviewPlace): void {
  rpc.notify('open', { place });
}

export function refresh(): void {
  rpc.notify('refresh', {});
}

function show(state: ReviewState): void {
  shown.value = state;
  keep();
}

function keep(): void {
  remember({ memory: shown.value?.memory ?? remembered('memory'), draft: draft.value });
}

function remembered(name: 'memory' | 'draft'): string {
  const state = rememberedState();
  const value: unknown =
    typeof state === 'object' && state !== null ? (state as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}
