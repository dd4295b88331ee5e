import { message, type Message } from '../../base/message.ts';
import type { ModelVersion } from '../../tracking/registeredModel.ts';
import { openRequests } from '../review/openRequests.ts';
import { isActive, type Stage } from '../stage.ts';

/** Why a version is not phased out unless somebody names it. */
export type Guard =
  | { readonly kind: 'alias'; readonly aliases: readonly string[] }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'request' };

export function guardsOf(version: Pick<ModelVersion, 'aliases' | 'stage' | 'tags'>): readonly Guard[] {
  const { aliases = [], stage } = version;
  return [
    ...(aliases.length > 0 ? [{ kind: 'alias', aliases } as const] : []),
    ...(stage !== undefined && isActive(stage) ? [{ kind: 'stage', stage } as const] : []),
    ...(openRequests(version).length > 0 ? [{ kind: 'request' } as const] : []),
  ];
}

export function guardText(guard: Guard): Message {
  if (guard.kind === 'stage') return message('phaseOutInUse', { stage: guard.stage });
  if (guard.kind === 'request') return message('phaseOutRequested');
  return message('phaseOutHasAlias', { aliases: guard.aliases.map((alias) => `@${alias}`).join(', ') });
}

/** The first guard that is there now and was not when it was planned. */
export function newGuard(planned: readonly Guard[], now: readonly Guard[]): Guard | undefined {
  const known = new Set(planned.flatMap(keysOf));
  return now.find((guard) => keysOf(guard).some((key) => !known.has(key)));
}

function keysOf(guard: Guard): readonly string[] {
  if (guard.kind === 'alias') return guard.aliases.map((alias) => `alias ${alias}`);
  return [guard.kind === 'stage' ? `stage ${guard.stage}` : 'request'];
}
