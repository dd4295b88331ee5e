import type { ComponentChildren, VNode } from 'preact';
import type { VersionDetail } from '../../src/protocol/modelPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { commitWords } from './commitWords.ts';
import { exactTimeText, wholeTimeText } from './formats.ts';
import { act, head } from './modelStore.ts';
import { stageText, statusTexts, t } from './say.ts';
import type { ShownVersion } from './shownVersions.ts';
import { TagList } from './TagList.tsx';

interface DetailPropsProps {
  readonly version: ShownVersion;
  /** Undefined while it is being read. */
  readonly detail: VersionDetail | undefined;
}

/** What is known of a version, line by line. */
export function DetailProps({ version: { card }, detail }: DetailPropsProps): VNode {
  const { version, stage, created, user = detail?.user ?? '' } = card;
  const time = created === undefined ? '' : wholeTimeText(created);
  return (
    <dl class="props">
      {stage !== undefined && (
        <Line name={t('propStage')}>
          <span {...(detail?.since !== undefined && { title: exactTimeText(detail.since) })}>
            {detail?.since === undefined
              ? stageText(stage)
              : t('stageSince', { stage: stageText(stage), time: wholeTimeText(detail.since) })}
          </span>
        </Line>
      )}
      <Line name={t('propAliases')}>
        <Aliases version={version} aliases={card.aliases ?? []} />
      </Line>
      <Line name={t('propStatus')}>{statusWords(card, detail)}</Line>
      <Line name={t('propRegistered')}>
        <span {...(created !== undefined && { title: exactTimeText(created) })}>
          {user === '' ? time : t('registeredBy', { time, by: user })}
        </span>
      </Line>
      {detail && <RunLines version={version} detail={detail} />}
    </dl>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ComponentChildren }): VNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Aliases({ version, aliases }: { readonly version: string; readonly aliases: readonly string[] }): VNode {
  const isWritable = head.value?.readOnly === '';
  if (aliases.length === 0) return <span class="dim">{t('noAliases')}</span>;
  return (
    <span class="chips">
      {aliases.map((alias) => (
        <span key={alias} class="tag chip">
          {`@${alias}`}
          {isWritable && (
            <IconButton
              icon="close"
              label={t('deleteAlias', { alias })}
              onPress={() => act('deleteAlias', { version, alias })}
            />
          )}
        </span>
      ))}
    </span>
  );
}

function statusWords({ status }: ShownVersion['card'], detail: VersionDetail | undefined): string {
  const word = status === undefined ? t('ready') : t(statusTexts[status]);
  const words = status === undefined ? '' : (detail?.statusMessage ?? '');
  return words === '' ? word : t('statusWith', { status: word, words: `“${words}”` });
}

function RunLines({ version, detail }: { readonly version: string; readonly detail: VersionDetail }): VNode {
  const { run, experiment, commit, isDirty, source, tags } = detail;
  return (
    <>
      {run && (
        <Line name={t('propRun')}>
          <span class="lineup">
            <LinkButton title={run.id} onPress={() => act('openRun', { version })}>
              {run.name}
            </LinkButton>
            <RunState run={run} />
          </span>
        </Line>
      )}
      {experiment && (
        <Line name={t('propExperiment')}>
          <LinkButton title={experiment.id} onPress={() => act('openExperiment', { version })}>
            {experiment.name}
          </LinkButton>
        </Line>
      )}
      <Line name={t('propCommit')}>
        <span class="lineup">
          {commit.commit !== '' && (
            <LinkButton title={t('openSource')} onPress={() => act('openSource', { version })}>
              <span class="mono">{commit.commit.slice(0, 7)}</span>
            </LinkButton>
          )}
          <span class={commit.commit === '' ? 'dim' : ''} {...(commit.kind === 'known' && { title: commit.subject })}>
            {commitWords(commit)}
          </span>
          {isDirty && <Icon name="warning" className="warn" label={t('commitDirty')} />}
        </span>
      </Line>
      <Line name={t('propSource')}>
        <span class="lineup">
          <span class="mono t nowrap" title={source}>
            {source}
          </span>
          <IconButton icon="copy" label={t('copySource')} onPress={() => act('copySource', { version })} />
        </span>
      </Line>
      <Line name={t('propTags')}>
        {tags.length === 0 ? (
          <span class="dim">{t('noTags')}</span>
        ) : (
          <span class="chips">
            <TagList tags={tags} most={12} />
          </span>
        )}
      </Line>
    </>
  );
}

function RunState({
  run: { status, statusText, isDeleted },
}: {
  readonly run: NonNullable<VersionDetail['run']>;
}): VNode {
  const { icon, tone } = runIcons[status ?? 'other'];
  const word = status === null ? statusText : t(runIcons[status].text);
  return (
    <>
      <Icon name={isDeleted ? 'trash' : icon} className={isDeleted ? 'dim' : tone} />
      <span>{isDeleted ? t('runDeleted', { status: word }) : word}</span>
    </>
  );
}

const runIcons = {
  FINISHED: { icon: 'pass-filled', tone: 'ok', text: 'runFinished' },
  RUNNING: { icon: 'sync', tone: 'info', text: 'runRunning' },
  SCHEDULED: { icon: 'clock', tone: 'dim', text: 'runScheduled' },
  FAILED: { icon: 'error', tone: 'err', text: 'runFailed' },
  KILLED: { icon: 'circle-slash', tone: 'dim', text: 'runKilled' },
  other: { icon: 'question', tone: 'info' },
} as const;
