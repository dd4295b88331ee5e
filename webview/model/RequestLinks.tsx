import type { VNode } from 'preact';
import type { PageRequest } from '../../src/protocol/modelPage.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { act } from './modelStore.ts';
import { countText } from '../ui/language.ts';
import { stageText, t } from './say.ts';
import type { ShownVersion } from './shownVersions.ts';

const mostShown = 3;

/** The open requests of a lane, under its cards. */
export function RequestLinks({ versions }: { readonly versions: readonly ShownVersion[] }): VNode | null {
  const requests = versions.flatMap(({ card: { version, requests: open = [] } }) =>
    open.map((request) => ({ version, request })),
  );
  if (requests.length === 0) return null;
  const more = requests.length - mostShown;
  return (
    <div class="requests">
      {requests.slice(0, mostShown).map(({ version, request }) => (
        <LinkButton
          key={request.id}
          icon="git-pull-request"
          onPress={() => act('review', { version, requestId: request.id })}
        >
          <span class="t">{words(version, request, versions.length === 1)}</span>
        </LinkButton>
      ))}
      {more > 0 && <span class="dim">{t('requestsMore', { count: countText(more) })}</span>}
    </div>
  );
}

function words(version: string, { to, by }: PageRequest, isOnly: boolean): string {
  const stage = stageText(to);
  if (isOnly) return by === '' ? t('requestUnsigned', { stage }) : t('request', { stage, by });
  return by === '' ? t('requestOfUnsigned', { version, stage }) : t('requestOf', { version, stage, by });
}
