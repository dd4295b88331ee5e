import type { Remark, ShownGates, ShownPerson, ShownProvenance, ShownRequest } from '../../src/protocol/reviewPage.ts';
import { reviewTexts } from '../../src/protocol/reviewTexts.ts';
import { texts } from '../ui/texts.ts';

export const t = texts(reviewTexts);

type Counts = NonNullable<Remark['gates']>;
type Judged = Extract<ShownGates, { kind: 'judged' }>;
type Provenance = Extract<ShownProvenance, { kind: 'provenance' }>;

/** `3 passed, 1 failed, 1 cannot tell` */
export function countWords({ passed, failed, unknown }: Counts): string {
  return [
    ...(passed > 0 ? [t('gatesPassed', { passed })] : []),
    ...(failed > 0 ? [t('gatesFailed', { failed })] : []),
    ...(unknown > 0 ? [t('gatesUnknown', { unknown })] : []),
  ].join(', ');
}

export function gatesWords({ gates, passed }: Judged): string {
  if (passed) return t('gatesAll', { count: gates.length });
  const count = (outcome: string): number => gates.filter((gate) => gate.outcome === outcome).length;
  const counts = countWords({ passed: count('passed'), failed: count('failed'), unknown: count('unknown') });
  return t('gatesNotAll', { counts });
}

export function nameWords({ name }: ShownPerson): string {
  return name === '' ? t('somebody') : name;
}

/** How far the name can be trusted. */
export function trustWords({ from }: ShownPerson): string {
  const words = { server: t('fromServer'), git: t('fromGit'), system: t('fromSystem'), nobody: '' };
  return words[from];
}

/** What approving does, or what was decided; one sentence. */
export function outcomeWords(request: ShownRequest): string {
  const { state, version, from, to, connection, archives, keeps } = request;
  if (state === 'open') {
    const others =
      archives.length > 0
        ? t('andArchives', { versions: archives.join(', ') })
        : keeps.length > 0
          ? t('andKeeps', { versions: keeps.join(', ') })
          : '';
    return t('approving', { version, from, to, connection: connection.name, uri: connection.uri, others });
  }
  const decided = request.discussion.findLast(({ kind }) => kind !== 'request');
  const said = { name: decided ? nameWords(decided.by) : t('somebody'), when: decided?.at.text ?? '' };
  const words = {
    approved: t('approvedText', said),
    rejected: t('rejectedText', said),
    withdrawn: t('withdrawnText', said),
  };
  return words[state];
}

/** `Aliases stay: @champion on version 2, @challenger on version 3.` */
export function aliasWords({ aliases }: ShownRequest): string {
  if (aliases.length === 0) return t('noAliases');
  const named = aliases.map(({ version, names }) =>
    t('aliasOfVersion', { names: names.map((name) => `@${name}`).join(' '), version }),
  );
  return t('aliasesStay', { aliases: named.join(', ') });
}

export function branchWords({ branch, isPushed }: Provenance): string {
  if (isPushed === null) return branch;
  if (branch === '') return t(isPushed ? 'pushed' : 'notPushed');
  return t(isPushed ? 'branchPushed' : 'branchNotPushed', { branch });
}

export function differingWords(count: number): string {
  if (count === 0) return t('noneDiffer');
  return count === 1 ? t('oneFileDiffers') : t('filesDiffer', { count });
}

export function remarkWords({ kind, by }: Remark): string {
  const name = nameWords(by);
  const words = {
    request: () => t('asked', { name }),
    approve: () => t('approved', { name }),
    reject: () => t('rejected', { name }),
    withdraw: () => t('withdrew', { name }),
  };
  return words[kind]();
}
