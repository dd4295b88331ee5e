/** A whole string (also one that never ends, so that the scan stays linear), or a bare number that JSON does not have. */
const stringOrBareNumber = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\bInfinity\b|\bNaN\b/g;

/**
 * As `JSON.parse`, but a bare `NaN`, `Infinity` or `-Infinity` is read as the string of that name, which is how MLflow's other endpoints
 * write it. Python's `json` writes them bare, among others in `get-history-bulk` (3.17.2). Throws a SyntaxError.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error;
    return JSON.parse(text.replace(stringOrBareNumber, (found) => (found.startsWith('"') ? found : `"${found}"`)));
  }
}
