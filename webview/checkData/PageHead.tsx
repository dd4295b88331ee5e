import type { VNode } from 'preact';
import type { CheckDataState, PageReport } from '../../src/protocol/checkDataPage.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { busyText, rpc, t } from './connection.ts';
import { bytes, count, seconds } from './numbers.ts';

/** What is held against what, and other data to choose. */
export function PageHead({ state }: { readonly state: CheckDataState | undefined }): VNode {
  const report = state?.report ?? null;
  return (
    <>
      <div class="titlerow">
        <h1>{t('checkDataTitle')}</h1>
        {state && <span class="dim">{t('checkAgainst', { model: state.model })}</span>}
        <span class="grow" />
        <Toolbar label={t('checkActs')}>
          <Button onPress={() => rpc.notify('choose', {})}>{t('checkChoose')}</Button>
          <Button onPress={() => rpc.notify('paste', {})}>{t('checkPaste')}</Button>
          <IconButton icon="beaker" label={t('checkExample')} onPress={() => rpc.notify('useExample', {})} />
          {state?.isBusy ? (
            <IconButton icon="debug-stop" label={t('checkStop')} onPress={() => rpc.notify('stop', {})} />
          ) : (
            <IconButton
              icon="refresh"
              label={t('checkAgain')}
              isDisabled={!state?.source}
              onPress={() => rpc.notify('again', {})}
            />
          )}
          <IconButton
            icon="copy"
            label={t('checkCopy')}
            isDisabled={report === null}
            onPress={() => rpc.notify('copy', {})}
          />
        </Toolbar>
      </div>
      {state?.source && (
        <div class="meta">
          <span>
            <Icon name={sourceIcons[state.source.kind]} />
            {state.source.name}
          </span>
          {report && <Size report={report} />}
          {state.isBusy && <span class="dim">{busyText()}</span>}
        </div>
      )}
    </>
  );
}

const sourceIcons = { file: 'table', body: 'json', example: 'beaker' } as const;

function Size({ report }: { readonly report: PageReport }): VNode {
  const { size, envelope } = report;
  return (
    <>
      <span class="dim">
        {size === null
          ? bytes(report.bytes)
          : t('checkSize', { rows: count(size.rows), columns: count(size.columns), bytes: bytes(report.bytes) })}
      </span>
      <span class="dim">{t('checkAll', { seconds: seconds(report.seconds) })}</span>
      {envelope !== '' && (
        <span class="dim">
          {t('checkSentAs')} <span class="tag">{envelope}</span>
        </span>
      )}
    </>
  );
}
