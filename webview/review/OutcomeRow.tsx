import type { VNode } from 'preact';
import type { ShownRequest } from '../../src/protocol/reviewPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { aliasWords, outcomeWords, t } from './words.ts';

const icons = { open: 'arrow-right', approved: 'pass', rejected: 'circle-slash', withdrawn: 'discard' } as const;

/** What approving does and whether it still can, or what was decided. */
export function OutcomeRow({ request }: { readonly request: ShownRequest }): VNode {
  const { state, changed } = request;
  const isOpen = state === 'open';
  return (
    <div class="section outcome" role="status">
      <div class="problem">
        <Icon name={icons[state]} {...(state === 'approved' && { className: 'ok' })} />
        <div class="grow">
          <b>{outcomeWords(request)}</b>
          {isOpen && (
            <div class="said">{[aliasWords(request), changed.length === 0 ? t('nothingChanged') : ''].join(' ')}</div>
          )}
        </div>
      </div>
      {isOpen && changed.length > 0 && (
        <ProblemRow severity="warning" text={`${t('changedSince')} ${changed.join(' ')} ${t('changedWayOut')}`} />
      )}
    </div>
  );
}
