// `mlmodel`: the checks of the editor on the command line, in one file; tables and servers are read with files of their own, when they are needed.
import { processIo } from './cli/processIo.ts';
import { runCli } from './cli/runCli.ts';

void runCli(process.argv.slice(2), processIo()).then((exitCode) => {
  process.exitCode = exitCode;
});
