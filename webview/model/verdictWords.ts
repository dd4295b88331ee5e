import type { SignatureVerdict } from '../../src/protocol/modelPage.ts';
import type { modelTexts } from '../../src/protocol/modelTexts.ts';
import { countText } from '../ui/language.ts';
import { t } from './say.ts';

interface Words {
  readonly icon: string;
  readonly tone: 'ok' | 'err' | 'warn' | 'info' | 'dim';
  readonly text: string;
}

const entries = {
  inProduction: { icon: 'pass', tone: 'ok', text: 'verdictInProduction' },
  nothingInProduction: { icon: 'dash', tone: 'dim', text: 'verdictNothing' },
  noSignature: { icon: 'question', tone: 'warn', text: 'verdictNone' },
  productionHasNone: { icon: 'question', tone: 'info', text: 'verdictProductionHasNone' },
  same: { icon: 'dash', tone: 'dim', text: 'verdictSame' },
  compatible: { icon: 'pass', tone: 'ok', text: 'verdictCompatible' },
  breaking: { icon: 'error', tone: 'err', text: 'verdictBreaking' },
  unknown: { icon: 'question', tone: 'info', text: 'verdictUnknown' },
} as const satisfies Record<
  SignatureVerdict['kind'],
  { icon: string; tone: Words['tone']; text: keyof typeof modelTexts }
>;

/** What a signature means for who calls the Production version today, in few words. */
export function verdictWords({ kind }: SignatureVerdict): Words {
  const { icon, tone, text } = entries[kind];
  return { icon, tone, text: t(text) };
}

/** The same as a sentence, for the details; undefined where there is nothing to say. */
export function verdictSentence(
  verdict: SignatureVerdict,
  production: string,
): { readonly severity: 'error' | 'warning' | 'information'; readonly text: string } | undefined {
  const version = production;
  switch (verdict.kind) {
    case 'inProduction':
    case 'nothingInProduction':
      return undefined;
    case 'noSignature':
      return { severity: 'warning', text: t('sentenceNone') };
    case 'productionHasNone':
      return { severity: 'information', text: t('sentenceProductionHasNone', { version }) };
    case 'same':
      return { severity: 'information', text: t('sentenceSame', { version }) };
    case 'compatible':
      return { severity: 'information', text: t('sentenceCompatible', { version, changes: changesOf(verdict) }) };
    case 'breaking':
      return { severity: 'error', text: t('sentenceBreaking', { version, changes: changesOf(verdict) }) };
    case 'unknown':
      return { severity: 'warning', text: unknownText(verdict, version) };
  }
}

function unknownText({ why = '', isOfProduction }: SignatureVerdict, version: string): string {
  return isOfProduction ? t('sentenceUnknownProduction', { version, why }) : t('sentenceUnknown', { why });
}

function changesOf({ breaking = 0, compatible = 0 }: SignatureVerdict): string {
  const parts = [
    ...(breaking === 0 ? [] : [breaking === 1 ? t('changeBreakingOne') : t('changeBreakingMany', counted(breaking))]),
    ...(compatible === 0
      ? []
      : [compatible === 1 ? t('changeCompatibleOne') : t('changeCompatibleMany', counted(compatible))]),
  ];
  return parts.join(', ');
}

function counted(count: number): { readonly count: string } {
  return { count: countText(count) };
}
