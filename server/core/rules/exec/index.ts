import type { Rule } from '../rule.ts';
import { execAlwaysSucceeds } from './exec-always-succeeds.ts';
import { execCurlWithoutFail } from './exec-curl-without-fail.ts';
import { execEnvNotExpanded } from './exec-env-not-expanded.ts';
import { execHttpClient } from './exec-http-client.ts';
import { execInlineCredentials } from './exec-inline-credentials.ts';
import { execInnerWaitExceedsTimeout } from './exec-inner-wait-exceeds-timeout.ts';
import { execProbeTooFrequent } from './exec-probe-too-frequent.ts';
import { execProcessExistsLiveness } from './exec-process-exists-liveness.ts';
import { execReplaceableByNativeProbe } from './exec-replaceable-by-native-probe.ts';
import { execReplyNotChecked } from './exec-reply-not-checked.ts';
import { execRetryLoop } from './exec-retry-loop.ts';
import { execShCArgumentsSplit } from './exec-sh-c-arguments-split.ts';
import { execShellSyntaxWithoutShell } from './exec-shell-syntax-without-shell.ts';
import { execStartsHeavyRuntime } from './exec-starts-heavy-runtime.ts';
import { execToolMissingInImage } from './exec-tool-missing-in-image.ts';
import { livenessDependsOnOutside } from './liveness-depends-on-outside.ts';

export const execRules: readonly Rule[] = [
  execHttpClient,
  execCurlWithoutFail,
  execShellSyntaxWithoutShell,
  execShCArgumentsSplit,
  execEnvNotExpanded,
  execAlwaysSucceeds,
  execRetryLoop,
  execInnerWaitExceedsTimeout,
  execProcessExistsLiveness,
  execToolMissingInImage,
  execReplaceableByNativeProbe,
  execStartsHeavyRuntime,
  execProbeTooFrequent,
  execInlineCredentials,
  livenessDependsOnOutside,
  execReplyNotChecked,
];
