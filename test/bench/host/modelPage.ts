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
  /** Requests for the model, its versions and all of their runs. */
  readonly calls: number;
  /** Further ones, for the version that is chosen and the signatures of the cards in sight. */
  readonly further: number;
  /** Milliseconds that they take alone, one after the other. */
  readonly sum: number;
}

const ofVersions = /\/(registered-models\/get|model-versions\/search|experiments\/search|runs\/search)/;

/** Milliseconds without a request after which a page is complete. */
const quiet = 1500;

/** Notes what the page of a model asks its server, and asks the same again without the page. */
export async function run(): Promise<void> {
  const { name, rounds } = readInput<ModelPageInput>();
  await vscode.commands.executeCommand('mlflow.models.focus');
  const all = await requestsOfPage(name);
  const calls = all.filter(({ url }) => ofVersions.test(url));
  const sums: number[] = [];
  for (let round = 0; round < rounds; round++) {
    let sum = 0;
    for (const call of calls) sum += await elapsed(() => resend(call));
    sums.push(sum);
  }
  leave({ calls: calls.length, further: all.length - calls.length, sum: median(sums) } satisfies ModelPageResult);
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
