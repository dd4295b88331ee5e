import { message } from '../../base/message.ts';
import type { ModelRegistry } from '../../tracking/registry.ts';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import { deleteAliasRecorded, setAliasRecorded, type RecordedAlias } from '../history/aliasRecorded.ts';
import { LifecycleError } from '../lifecycleError.ts';
import { withoutTakeOver, type WithTakeOver } from '../plan/alone.ts';
import type { PlanStep } from '../plan/stepPlan.ts';
import { newestIn, type AliasMove } from './planMigration.ts';

export interface MigrationOptions {
  readonly actor: Actor;
  readonly comment: string;
  /** Told of each alias that was set or taken back: its record may be missing. */
  readonly onChanged?: ((done: RecordedAlias) => void) | undefined;
  readonly alone?: WithTakeOver | undefined;
  readonly clock?: Clock | undefined;
}

/** One step for each alias; they do not need each other. Taking one back restores who had it before. */
export function migrationSteps(
  registry: ModelRegistry,
  moves: readonly AliasMove[],
  options: MigrationOptions,
): readonly PlanStep[] {
  return moves.map((move) => aliasStep(registry, move, options));
}

function aliasStep(registry: ModelRegistry, move: AliasMove, options: MigrationOptions): PlanStep {
  const { name, alias, version, from } = move;
  const { onChanged, alone = withoutTakeOver, ...rest } = options;
  const change = async (act: (takeOver: readonly string[]) => Promise<RecordedAlias>): Promise<void> => {
    const done = await alone(act);
    onChanged?.(done);
  };
  return {
    id: `${name}@${alias}`,
    what:
      from === undefined
        ? message('planSetAlias', { name, alias, version })
        : message('planMoveAlias', { name, alias, from, version }),
    run: async (signal) => {
      await requireAsPlanned(registry, move, signal);
      await change((takeOver) => setAliasRecorded(registry, { ...rest, name, alias, version, from, takeOver }, signal));
    },
    undo: (signal) =>
      change((takeOver) => {
        const back = { ...rest, name, alias, from: version, takeOver };
        return from === undefined
          ? deleteAliasRecorded(registry, back, signal)
          : setAliasRecorded(registry, { ...back, version: from }, signal);
      }),
  };
}

/** The stage may have another newest version by now; the alias itself is looked at once more where it is set. */
async function requireAsPlanned(
  registry: Pick<ModelRegistry, 'getRegisteredModel'>,
  { name, stage, version }: AliasMove,
  signal: AbortSignal,
): Promise<void> {
  const { latestVersions } = await registry.getRegisteredModel(name, signal);
  if (newestIn(latestVersions, stage)?.version === version) return;
  throw new LifecycleError('conflict', message('migrationStageChanged', { name, stage, version }));
}
