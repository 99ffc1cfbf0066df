import type { Card } from '../../server/core/timeline/cards.ts';
import { timelineMarkdown } from '../../server/core/timeline/timeline-markdown.ts';
import { timelineText } from '../../server/core/timeline/timeline-text.ts';
import type { WhatIf } from '../../server/core/timeline/what-if.ts';
import type { WhatIfRun } from '../../server/core/timeline/what-if-run.ts';
import { svgOf } from './export-svg.ts';
import type { ExportFormat, ViewModel } from './protocol.ts';

export interface ExportRequest {
  readonly run: WhatIfRun;
  readonly cards: readonly Card[];
  readonly container: ViewModel['containers'][number];
  readonly model: ViewModel;
  readonly whatIf: WhatIf;
  readonly view: HTMLElement | null;
}

/** A file's text, and a name for it without an ending. */
export interface Exported {
  readonly data: string;
  readonly name: string;
}

/** The timeline as a file; null where there is no picture to take. */
export function exportAs(format: ExportFormat, request: ExportRequest): Exported | null {
  const { run, container, whatIf } = request;
  const name = `${container.name}-${whatIf.name}`.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  switch (format) {
    case 'markdown':
      return { name, data: markdownOf(request) };
    case 'json': {
      const { kubernetesVersion } = request.model;
      const { scenario, trace } = run;
      return { name, data: `${JSON.stringify({ id: name, kubernetesVersion, scenario, trace })}\n` };
    }
    case 'svg': {
      const chart = request.view?.querySelector<SVGSVGElement>('svg.timeline');
      return chart ? { name, data: svgOf(chart, container, container.name) } : null;
    }
  }
}

function markdownOf({ run, cards, container, model, whatIf }: ExportRequest): string {
  return timelineMarkdown({
    timeline: run.timeline,
    cards,
    name: container.name,
    object: container.object,
    whatIf: timelineText(`timeline-what-if-${whatIf.name}`),
    kubernetesVersion: model.kubernetesVersion,
    language: model.language,
  });
}
