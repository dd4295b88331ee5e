import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { compare, elapsed, type Comparison } from '../../support/bench.ts';
import { leave, readInput } from '../support/hostPort.ts';
import { resend, requestsOf, type SentRequest } from '../support/sentRequests.ts';

export interface RegisterInput {
  /** Holds one model. */
  readonly runId: string;
  readonly pairs: number;
}

/** `first` is the command, `second` the sum of its calls. */
export interface RegisterResult extends Comparison {
  readonly calls: number;
}

/** Registers a run's model under a new name, over and over; each time against the same calls, one after the other, for another new name. */
export async function run(): Promise<void> {
  const { runId, pairs } = readInput<RegisterInput>();
  await vscode.commands.executeCommand('mlflow.models.focus');
  const register = (name: string): Thenable<unknown> =>
    vscode.commands.executeCommand('mlflow.run.register', { runId, name });
  let names = 0;
  const newName = (): string => `bench-model-${++names}`;

  await register(newName()); // connects, and opens what later ones find open
  const recorded = newName();
  const calls = await requestsOf(() => register(recorded));
  const comparison = await compare(
    pairs,
    async () => {
      await collapseAll();
      return elapsed(() => register(newName()));
    },
    () => sumOf(calls, recorded, newName()),
  );
  leave({ ...comparison, calls: calls.length } satisfies RegisterResult);
}

/** Revealing opens a model; left open, each one would cost the next ones a little more. */
async function collapseAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.actions.treeView.mlflow.models.collapseAll');
  await sleep(500);
}

async function sumOf(calls: readonly SentRequest[], recorded: string, name: string): Promise<number> {
  let sum = 0;
  for (const { method, url, body } of calls) {
    const call = {
      method,
      url: url.replaceAll(recorded, name),
      ...(body !== undefined && { body: body.replaceAll(recorded, name) }),
    };
    sum += await elapsed(() => resend(call));
  }
  return sum;
}
