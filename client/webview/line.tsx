import type { TextLine, TextRun } from '../../server/core/features/inline-text.ts';

/** Text nodes only: whatever stands in a file stays text. */
export function Line({ line }: { readonly line: TextLine }) {
  return (
    <>
      {line.map((run, index) => (
        <Run key={index} {...run} />
      ))}
    </>
  );
}

function Run({ style, text }: TextRun) {
  switch (style) {
    case 'strong':
      return <strong>{text}</strong>;
    case 'code':
      return <code>{text}</code>;
    case 'quiet':
      return <span class="quiet">{text}</span>;
    case 'plain':
      return <>{text}</>;
  }
}
