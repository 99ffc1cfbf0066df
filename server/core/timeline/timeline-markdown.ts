import { code } from '../features/markdown.ts';
import type { Language } from '../messages/message.ts';
import type { Card } from './cards.ts';
import type { Timeline } from './timeline.ts';
import type { TimelineText, TimelineTextId } from './timeline-text.ts';
import { secondsOf, timelineText, timelineWords } from './timeline-text.ts';

export interface MarkdownRequest {
  readonly timeline: Timeline;
  readonly cards: readonly Card[];
  /** The container and the object around it, in the user's words. */
  readonly name: string;
  readonly object: string;
  readonly whatIf: TimelineText;
  readonly kubernetesVersion: string;
  readonly language: Language;
}

/** The figures and the story as Markdown, to be pasted into a review. */
export function timelineMarkdown(request: MarkdownRequest): string {
  const { timeline, cards, language, kubernetesVersion } = request;
  const words = (text: TimelineText): string => timelineWords(text, language);
  const say = (id: TimelineTextId, args: TimelineText['args'] = {}): string => words(timelineText(id, args));
  const where = request.object === '' ? '' : ` (${code(request.object)})`;
  return [
    `### ${say('timeline-view-title')}: ${code(request.name)}${where}`,
    `${say('timeline-what-if')}: **${words(request.whatIf)}**`,
    table(
      [say('timeline-column-figure'), say('timeline-column-this-run'), say('timeline-column-range')],
      cards.map(({ title, value, note }) => [words(title), words(value), note ? words(note) : '']),
    ),
    table(
      ['#', say('timeline-column-time'), say('timeline-column-what'), say('timeline-column-why')],
      timeline.moments.map(({ atMs, title, story }, index) => [
        String(index + 1),
        words(secondsOf(atMs)),
        words(title),
        words(story),
      ]),
    ),
    `*${say('timeline-foot', { version: kubernetesVersion })}*\n`,
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
