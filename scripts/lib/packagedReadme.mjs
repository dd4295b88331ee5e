/**
 * The README as the editor's page of an installed extension can show it: without pictures and links that lead into this repository.
 * @param {string} text
 * @returns {string}
 */
export function packagedReadme(text) {
  return text
    .replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n+/gm, '')
    .replace(/(?<!!)\[([^\]]+)\]\((?!https?:|#)[^)]*\)/g, '$1');
}
