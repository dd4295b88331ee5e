import { message } from '../../base/message.ts';
import { isSamePerson, recordedName, type Actor } from '../actor.ts';
import type { LifecycleRecord, RequestRecord } from '../records/record.ts';
import type { Stage } from '../stage.ts';
import { failed, passed, unknown, type Evaluator } from './answer.ts';
import type { GateFacts } from './gateFacts.ts';

/**
 * So many people other than the requester stand for the move. Each is counted once, and only by a name that the server verified:
 * who makes the move now, unless nobody else asked for it; who else asked for a move to the stage in a request that is still open; and who approved
 * such a request after the version moved last. An approval acts at once, so of several people only the last one approves: each of the others has
 * a request open.
 * What others wrote is read from tags of the version, and is as true as those: see `docs/promotion-policy.md`.
 */
export const approvals: Evaluator<'approvals'> = ({ count }, facts) => {
  const { actor, requester } = facts;
  if (actor.from !== 'server') return unknown(message('gateActorUnverified'));
  if (requester === undefined) return failed(message('gateApprovalsOwn'));
  if (requester.from !== 'server') return unknown(message('gateRequesterUnverified', { name: requester.name }));
  const approving = approversOf(facts).filter((one) => !isSamePerson(one, requester));
  const names = approving.map(({ name }) => name).join(', ');
  if (approving.length >= count) return passed(message('gateApprovedBy', { names }));
  return failed(
    approving.length === 0
      ? message('gateApprovedByNone')
      : message('gateApprovedByTooFew', { found: approving.length, count, names }),
  );
};

/**
 * Who makes the move is neither who asked for it nor who registered the version, as far as the server tells the latter. Without a request, and
 * with a server that does not tell, it is `unknown`.
 */
export const notByRequester: Evaluator<'notByRequester'> = (_, { actor, requester, candidate }) => {
  if (actor.from !== 'server') return unknown(message('gateActorUnverified'));
  const registrant = candidate.version.user;
  if (registrant === actor.name) return failed(message('gateRegistrantActs', { name: registrant }));
  if (requester === undefined)
    return registrant === undefined || registrant === ''
      ? unknown(message('gateRequesterUnknown'))
      : passed(message('gateRegistrantOther', { registrant, actor: actor.name }));
  const { name } = requester;
  if (isSamePerson(actor, requester)) return failed(message('gateRequesterActs', { name }));
  if (requester.from !== 'server') return unknown(message('gateRequesterUnverified', { name }));
  return passed(message('gateRequesterOther', { requester: name, actor: actor.name }));
};

/** Everybody whom a server verified, each once. */
function approversOf({ actor, records, to, candidate }: GateFacts): readonly Actor[] {
  const lastMove = records.findLastIndex(({ kind }) => kind === 'move');
  const requests = requestsTo(records, to);
  const decided = new Set(records.flatMap((record) => (record.kind === 'decision' ? [record.request] : [])));
  // who asked for a move from another stage than it is in now has asked for another move
  const open = [...requests.values()].filter(({ id, from }) => !decided.has(id) && from === candidate.version.stage);
  const approving = records
    .slice(lastMove + 1)
    .filter((record) => record.kind === 'decision' && record.decision === 'approve' && requests.has(record.request));
  const verified = [actor, ...[...open, ...approving].map(({ by }) => by)].filter(
    ({ from, name }) => from === 'server' && name !== '',
  );
  return [...new Map(verified.map((one) => [recordedName(one.name), one])).values()];
}

function requestsTo(records: readonly LifecycleRecord[], to: Stage): ReadonlyMap<string, RequestRecord> {
  const requests = records.filter((record) => record.kind === 'request' && record.to === to);
  return new Map(requests.map((record) => [record.id, record as RequestRecord]));
}
