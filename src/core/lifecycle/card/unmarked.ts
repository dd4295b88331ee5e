import { beginMark, endMark } from './placeCard.ts';

/** A description as it is read: without the marks around a model card, which no renderer of Markdown shows. */
export function unmarked(description: string): string {
  return description.replaceAll(beginMark, '').replaceAll(endMark, '').trim();
}

/** Of a description what stands beside a number: its first words that are no heading, without signs of Markdown; ''. */
export function firstWords(description: string): string {
  const line =
    unmarked(description.slice(0, looked))
      .split('\n', 20)
      .find((one) => /^\s*[^\s#|>`~-]/.test(one)) ?? '';
  const plain = line.replace(/[*_`]/g, '').trim();
  return plain.length > longest ? `${plain.slice(0, longest)}…` : plain;
}

/** Characters that are looked through, and that are said. */
const looked = 10_000;
const longest = 120;
