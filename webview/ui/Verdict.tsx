import type { ComponentChildren, VNode } from 'preact';
import { frameTexts } from '../../src/protocol/frameTexts.ts';
import { Icon } from './Icon.tsx';
import { texts } from './texts.ts';

const t = texts(frameTexts);

const verdicts = {
  accepted: { icon: 'pass', tone: 'ok', text: 'verdictAccepted' },
  refused: { icon: 'error', tone: 'err', text: 'verdictRefused' },
  unknown: { icon: 'question', tone: 'info', text: 'verdictUnknown' },
  changed: { icon: 'warning', tone: 'warn', text: 'verdictChanged' },
  breaking: { icon: 'error', tone: 'err', text: 'verdictBreaking' },
  compatible: { icon: 'pass', tone: 'ok', text: 'verdictCompatible' },
} as const;

export type VerdictKind = keyof typeof verdicts;

/** Icon and word, always both: only the icon has colour. Children stand in place of the usual word. */
export function Verdict({
  kind,
  children,
}: {
  readonly kind: VerdictKind;
  readonly children?: ComponentChildren;
}): VNode {
  const { icon, tone, text } = verdicts[kind];
  return (
    <span class="verdict">
      <Icon name={icon} className={tone} />
      <span class="t">{children ?? t(text)}</span>
    </span>
  );
}
