import type { ComponentChildren, VNode } from 'preact';
import { frameTexts } from '../../src/protocol/frameTexts.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { texts } from './texts.ts';

const t = texts(frameTexts);

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Icon, colour and name of each severity. */
export const severities = {
  error: { icon: 'error', tone: 'err', text: 'severityError' },
  warning: { icon: 'warning', tone: 'warn', text: 'severityWarning' },
  information: { icon: 'info', tone: 'info', text: 'severityInformation' },
  hint: { icon: 'lightbulb', tone: 'info', text: 'severityHint' },
} as const satisfies Record<Severity, { icon: string; tone: string; text: keyof typeof frameTexts }>;

/** The icon of a severity, which a screen reader reads as its name. */
export function SeverityIcon({ severity }: { readonly severity: Severity }): VNode {
  const { icon, tone, text } = severities[severity];
  return <Icon name={icon} className={tone} label={t(text)} />;
}

interface ProblemRowProps {
  readonly severity: Severity;
  readonly text: string;
  /** MLflow's own words. */
  readonly said?: string;
  readonly fix?: { readonly label: string; readonly onPress: () => void };
  /** For `aria-describedby` of the cell it speaks about. */
  readonly id?: string;
  /** More to press, after the fix. */
  readonly children?: ComponentChildren;
}

/** One problem: what is wrong, what MLflow says of it, and what mends it. */
export function ProblemRow({ severity, text, said, fix, id, children }: ProblemRowProps): VNode {
  return (
    <div class="problem" id={id}>
      <SeverityIcon severity={severity} />
      <div class="grow">
        <div class={severity === 'error' ? 'err' : ''}>{text}</div>
        {said !== undefined && said !== '' && <div class="said">{t('mlflowSays', { words: `“${said}”` })}</div>}
      </div>
      {fix !== undefined && (
        <Button isSmall icon="lightbulb" onPress={fix.onPress}>
          {fix.label}
        </Button>
      )}
      {children}
    </div>
  );
}
