import type { VNode } from 'preact';
import type { ShownSignature, SignatureRow } from '../../src/protocol/reviewPage.ts';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { LinkButton } from '../ui/LinkButton.tsx';
import { ProblemRow } from '../ui/ProblemRow.tsx';
import { Section } from '../ui/Section.tsx';
import { Toolbar } from '../ui/Toolbar.tsx';
import { Verdict } from '../ui/Verdict.tsx';
import { open } from './reviewStore.ts';
import { t } from './words.ts';

type Compared = Extract<ShownSignature, { kind: 'compared' }>;

/** What changes for callers, against the version that is in Production. */
export function SignatureSection({ signature }: { readonly signature: ShownSignature | null }): VNode {
  const compared = signature?.kind === 'compared' ? signature : undefined;
  const toolbar = compared && (
    <Toolbar label={t('signature')}>
      <IconButton icon="git-compare" label={t('openComparison')} hasText onPress={() => open('comparison')} />
    </Toolbar>
  );
  const count = compared && t('comparedWith', { version: compared.against });
  return (
    <Section title={t('signature')} {...(count !== undefined && { count })} toolbar={toolbar}>
      <Content signature={signature} />
    </Section>
  );
}

function Content({ signature }: { readonly signature: ShownSignature | null }): VNode {
  if (signature === null) return <p class="empty">{t('signatureReading')}</p>;
  if (signature.kind === 'failed') return <ProblemRow severity="error" text={signature.problem} />;
  if (signature.kind === 'nothing') return <p class="empty">{signature.text}</p>;
  if (signature.rows.length === 0 && signature.more.count === 0) return <p class="empty">{t('signatureSame')}</p>;
  return <Changes compared={signature} />;
}

function Changes({ compared }: { readonly compared: Compared }): VNode {
  const { more, moreBreaking } = compared;
  const names = more.names.join(', ') + (more.count > more.names.length ? ' …' : '');
  const rest = more.count === 1 ? t('moreCompatibleOne', { names }) : t('moreCompatible', { count: more.count, names });
  return (
    <>
      <table aria-label={t('signatureChanges')}>
        <colgroup>
          <col class="c-glyph" />
          <col class="c-name" />
          <col class="c-type" />
          <col class="c-needs" />
          <col class="c-verdict" />
        </colgroup>
        <thead class="vh">
          <tr>
            <th scope="col">{t('difference')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('type')}</th>
            <th scope="col">{t('requiredHead')}</th>
            <th scope="col">{t('verdict')}</th>
          </tr>
        </thead>
        <tbody>{compared.rows.flatMap((row, index) => lines(row, index))}</tbody>
      </table>
      {moreBreaking > 0 && <More text={t('moreBreaking', { count: moreBreaking })} />}
      {more.count > 0 && <More text={rest} />}
    </>
  );
}

function More({ text }: { readonly text: string }): VNode {
  return (
    <div class="more">
      <LinkButton onPress={() => open('comparison')}>{text}</LinkButton>
    </div>
  );
}

/** What was and what is, below each other; the verdict stands at the last of them. */
function lines(row: SignatureRow, index: number): VNode[] {
  const { old, now, part } = row;
  if (!old && !now)
    return [
      <tr key={index}>
        <td class="g">
          <Icon name="diff-modified" label={t('changed')} />
        </td>
        <td colSpan={3} title={row.meets}>
          {row.meets}
        </td>
        <VerdictCell row={row} />
      </tr>,
    ];
  return [
    ...(old ? [<Line key={`${index}-`} sign="removed" side={old} part={part} row={row} isLast={!now} />] : []),
    ...(now ? [<Line key={`${index}+`} sign="added" side={now} part={part} row={row} isLast />] : []),
  ];
}

interface LineProps {
  readonly sign: 'removed' | 'added';
  readonly side: NonNullable<SignatureRow['old']>;
  readonly part: SignatureRow['part'];
  readonly row: SignatureRow;
  readonly isLast: boolean;
}

function Line({ sign, side, part, row, isLast }: LineProps): VNode {
  const isPair = row.old !== null && row.now !== null;
  const label = sign === 'removed' ? t(isPair ? 'before' : 'removed') : t(isPair ? 'after' : 'added');
  const name = side.name === '' ? t('unnamed') : side.name;
  const said = { inputs: name, outputs: t('ofOutputs', { name }), params: t('ofParams', { name }) }[part];
  const needs = side.isRequired === null ? '' : t(side.isRequired ? 'required' : 'optional');
  return (
    <tr class={sign === 'removed' ? 'del' : 'add'}>
      <td class="g">
        <Icon name={sign === 'removed' ? 'diff-removed' : 'diff-added'} label={label} />
      </td>
      <td title={said}>{said}</td>
      <td title={side.type}>{side.type}</td>
      <td>{needs}</td>
      {isLast ? <VerdictCell row={row} /> : <td />}
    </tr>
  );
}

function VerdictCell({ row }: { readonly row: SignatureRow }): VNode {
  return (
    <td title={row.meets}>
      <Verdict kind={row.isBreaking ? 'breaking' : 'compatible'} />
    </td>
  );
}
