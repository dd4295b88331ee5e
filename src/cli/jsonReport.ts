import { lazyLines, rangeOf, type FileReport, type Reporter } from './finding.ts';
import type { Output } from './io.ts';

/** `{"version":1,"files":[{"path","diagnostics":[…]}],"summary":{…}}`, one file a line: other people's scripts rely on this shape. */
export function jsonReporter(out: Output): Reporter {
  let isFirst = true;
  return {
    begin: () => out.write('{"version":1,"files":['),
    async file(report) {
      await out.write(`${isFirst ? '\n' : ',\n'}${JSON.stringify(fileEntry(report))}`);
      isFirst = false;
    },
    end: ({ files, errors, warnings }) => out.write(`\n],"summary":${JSON.stringify({ files, errors, warnings })}}\n`),
  };
}

function fileEntry(report: FileReport) {
  const { path, findings } = report;
  const lines = lazyLines(report);
  return {
    path,
    diagnostics: findings.map(({ code, severity, message, at }) => ({
      code,
      severity,
      message,
      range: rangeOf(lines(), at),
    })),
  };
}
