import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandId } from '../../../src/extension/contributions/commands.ts';

/** Calls a command as another extension does: with the contract's one argument. */
export function command<T = unknown>(id: CommandId, argument: unknown = {}): Promise<T> {
  return Promise.resolve(vscode.commands.executeCommand<T>(id, argument));
}

export interface Refusal {
  readonly reason: unknown;
  readonly message: string;
}

/** What a program is told by a command that refuses; fails when it does not. */
export async function refusal(id: CommandId, argument: unknown): Promise<Refusal> {
  let outcome: unknown;
  try {
    outcome = await command(id, argument);
  } catch (error) {
    assert.ok(error instanceof Error && 'reason' in error, `${id} threw something without a reason: ${String(error)}`);
    return { reason: error.reason, message: error.message };
  }
  assert.fail(`${id} was not refused: ${JSON.stringify(outcome)}`);
}

export async function assertRefused(id: CommandId, argument: unknown, reason: string, message: RegExp): Promise<void> {
  const told = await refusal(id, argument);
  assert.equal(told.reason, reason, told.message);
  assert.match(told.message, message);
}
