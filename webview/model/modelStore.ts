import { computed, signal } from '@preact/signals';
import {
  modelHostContract,
  modelPageContract,
  type ModelActInput,
  type PageGates,
  type RunValues,
  type ShownVersions,
  type VersionDetail,
} from '../../src/protocol/modelPage.ts';
import { connectPage } from '../ui/connect.ts';
import { remember, rememberedState } from '../ui/rpcPort.ts';
import { t } from './say.ts';
import { filtered, firstChoice, lanesOf, withRuns } from './shownVersions.ts';
import { VerdictsInView } from './verdictsInView.ts';
import { viewOf, type ViewMemory } from './viewMemory.ts';

const kept = viewOf(rememberedState());

/** What the extension told last. */
export const shown = signal<ShownVersions | undefined>(undefined);
export const runs = signal<RunValues | undefined>(undefined);
/** Numbers of the versions that `runs` is about, in its order. */
const runsOrder = signal<readonly string[]>([]);
/** Why nothing can be shown at all; '' while all is well. */
export const failure = signal('');
export const chosen = signal(kept.version);
export const isTable = signal(kept.isTable);
export const filter = signal(kept.filter);
export const kinds = signal(kept.kinds);
/** Of the chosen version, or of the one before while the next is being read. */
export const detail = signal<VersionDetail | undefined>(undefined);
export const detailFailure = signal('');
export const gates = signal<PageGates | undefined>(undefined);
/** The version to bring into sight, each time that it is another one: somebody asked for it elsewhere, or it is the first. */
export const wanted = signal('');
/** Counts up each minute: ages go on. */
export const now = signal(Date.now());

export const head = computed(() => shown.value?.head ?? undefined);
export const all = computed(() => withRuns(shown.value?.versions ?? [], runs.value, runsOrder.value));
export const matching = computed(() => filtered(all.value, filter.value));
export const lanes = computed(() => lanesOf(matching.value, head.value?.hasStages ?? true));
export const chosenVersion = computed(() => all.value.find(({ card }) => card.version === chosen.value));

let metric = kept.metric;
let asking = new AbortController();

export const rpc = connectPage({
  own: modelPageContract,
  other: modelHostContract,
  handlers: {
    requests: {},
    notices: {
      shown: show,
      reading: () => {
        if (shown.value) shown.value = { ...shown.value, isReading: true };
      },
      runs: (told) => {
        // values of an older reading are held against the versions of that reading, which are gone
        if (told.epoch !== shown.value?.epoch) return;
        runsOrder.value = shown.value.versions.map(({ version }) => version);
        runs.value = told;
        if (told.metric !== '') metric = told.metric;
        keep();
        requestAnimationFrame(() => setTimeout(() => performance.mark('model-shown'))); // for whoever measures it
      },
      select: ({ version }) => {
        wanted.value = ''; // the same one can be asked for again
        choose(version);
        wanted.value = version;
      },
    },
  },
});

export const verdicts = new VerdictsInView((versions, abort) =>
  rpc.request('verdicts', { versions: [...versions] }, { signal: abort, milliseconds: 0 }),
);

export function start(): void {
  rpc.request('ready', { metric }, { milliseconds: 0 }).then(show, (error: unknown) => {
    failure.value = t('notShown', { why: error instanceof Error ? error.message : String(error) });
  });
  setInterval(() => {
    now.value = Date.now();
  }, 60_000);
}

export function act(name: ModelActInput['act'], more: Omit<ModelActInput, 'act'> = {}): void {
  rpc.notify('act', { act: name, ...more });
}

export function openLink(address: string): void {
  rpc.notify('openLink', { address });
}

export function choose(version: string): void {
  if (chosen.value === version && detail.value?.version === version) return;
  chosen.value = version;
  keep();
  readDetail();
}

export function chooseMetric(name: string): void {
  metric = name;
  keep();
  rpc.notify('chooseMetric', { metric: name });
}

export function setFilter(text: string): void {
  filter.value = text;
  keep();
}

export function setTable(isOn: boolean): void {
  isTable.value = isOn;
  keep();
}

export function setKinds(wanted: ViewMemory['kinds']): void {
  kinds.value = wanted;
  keep();
}

function show(state: ShownVersions): void {
  const before = shown.value;
  shown.value = state;
  now.value = Date.now();
  // of a model that could not be read nothing is known: the choice stays until it can
  const isThere = state.head === null || state.versions.some(({ version }) => version === chosen.value);
  if (!isThere) chosen.value = firstChoice(state.versions);
  keep();
  if (!before?.head) wanted.value = chosen.value;
  if (before?.epoch === state.epoch) return;
  verdicts.forget();
  readDetail();
}

/** What is shown of the version stays until what is asked for is there. */
function readDetail(): void {
  asking.abort();
  asking = new AbortController();
  const { signal: abort } = asking;
  const version = chosen.value;
  if (version === '') return;
  const options = { signal: abort, milliseconds: 0 } as const;
  if (gates.value?.version !== version) gates.value = undefined;
  if (detail.value?.version !== version) detailFailure.value = '';
  const isLate = (): boolean => abort.aborted;
  rpc.request('detail', { version }, options).then(
    (read) => {
      if (isLate() || read === null) return;
      detail.value = read;
      detailFailure.value = '';
    },
    (error: unknown) => {
      if (!isLate()) detailFailure.value = error instanceof Error ? error.message : String(error);
    },
  );
  rpc.request('gates', { version }, options).then(
    (read) => {
      if (!isLate()) gates.value = read ?? undefined;
    },
    () => {},
  );
}

function keep(): void {
  remember({
    memory: shown.value?.memory ?? kept.memory,
    version: chosen.value,
    metric,
    isTable: isTable.value,
    filter: filter.value,
    kinds: kinds.value,
  } satisfies ViewMemory);
}
