import { parseStage, stages } from '../../core/lifecycle/stage.ts';
import { readArguments, oneOf, WrongUse } from '../arguments.ts';
import type { CliIo } from '../io.ts';
import { policyFile } from './policyFile.ts';
import { promoteOn, type PromotionAsked } from './promoteOn.ts';
import { promotionJson, promotionText } from './promotionReport.ts';
import { serverAccess } from './serverAccess.ts';
import { untilInterrupted } from './untilInterrupted.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/** `mlmodel promote`: exit code 1 when not all gates passed or the move failed, so that nothing but 0 is a promotion. */
export async function promoteCommand(args: readonly string[], io: CliIo): Promise<number> {
  const { values, positionals } = readArguments(args, {
    server: { type: 'string' },
    model: { type: 'string' },
    version: { type: 'string' },
    stage: { type: 'string' },
    policy: { type: 'string' },
    'archive-existing': { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    format: { type: 'string', default: 'pretty' },
  });
  const format = oneOf('format', values.format, ['pretty', 'json']);
  const [extra] = positionals;
  if (extra !== undefined) throw new WrongUse(`“${extra}” belongs to no option.`);
  const asked: PromotionAsked = {
    name: required('model', values.model),
    version: versionOf(required('version', values.version)),
    to: stageOf(required('stage', values.stage)),
    policy: await policyFile(required('policy', values.policy), io),
    archiveExisting: values['archive-existing'],
    isDryRun: values['dry-run'],
    cwd: io.cwd,
  };
  const access = serverAccess(required('server', values.server), io.environment);
  try {
    const promotion = await untilInterrupted((signal) => promoteOn(access, asked, signal));
    const report = format === 'json' ? promotionJson : promotionText;
    await io.out.write(report(promotion, (text) => withoutSecrets(text, access.secrets)));
    return promotion.isDone ? 0 : 1;
  } finally {
    access.dispose();
  }
}

function required(name: string, value: string | undefined): string {
  if (value === undefined || value.trim() === '') throw new WrongUse(`--${name} is missing.`);
  return value;
}

function versionOf(text: string): string {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw new WrongUse(`--version is a number, not “${text}”.`);
  return text;
}

function stageOf(text: string) {
  const stage = parseStage(text);
  if (stage === undefined) throw new WrongUse(`--stage is one of ${stages.join(', ')}, not “${text}”.`);
  return stage;
}
