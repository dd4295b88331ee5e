import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import type { SeededExperiment } from '../seed/seededServer.ts';
import { leave, readInput } from '../support/hostPort.ts';
import { noteRequests, type SentRequest } from '../support/sentRequests.ts';

export interface MemoryInput {
  readonly connection: string;
  readonly experiment: SeededExperiment;
  readonly pageSize: number;
}

/** Of the extension host, in bytes, without garbage. */
export interface Memory {
  /** What is in use: objects, and buffers outside of the heap. */
  readonly used: number;
  /** What the process has from the operating system: also what V8 and malloc keep for later. */
  readonly resident: number;
}

export interface MemoryResult {
  readonly idle: Memory;
  readonly expanded: Memory;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as (options: object) => void;

/** Opens an experiment in the view and loads page after page until all its runs are rows; idle is the host just before. */
export async function run(): Promise<void> {
  const { connection, experiment, pageSize } = readInput<MemoryInput>();
  const { executeCommand } = vscode.commands;
  await executeCommand('mlflow.experiments.focus');
  await executeCommand('mlflow.experiments.filter', { filter: experiment.name });
  await calm();
  const idle = measure();

  const list = `user:${connection}/experiment/${experiment.id}`;
  const pages = Math.ceil(experiment.runs / pageSize);
  const { sent, stop } = noteRequests();
  await executeCommand('list.focusFirst');
  await executeCommand('list.expand');
  // As long as the first page is under way, there is nothing to load more of.
  while (sent.filter(isPage).length < pages)
    await Promise.all([executeCommand('mlflow.rows.loadMore', { list }), sleep(100)]);
  await calm();
  stop();
  leave({ idle, expanded: measure() } satisfies MemoryResult);
}

function isPage({ url }: SentRequest): boolean {
  return url.endsWith('/runs/search');
}

/** V8 gives back what it does not need as it does by itself after some quiet time (15 s in VS Code 1.139). */
function measure(): Memory {
  for (let i = 0; i < 3; i++) collectGarbage({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { rss, heapUsed, external } = process.memoryUsage();
  return { used: heapUsed + external, resident: rss };
}

/** Waits until the host has had next to nothing to do for two seconds. */
async function calm(): Promise<void> {
  for (let quiet = 0; quiet < 4;) {
    const before = performance.eventLoopUtilization();
    await sleep(500);
    quiet = performance.eventLoopUtilization(before).utilization < 0.1 ? quiet + 1 : 0;
  }
}
