/** What the command of an exec probe really does. */
export const execRuleIds = [
  'exec-http-client',
  'exec-curl-without-fail',
  'exec-replaceable-by-native-probe',
  'exec-starts-heavy-runtime',
  'exec-shell-syntax-without-shell',
  'exec-sh-c-arguments-split',
  'exec-env-not-expanded',
  'exec-always-succeeds',
  'exec-retry-loop',
  'exec-inner-wait-exceeds-timeout',
  'exec-process-exists-liveness',
  'exec-tool-missing-in-image',
  'exec-probe-too-frequent',
  'exec-inline-credentials',
  'liveness-depends-on-outside',
  'exec-reply-not-checked',
] as const;
