import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { elapsed, median } from '../../support/bench.ts';
import { leave, readInput } from '../support/hostPort.ts';
import { noteRequests, resend, type SentRequest } from '../support/sentRequests.ts';

export interface ModelPageInput {
  /** Of the registered model whose page is opened. */
  readonly name: string;
  readonly rounds: number;
}

export interface ModelPageResult {
  /** Requests of the page until it is complete. */
  readonly calls: number;
  /** Milliseconds that they take alone, one after the other. */
  readonly sum: number;
}

/** Milliseconds without a request after which a page is complete. */
const quiet = 1500;

/** Notes what the page of a model asks its server, and asks the same again without the page. */
export async function run(): Promise<void> {
  const { name, rounds } = readInput<ModelPageInput>();
  await vscode.commands.executeCommand('mlflow.models.focus');
  const calls = await requestsOfPage(name);
  const sums: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let sum = 0;
    for (const call of calls) sum += await elapsed(() => resend(call));
    sums.push(sum);
  }
  leave({ calls: calls.length, sum: median(sums) } satisfies ModelPageResult);
}

async function requestsOfPage(name: string): Promise<readonly SentRequest[]> {
  const notes = noteRequests();
  await vscode.commands.executeCommand('mlflow.model.open', { name });
  for (let seen = -1; seen < notes.sent.length;) {
    seen = notes.sent.length;
    await sleep(quiet);
  }
  notes.stop();
  return notes.sent;
}
