import { computed, signal } from '@preact/signals';
import {
  productionHostContract,
  productionPageContract,
  type LoadedModels,
  type ProductionModel,
  type ProductionOverview,
} from '../../src/protocol/productionPage.ts';
import { connectPage } from '../ui/connect.ts';
import { remember, rememberedState } from '../ui/rpcPort.ts';
import { csvTable, markdownTable } from '../ui/tableText.ts';
import { filtered, modelCounts, sorted, stageFilters, type ModelFilter, type ModelSort } from './modelRows.ts';
import { cellText, columns, sinceText, t, type Column } from './productionWords.ts';

/** By their names, in the order in which they came. */
const models = signal<ReadonlyMap<string, ProductionModel>>(new Map());
export const state = signal<LoadedModels['state']>('loading');
export const problem = signal('');
export const connection = signal('');
export const filter = signal<ModelFilter>(rememberedFilter());
export const sort = signal<ModelSort>(rememberedSort());
/** Name of the row that has the focus, or would have it. */
export const current = signal('');
/** When ages were told last. */
export const now = signal(Date.now());

export const rows = computed(() => sorted(filtered([...models.value.values()], filter.value), sort.value));
export const counts = computed(() => modelCounts([...models.value.values()]));

let memory: unknown = remembered('memory');

const rpc = connectPage({
  own: productionPageContract,
  other: productionHostContract,
  handlers: {
    requests: {},
    notices: { loaded: (some) => put(some, models.value), restarted: restart },
  },
});

export function start(): void {
  rpc.request('ready', {}, { milliseconds: 0 }).then(begin, (error: unknown) => {
    problem.value = t('notShown', { why: error instanceof Error ? error.message : String(error) });
    state.value = 'failed';
  });
}

export const acts = {
  open: (name: string) => rpc.notify('open', { name }),
  cancel: () => rpc.notify('cancel', {}),
  reload: () => (memory === undefined ? start() : rpc.notify('reload', {})),
  copyMarkdown: () => rpc.notify('copy', { text: markdownTable(shownTable()), as: 'markdown' }),
  copyCsv: () => rpc.notify('copy', { text: csvTable(shownTable()), as: 'csv' }),
} as const;

export function change(part: Partial<ModelFilter>): void {
  filter.value = { ...filter.value, ...part };
  keep();
}

export function sortBy(column: Column): void {
  const { column: before, isDescending } = sort.value;
  sort.value = { column, isDescending: column === before && !isDescending };
  keep();
}

/** Rows that are drawn: what costs more is asked for these. */
export function seen(first: number, last: number): void {
  const names = rows.value.slice(first, last + 1).map(({ name }) => name);
  const wanted = names.filter((name) => models.value.get(name)?.signature === 'later' && !asked.has(name));
  if (wanted.length === 0) return;
  for (const name of wanted) asked.add(name);
  rpc.notify('seen', { names: wanted });
}

const asked = new Set<string>();

function begin({ connection: name, memory: told, ...loaded }: ProductionOverview): void {
  connection.value = name;
  memory = told;
  asked.clear();
  put(loaded, new Map());
  keep();
}

/** Rows stay until the new ones are there. */
function restart(): void {
  asked.clear();
  isOld = true;
  state.value = 'loading';
  problem.value = '';
}

let isOld = false;

function put(loaded: LoadedModels, before: ReadonlyMap<string, ProductionModel>): void {
  if (loaded.models.length > 0 || (isOld && loaded.state !== 'loading')) {
    const all = new Map(isOld ? [] : before);
    if (isOld) asked.clear(); // what was asked for since was of rows that are gone
    isOld = false;
    for (const model of loaded.models) all.set(model.name, model);
    models.value = all;
    now.value = Date.now();
  }
  state.value = loaded.state;
  problem.value = loaded.problem;
}

/** What is shown, with whole times. */
function shownTable(): readonly (readonly string[])[] {
  const cells = rows.value.map((model) =>
    columns.map((column) => (column === 'since' ? sinceText(model) : cellText(column, model, now.value))),
  );
  return [columns.map((column) => t(column)), ...cells];
}

function keep(): void {
  remember({ memory, filter: filter.value, sort: sort.value });
}

function rememberedFilter(): ModelFilter {
  const { text, stage, onlyUndocumented } = recordOf(remembered('filter'));
  return {
    text: typeof text === 'string' ? text : '',
    stage: stageFilters.find((one) => one === stage) ?? 'any',
    onlyUndocumented: onlyUndocumented === true,
  };
}

function rememberedSort(): ModelSort {
  const { column, isDescending } = recordOf(remembered('sort'));
  return { column: columns.find((one) => one === column) ?? 'model', isDescending: isDescending === true };
}

function remembered(name: 'memory' | 'filter' | 'sort'): unknown {
  return recordOf(rememberedState())[name];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
