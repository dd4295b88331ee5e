/**
 * A Python string literal that means exactly `text`. JSON's escapes are Python's too. Characters that cannot be seen are
 * escaped as well, above all those that turn the direction of writing and could make code read as something else.
 */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const invisible = /[\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g;
