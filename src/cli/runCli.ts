import { WrongUse } from './arguments.ts';
import { checkCommand } from './checkCommand.ts';
import { dataCommand } from './dataCommand.ts';
import { diffCommand } from './diffCommand.ts';
import type { CliIo } from './io.ts';
import { commandNames, usages, type CommandName } from './usage.ts';
import { version } from './version.ts';

export type Command = (args: readonly string[], io: CliIo) => Promise<number>;

const commands: Readonly<Record<CommandName, Command>> = {
  check: checkCommand,
  data: dataCommand,
  diff: diffCommand,
  promote: async (args, io) => (await loadPromote()).promoteCommand(args, io),
};

/** What speaks to a server is a file of its own. */
async function loadPromote(): Promise<typeof import('./promote/promoteCommand.ts')> {
  try {
    return await import('./promote/promoteCommand.ts');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new WrongUse('To promote, mlmodel needs the file mlmodelPromote.js beside it.');
  }
}

/** Answers the exit code: 0 nothing is wrong, 1 something is, 2 wrong use. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  const [first, ...rest] = args;
  if (first === '--version') return say(io, version);
  if (first === '--help' || first === '-h' || first === 'help') return say(io, usages.mlmodel);
  const name = commandNames.find((one) => one === first);
  if (!name) return refuse(io, first === undefined ? 'A command is missing.' : `There is no command “${first}”.`);
  if (rest.includes('--help') || rest.includes('-h')) return say(io, usages[name]);
  try {
    const exitCode = await commands[name](rest, io);
    await io.out.flush();
    return exitCode;
  } catch (error) {
    if (error instanceof WrongUse) return refuse(io, error.message, name);
    io.complain(`mlmodel ${name} failed, which is a mistake in mlmodel itself: ${describe(error)}`);
    return 2;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function say(io: CliIo, text: string): Promise<number> {
  await io.out.write(`${text}\n`);
  await io.out.flush();
  return 0;
}

function refuse(io: CliIo, problem: string, name?: CommandName): number {
  io.complain(`mlmodel${name ? ` ${name}` : ''}: ${problem}`);
  io.complain(usages[name ?? 'mlmodel'].split('\n')[0] ?? '');
  return 2;
}
