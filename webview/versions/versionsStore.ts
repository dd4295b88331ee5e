import { computed, signal } from '@preact/signals';
import { versionsHostContract, versionsPageContract, type ShownVersions } from '../../src/protocol/versionsPage.ts';
import { connectPage } from '../ui/connect.ts';
import { remember, rememberedState } from '../ui/rpcPort.ts';
import { lineCounts, versionLines } from './versionLines.ts';
import { versionsReport } from './versionsReport.ts';
import { t } from './versionWords.ts';

/** What the extension told last. */
export const shown = signal<ShownVersions | undefined>(undefined);
/** Why it could not be shown, or read again; '' while all is well. */
export const failure = signal('');
export const onlyDifferences = signal(remembered('onlyDifferences') !== false);
export const filterText = signal('');

export const lines = computed(() =>
  versionLines(shown.value?.sections ?? [], { onlyDifferences: onlyDifferences.value, text: filterText.value }),
);
export const counts = computed(() => lineCounts(shown.value?.sections ?? [], lines.value));

const rpc = connectPage({
  own: versionsPageContract,
  other: versionsHostContract,
  handlers: {
    requests: {},
    notices: { shown: show, failed: ({ why }) => (failure.value = why) },
  },
});

/** Also again, when it could not be read. */
export function start(): void {
  failure.value = '';
  rpc.request('ready', {}, { milliseconds: 0 }).then(show, (error: unknown) => {
    failure.value = t('notShown', { why: error instanceof Error ? error.message : String(error) });
  });
}

export const acts = {
  choose: () => rpc.notify('choose', {}),
  openModel: () => rpc.notify('openModel', {}),
  openTextDiff: () => rpc.notify('openTextDiff', {}),
  baseline: (index: number) => rpc.notify('baseline', { index }),
  compareSignatures: (index: number) => rpc.notify('compareSignatures', { index }),
  copy: () => shown.value && rpc.notify('copy', { text: versionsReport(shown.value, lines.value) }),
} as const;

export function setOnlyDifferences(isOn: boolean): void {
  onlyDifferences.value = isOn;
  keep();
}

export function showAll(): void {
  filterText.value = '';
  setOnlyDifferences(false);
}

function show(state: ShownVersions): void {
  failure.value = '';
  shown.value = state;
  keep();
}

function keep(): void {
  remember({ memory: shown.value?.memory ?? remembered('memory'), onlyDifferences: onlyDifferences.value });
}

function remembered(name: 'onlyDifferences' | 'memory'): unknown {
  const state = rememberedState();
  return typeof state === 'object' && state !== null && name in state
    ? (state as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
