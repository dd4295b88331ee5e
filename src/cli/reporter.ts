import type { Format } from './arguments.ts';
import type { Reporter, Summary } from './finding.ts';
import type { CliIo } from './io.ts';
import { jsonReporter } from './jsonReport.ts';
import { prettyReporter } from './prettyReport.ts';
import { sarifReporter, type SarifRule } from './sarifReport.ts';

/** `closing` is the last line that a person is told, and `hasHints` whether hints are shown to one: scripts get them all. */
export function reporterFor(
  format: Format,
  io: CliIo,
  rules: readonly SarifRule[],
  closing: (summary: Summary) => string,
  { hasHints = true }: { readonly hasHints?: boolean } = {},
): Reporter {
  if (format === 'json') return jsonReporter(io.out);
  if (format === 'sarif') return sarifReporter(io.out, io.cwd, rules);
  return prettyReporter(io.out, { hasColors: io.hasColors, hasHints, closing });
}
