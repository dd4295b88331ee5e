import { message } from '../../base/message.ts';
import type { Say } from './cardParts.ts';
import { cardText, type CardSubject } from './cardText.ts';
import { placeCard } from './placeCard.ts';

/** Characters of a description: the column of MLflow's databases has so many, which SQLite alone does not enforce (3.17.2, 2.22.4). */
export const descriptionLimit = 5000;

/** Rows of a table, the most first: a card with fewer is tried until it is short enough. */
const rowCounts = [500, 100, 50, 25, 12, 6, 3, 1] as const;

export interface MadeCard {
  /** The whole text, with what a person wrote. */
  readonly text: string;
  /** Not within `limit`, although as short as it can be. */
  readonly isLong: boolean;
}

/** The text with the card in it; with `limit`, with as few rows as it needs to have at most so many characters. */
export function makeCard(
  existing: string,
  subject: CardSubject,
  say: Say,
  limit: number = Number.POSITIVE_INFINITY,
): MadeCard {
  const notStated = say(message('cardNotStated'));
  const questions = [message('cardIntendedUse'), message('cardLimitations')].map((head) => ({
    head: say(head),
    text: notStated,
  }));
  let text = '';
  for (const mostRows of rowCounts) {
    text = placeCard(existing, cardText(subject, { say, mostRows }), questions);
    if (text.length <= limit) return { text, isLong: false };
  }
  return { text, isLong: true };
}
