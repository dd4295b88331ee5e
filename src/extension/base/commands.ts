import * as vscode from 'vscode';
import type * as z from 'zod/mini';
import { DisposableStore, type Disposable } from '../../core/base/lifetime.ts';
import type { Log } from '../../core/base/log.ts';
import { isReason } from '../../core/tracking/trackingError.ts';
import type { CommandId } from '../contributions/commands.ts';
import { Cancelled, CommandError, type FailureAction } from './commandError.ts';
import { asCommandError } from './failure.ts';
import { notify } from './notify.ts';
import { actOf } from './personAct.ts';

/** A row of one of the trees. Inputs of the contract have no `kind`, so the two can be told apart. */
export interface Row {
  readonly kind: string;
}

/** Who called: a person from menu, palette or key, or a program with an argument of the contract. */
export type Caller = 'person' | 'program';

export interface CommandDefinition<Input, Output> {
  readonly id: CommandId;
  /** Shape of the contract's one optional argument; every field optional, what is required and absent is asked for. */
  readonly input: z.ZodMiniType<Input>;
  /** The input that rows of a tree stand for; the clicked row first, then the rest of the selection. */
  readonly fromRows?: (rows: readonly Row[]) => Input | undefined;
  /** Begins the sentence of a failure: `Runs could not be deleted`. */
  readonly failed: () => string;
  /** A write's failure says what is left of it. */
  readonly write?: boolean;
  readonly run: (input: Input, caller: Caller, rows: readonly Row[]) => Promise<Output | undefined>;
}

/** How a failure of a command is told. */
export interface Boundary extends Pick<CommandDefinition<unknown, unknown>, 'failed' | 'write'> {
  readonly command: CommandId;
}

/** Registers commands with one boundary for errors: persons get a notification, programs an error with a `reason`. */
export class CommandHost implements Disposable {
  readonly #registered = new DisposableStore();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  register<Input, Output>(definition: CommandDefinition<Input, Output>): void {
    const handler = async (first?: unknown, selection?: unknown): Promise<Output | undefined> => {
      const rows = rowsOf(first, selection);
      const caller: Caller = first === undefined || rows.length > 0 ? 'person' : 'program';
      try {
        const input = actOf(definition.input, rows) ?? (rows.length > 0 ? definition.fromRows?.(rows) : undefined);
        return await definition.run(
          input ?? parseInput(definition.input, rows.length > 0 ? undefined : first),
          caller,
          rows,
        );
      } catch (error) {
        return this.#fail({ ...definition, command: definition.id }, caller, error);
      }
    };
    this.#registered.add(vscode.commands.registerCommand(definition.id, handler));
  }

  dispose(): void {
    this.#registered.dispose();
  }

  /** What a button of a notification does, with the boundary of the command that it belongs to. */
  async act(of: Boundary, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#fail(of, 'person', error);
    }
  }

  #fail({ command, failed, write = false }: Boundary, caller: Caller, error: unknown): undefined {
    if (error instanceof Cancelled || isReason(error, 'cancelled')) return undefined;
    const told = asCommandError({ what: failed(), write }, error);
    this.#log.error(`${command}: ${told.message}`);
    if (!(error instanceof CommandError) && error instanceof Error && error.stack) this.#log.debug(error.stack);
    if (caller === 'program') throw told;
    void notify('error', told.message, [...told.actions, showLog()]);
    return undefined;
  }
}

function showLog(): FailureAction {
  return { title: vscode.l10n.t('Show Log'), run: () => void vscode.commands.executeCommand('mlflow.log.show') };
}

function rowsOf(first: unknown, selection: unknown): readonly Row[] {
  if (!isRow(first)) return [];
  const others = Array.isArray(selection) ? selection.filter(isRow) : [];
  return [first, ...others.filter((row) => row !== first)];
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

function parseInput<Input>(schema: z.ZodMiniType<Input>, value: unknown): Input {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  throw new CommandError(
    'invalid',
    vscode.l10n.t('The argument is not valid at “{where}”: {problem}', { where, problem: issue?.message ?? '' }),
  );
}
