import type { Finding, Fix } from '../finding.ts';
import type { Message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import type { projectRuleIds } from './ids.ts';

type ProjectRuleId = (typeof projectRuleIds)[number];

/** A name may be of a newer release; a value that is none is a mistake in any. */
const severities = {
  'project-file-unknown-key': 'warning',
  'project-file-unknown-rule': 'warning',
  'project-file-invalid-value': 'error',
} as const satisfies Record<ProjectRuleId, Finding['severity']>;

/** A finding about the project file itself. */
export function projectFinding(
  ruleId: ProjectRuleId,
  { span }: { readonly span: Span },
  words: Message,
  fixes: readonly Fix[] = [],
): Finding {
  return {
    ruleId,
    category: 'settings',
    severity: severities[ruleId],
    span,
    message: words,
    objectPath: '',
    item: null,
    related: [],
    fixes,
  };
}
