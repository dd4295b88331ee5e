import type { PageEvent } from '../../src/protocol/modelPage.ts';
import { isToday, timeText } from './formats.ts';
import { stageText, t } from './say.ts';

export interface EventWords {
  readonly icon: string;
  /** Bold; '' where the sentence does not begin with the version. */
  readonly subject: string;
  readonly rest: string;
  /** Who and when. */
  readonly below: string;
}

/** What happened, in words. */
export function eventWords(event: PageEvent, now: number): EventWords {
  const { icon, rest, isPlain } = sentences[event.kind](event);
  return {
    icon,
    subject: isPlain ? '' : t('version', { version: event.version }),
    rest,
    below: event.kind === 'elsewhere' ? elsewhereWords(event, now) : signature(event, now),
  };
}

interface Sentence {
  readonly icon: string;
  readonly rest: string;
  /** It does not begin with the version. */
  readonly isPlain?: boolean;
}

const sentences: Readonly<Record<PageEvent['kind'], (event: PageEvent) => Sentence>> = {
  registered: ({ run }) => ({
    icon: 'add',
    rest: run === undefined ? t('eventRegistered') : t('eventRegisteredFrom', { run }),
  }),
  asked: ({ to }) => ({ icon: 'git-pull-request', rest: t('eventAsked', { stage: stageText(to ?? 'None') }) }),
  decided: decisionWords,
  moved: (event) => {
    const told = stagesOf(event);
    if (event.isUndo) return { icon: 'discard', rest: t('eventUndo', told) };
    return { icon: 'arrow-right', rest: event.isUndone ? t('eventUndone', told) : t('eventMoved', told) };
  },
  alias: ({ alias = '', version, before, isRemoved }) => {
    const said = { alias, version };
    if (isRemoved) return { icon: 'tag', rest: t('eventAliasRemoved', said), isPlain: true };
    const rest = before === undefined ? t('eventAlias', said) : t('eventAliasMoved', { ...said, before });
    return { icon: 'tag', rest, isPlain: true };
  },
  elsewhere: () => ({ icon: 'question', rest: t('eventElsewhere') }),
};

const decisionTexts = {
  approve: { icon: 'check', plain: 'eventApproved', withStage: 'eventApprovedTo' },
  reject: { icon: 'git-pull-request-closed', plain: 'eventRejected', withStage: 'eventRejectedTo' },
  withdraw: { icon: 'circle-slash', plain: 'eventWithdrawn', withStage: 'eventWithdrawnTo' },
} as const;

function decisionWords({ decision = 'approve', to }: PageEvent): Sentence {
  const { icon, plain, withStage } = decisionTexts[decision];
  return { icon, rest: to === undefined ? t(plain) : t(withStage, { stage: stageText(to) }) };
}

function stagesOf({ from = 'None', to = 'None' }: PageEvent): { readonly from: string; readonly to: string } {
  return { from: stageText(from), to: stageText(to) };
}

/** `ada, 22 Nov, 23:31. Version 1 → Archived` */
function signature({ at, by, archived = [] }: PageEvent, now: number): string {
  const time = at === undefined ? '' : whenText(at, now);
  const said = by === '' || time === '' ? by || time : t('byAt', { by, time });
  if (archived.length === 0) return said;
  const versions = archived.map((version) => t('version', { version })).join(', ');
  return `${said}. ${t('archivedWith', { versions })}`;
}

function elsewhereWords(event: PageEvent, now: number): string {
  const told = stagesOf(event);
  if (event.at === undefined) return t('elsewhereUnseen', told);
  return t('elsewhereSeen', { ...told, time: whenText(event.at, now) });
}

function whenText(at: number, now: number): string {
  const time = timeText(at, now);
  return isToday(at, now) ? t('todayAt', { time }) : time;
}
