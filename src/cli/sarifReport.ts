import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RuleDocs, Severity } from '../core/mlmodel/rule.ts';
import { lazyLines, rangeOf, type FileReport, type Finding, type Reporter } from './finding.ts';
import type { LineIndex } from '../core/base/lineIndex.ts';
import type { Output } from './io.ts';
import { version } from './version.ts';

/** What a log says about a code. */
export interface SarifRule {
  readonly code: string;
  readonly severity: Severity;
  readonly docs: RuleDocs;
}

/** SARIF 2.1.0: one run with all rules, then a line for each result. */
export function sarifReporter(out: Output, cwd: string, rules: readonly SarifRule[]): Reporter {
  const indexes = new Map(rules.map(({ code }, index) => [code, index]));
  let isFirst = true;
  return {
    begin: () => out.write(`${head(cwd, rules)},"results":[`),
    async file(report: FileReport) {
      const { path, findings } = report;
      const lines = lazyLines(report);
      const artifact = artifactLocation(cwd, path);
      for (const finding of findings) {
        const result = resultOf(finding, artifact, lines(), indexes.get(finding.code));
        await out.write(`${isFirst ? '\n' : ',\n'}${JSON.stringify(result)}`);
        isFirst = false;
      }
    },
    end: () => out.write('\n]}]}\n'),
  };
}

/** Up to the tool of the run; the object of the run stays open. */
function head(cwd: string, rules: readonly SarifRule[]): string {
  const driver = { name: 'mlmodel', version, rules: rules.map(descriptorOf) };
  const root = `${pathToFileURL(cwd).href.replace(/\/$/, '')}/`;
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', originalUriBaseIds: { [ROOT_ID]: { uri: root } } };
  const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
  return `{"version":"2.1.0","$schema":"${schema}","runs":[\n${JSON.stringify(run).slice(0, -1)}`;
}

/** The name by which services that show logs know the folder of a checkout. */
const ROOT_ID = '%SRCROOT%';

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  string
>;

function descriptorOf({ code, severity, docs }: SarifRule) {
  return {
    id: code,
    shortDescription: { text: docs.cause },
    help: {
      text: `${docs.cause}\n\n${docs.cure}`,
      markdown: [docs.cause, ...(docs.example ? [`\`\`\`\n${docs.example}\n\`\`\``] : []), docs.cure].join('\n\n'),
    },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(
  { code, severity, message, at }: Finding,
  artifact: ReturnType<typeof artifactLocation>,
  lines: LineIndex,
  ruleIndex: number | undefined,
) {
  const { start, end } = rangeOf(lines, at);
  const region = {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
  return {
    ruleId: code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifact, region } }],
  };
}

/** Relative to the folder of the call where it is in it, as those who show logs beside the code expect; else by its whole address. */
function artifactLocation(cwd: string, file: string) {
  const absolute = path.resolve(cwd, file);
  const relative = path.relative(cwd, absolute);
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  if (!isInside) return { uri: pathToFileURL(absolute).href };
  return { uri: relative.split(path.sep).map(encodeURIComponent).join('/'), uriBaseId: ROOT_ID };
}
