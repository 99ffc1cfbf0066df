import { chartEditorMessages } from './chart-editor-messages.ts';
import { chartMessages } from './chart-messages.ts';
import { cliMessages } from './cli-messages.ts';
import { completionMessages } from './completion-messages.ts';
import { decodeMessages } from './decode-messages.ts';
import { fieldMessages } from './field-messages.ts';
import { fixMessages } from './fix-messages.ts';
import { hoverMessages } from './hover-messages.ts';
import { lensMessages } from './lens-messages.ts';
import { projectMessages } from './project-messages.ts';
import { readingMessages } from './reading-messages.ts';
import { ruleMessages } from './rule-messages.ts';
import { execMessages } from './rules/exec-messages.ts';
import { helmMessages } from './rules/helm-messages.ts';
import { targetMessages } from './rules/target-messages.ts';
import { timingMessages } from './rules/timing-messages.ts';
import { workloadMessages } from './rules/workload-messages.ts';
import { serverMessages } from './server-messages.ts';
import { simulationMessages } from './simulation-messages.ts';
import { suppressionMessages } from './suppression-messages.ts';
import { timelineMessages } from './timeline-messages.ts';
import { validationMessages } from './validation-messages.ts';
import { yamlMessages } from './yaml-messages.ts';

/** Every text a user can meet, by area. Laying them into one object would take a tenth of the time a start takes. */
export const allMessages = [
  yamlMessages,
  decodeMessages,
  suppressionMessages,
  validationMessages,
  fieldMessages,
  hoverMessages,
  lensMessages,
  readingMessages,
  ruleMessages,
  timingMessages,
  targetMessages,
  execMessages,
  helmMessages,
  workloadMessages,
  fixMessages,
  chartMessages,
  chartEditorMessages,
  cliMessages,
  completionMessages,
  serverMessages,
  projectMessages,
  timelineMessages,
  simulationMessages,
] as const;

type IdsIn<Area> = Area extends unknown ? keyof Area : never;

export type MessageId = IdsIn<(typeof allMessages)[number]>;
