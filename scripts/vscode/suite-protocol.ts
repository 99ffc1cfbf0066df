/** What every line of the suite in the extension host begins with, to tell it from the editor's own. */
export const suiteMark = '│ ';
