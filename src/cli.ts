// `mlmodel`: the checks of the editor on the command line. What a command needs is loaded when it is called.
import { processIo } from './cli/processIo.ts';
import { runCli } from './cli/runCli.ts';

process.exitCode = await runCli(process.argv.slice(2), processIo());
