/** Of the extension that this comes with; a test holds it against package.json, which is not beside every copy of the command line. */
export const version = '0.1.0';
