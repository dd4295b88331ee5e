import { remember, rememberedState } from '../ui/rpcPort.ts';
import type { ColumnFilter } from './columnList.ts';

/** How the page is looked at. */
export interface View extends ColumnFilter {
  /** Of the chosen column. */
  readonly name: string;
}

export function rememberedView(): View {
  const { text, onlyProblems, name } = known();
  return {
    text: typeof text === 'string' ? text : '',
    onlyProblems: onlyProblems === true,
    name: typeof name === 'string' ? name : '',
  };
}

export function rememberView(view: View): void {
  remember({ ...known(), ...view });
}

/** What the extension wants back after a reload, in its own words. */
export function rememberForHost(memory: string): void {
  remember({ ...known(), memory });
}

function known(): Readonly<Record<string, unknown>> {
  const state = rememberedState();
  return typeof state === 'object' && state !== null ? { ...state } : {};
}
