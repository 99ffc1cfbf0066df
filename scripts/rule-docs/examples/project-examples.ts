import type { projectRuleIds } from '../../../server/core/project/ids.ts';
import type { RuleExample } from '../rule-example.ts';

/** Of project files, not of manifests. */
export const projectExamples: Readonly<Record<(typeof projectRuleIds)[number], RuleExample>> = {
  'project-file-unknown-key': {
    title: 'A project file with a key that is no setting',
    kind: 'project',
    bad: 'profil: strict\n',
    good: 'profile: strict\n',
  },
  'project-file-unknown-rule': {
    title: 'A project file with a rule that does not exist',
    kind: 'project',
    bad: 'rules:\n  liveness-single-failures: off\n',
    good: 'rules:\n  liveness-single-failure: off\n',
  },
  'project-file-invalid-value': {
    title: 'A project file with a value that cannot be',
    kind: 'project',
    bad: 'rules:\n  liveness-single-failure: warn\n',
    good: 'rules:\n  liveness-single-failure: warning\n',
  },
};
