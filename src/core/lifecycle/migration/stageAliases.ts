import { message, type Message } from '../../base/message.ts';
import { aliasProblem } from '../../tracking/names.ts';
import type { Stage } from '../stage.ts';

export const migratedStages = ['Production', 'Staging', 'Archived'] as const satisfies readonly Stage[];
export type MigratedStage = (typeof migratedStages)[number];

/** The alias that takes the place of a stage; a stage without one is left out. */
export type StageAliases = Readonly<Partial<Record<MigratedStage, string>>>;

/** The names that MLflow's own texts use. */
export const usualAliases: StageAliases = { Production: 'champion', Staging: 'challenger' };

/** Empty names mean none. */
export function stageAliases(
  given: Readonly<Partial<Record<MigratedStage, string | undefined>>> | undefined,
): { readonly aliases: StageAliases } | { readonly problem: Message } {
  const aliases = given === undefined ? usualAliases : filled(given);
  const names = Object.values(aliases);
  if (names.length === 0) return { problem: message('migrationNoAlias') };
  for (const name of names) {
    const problem = aliasProblem(name);
    if (problem) return { problem };
  }
  const twice = names.find((name, index) => names.indexOf(name) < index);
  return twice === undefined ? { aliases } : { problem: message('migrationAliasTwice', { alias: twice }) };
}

function filled(given: Readonly<Partial<Record<MigratedStage, string | undefined>>>): StageAliases {
  return Object.fromEntries(migratedStages.flatMap((stage) => (given[stage] ? [[stage, given[stage]]] : [])));
}
