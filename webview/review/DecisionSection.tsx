import type { VNode } from 'preact';
import { useId } from 'preact/hooks';
import type { ShownGates, ShownRequest } from '../../src/protocol/reviewPage.ts';
import { Button } from '../ui/Button.tsx';
import { Section } from '../ui/Section.tsx';
import { decide, draft, isDeciding, type } from './reviewStore.ts';
import { t } from './words.ts';

interface DecisionProps {
  readonly request: ShownRequest;
  readonly gates: ShownGates | null;
}

/** The comment, and what can be decided. There is a primary button only where all gates passed. */
export function DecisionSection({ request, gates }: DecisionProps): VNode {
  const note = useId();
  const { connection, changed, isOwn, canWithdraw } = request;
  const isHeld = isDeciding.value || !connection.isWritable;
  const isGood = gates?.kind === 'noPolicy' || (gates?.kind === 'judged' && gates.passed);
  const isWaiting = gates === null;
  return (
    <Section title={t('decision')}>
      <textarea
        class="area comment"
        aria-label={t('comment')}
        aria-describedby={note}
        placeholder={t('commentPlace')}
        value={draft.value}
        maxLength={longestComment}
        disabled={!connection.isWritable}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <div class="decide">
        <div class="toolbar" role="group" aria-label={t('decisionActs')}>
          <Button
            appearance={isGood && changed.length === 0 && !isOwn ? 'primary' : 'secondary'}
            isDisabled={isHeld || isWaiting || changed.length > 0}
            onPress={() => void decide('approve')}
          >
            {t(isGood || isWaiting ? 'approve' : 'approveAnyway')}
          </Button>
          <Button isDisabled={isHeld} onPress={() => void decide('reject')}>
            {t('reject')}
          </Button>
          {canWithdraw && (
            <Button isDisabled={isHeld} onPress={() => void decide('withdraw')}>
              {t('withdraw')}
            </Button>
          )}
        </div>
        <span class="dim" id={note}>
          {notes(request, isWaiting)}
        </span>
      </div>
    </Section>
  );
}

/** The server takes more, in several tags; nobody reads more. */
const longestComment = 5000;

function notes({ connection }: ShownRequest, isWaiting: boolean): string {
  const { name, isProduction, isWritable } = connection;
  if (!isWritable) return t('readOnlyNote', { name });
  if (isDeciding.value) return t('deciding');
  return [
    ...(isWaiting ? [t('gatesWait')] : []),
    ...(isProduction ? [t('productionNote', { name })] : []),
    t('commentNote'),
  ].join(' ');
}
