import { computed, signal } from '@preact/signals';
import { compareHostContract, comparePageContract, type ComparedSignatures } from '../../src/protocol/comparePage.ts';
import { announce } from '../ui/announce.ts';
import { connectPage } from '../ui/connect.ts';
import { remember, rememberedState } from '../ui/rpcPort.ts';
import { changeOrder, changeWords, placeWords, t } from './changeWords.ts';
import { rowsOfChanges } from './comparedLines.ts';

/** What the extension told last. */
export const shown = signal<ComparedSignatures | undefined>(undefined);
/** Why nothing can be shown; '' while all is well. */
export const failure = signal('');
export const onlyDiffering = signal(remembered('onlyDiffering') !== false);
/** The change that the person is at, as its index; -1: none yet. */
export const current = signal(-1);
/** Counts each time that the person goes to a change: the same one can be gone to again. */
export const visits = signal(0);

export const order = computed(() => changeOrder(shown.value?.comparison?.changes ?? []));
export const places = computed(() => (shown.value?.comparison ? rowsOfChanges(shown.value.comparison) : new Map()));

const rpc = connectPage({
  own: comparePageContract,
  other: compareHostContract,
  handlers: { requests: {}, notices: { shown: show } },
});

export function start(): void {
  rpc.request('ready', {}).then(show, (error: unknown) => {
    failure.value = t('notShown', { why: error instanceof Error ? error.message : String(error) });
  });
}

export const acts = {
  chooseFrom: () => rpc.notify('choose', { side: 'from' }),
  chooseTo: () => rpc.notify('choose', { side: 'to' }),
  swap: () => rpc.notify('swap', {}),
  openTextDiff: () => rpc.notify('openTextDiff', {}),
  copyReport: () => rpc.notify('copyReport', {}),
} as const;

export function setOnlyDiffering(isOn: boolean): void {
  onlyDiffering.value = isOn;
  keep();
}

export function goTo(change: number): void {
  current.value = change;
  visits.value++;
}

/** To the next change or the one before, round and round. */
export function step(by: 1 | -1): void {
  const indices = order.value;
  if (indices.length === 0) return;
  const at = indices.indexOf(current.value);
  const number = at < 0 ? (by === 1 ? 0 : indices.length - 1) : (at + by + indices.length) % indices.length;
  const index = indices[number] ?? 0;
  goTo(index);
  const change = shown.value?.comparison?.changes[index];
  if (!change) return;
  const text = `${placeWords(change)}: ${changeWords(change)}`;
  announce(t('changeSaid', { number: number + 1, count: indices.length, text }));
}

function show(state: ComparedSignatures): void {
  const count = state.comparison?.changes.length ?? 0;
  if (current.value >= count) current.value = -1;
  shown.value = state;
  keep();
}

function keep(): void {
  remember({ memory: shown.value?.memory ?? remembered('memory'), onlyDiffering: onlyDiffering.value });
}

function remembered(name: 'onlyDiffering' | 'memory'): unknown {
  const state = rememberedState();
  return typeof state === 'object' && state !== null && name in state
    ? (state as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
