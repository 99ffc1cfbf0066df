/** Where the page of a view finds its parts. */
export interface ViewParts {
  readonly script: string;
  readonly style: string;
  /** What the editor serves the parts from. */
  readonly source: string;
  /** Only the script with this word runs. */
  readonly nonce: string;
}

/**
 * The page of the timeline's view. Nothing in it comes from a file of the user: that arrives as data once the script
 * asks for it. No style attribute is written as text, so that styles need no exception either.
 */
export function viewHtml({ script, style, source, nonce }: ViewParts): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `img-src 'none'`,
    `font-src ${source}`,
  ].join('; ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Probe timeline</title>
    <link rel="stylesheet" href="${style}">
  </head>
  <body>
    <div id="root"></div>
    <script nonce="${nonce}" src="${script}"></script>
  </body>
</html>
`;
}

/** A word that nobody can guess. */
export function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
