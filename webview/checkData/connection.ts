import { signal } from '@preact/signals';
import { checkDataHostContract, checkDataPageContract, type CheckDataState } from '../../src/protocol/checkDataPage.ts';
import { checkDataTexts } from '../../src/protocol/checkDataTexts.ts';
import { announce } from '../ui/announce.ts';
import { connectPage } from '../ui/connect.ts';
import { texts } from '../ui/texts.ts';
import { rememberForHost } from './memory.ts';

export const t = texts(checkDataTexts);

/** What the extension last said; undefined before its first word. */
export const shown = signal<CheckDataState | undefined>(undefined);

/** How many percent of a long file are read; undefined for any other. */
export const percentRead = signal<number | undefined>(undefined);

/** What is said while data are checked. */
export function busyText(): string {
  const percent = percentRead.value;
  return percent === undefined ? t('checkBusy') : t('checkBusyShare', { percent });
}

export const rpc = connectPage({
  own: checkDataPageContract,
  other: checkDataHostContract,
  handlers: {
    requests: {},
    notices: {
      shown: show,
      read: ({ percent }) => void (percentRead.value = percent),
    },
  },
});

/** Takes over what the extension says; a verdict that was waited for is read out. */
export function show(state: CheckDataState): void {
  const { report } = state;
  if (shown.value?.isBusy && !state.isBusy && report !== null) {
    const serving = report.serving.isAccepted ? t('checkServingAccepts') : t('checkServingRefuses');
    const predict = report.predict.isAccepted ? t('checkPredictAccepts') : t('checkPredictRefuses');
    announce(`${serving} ${predict}`);
  }
  rememberForHost(state.memory);
  percentRead.value = undefined;
  shown.value = state;
}
