import type { Translations } from './message.ts';

/** About `# kube-probes-ignore` comments. */
export const suppressionMessages = {
  'ignore-unused': {
    en: 'This comment ignores `{rule}`, but nothing here breaks that rule. It would hide a later finding unseen. Remove it.',
    ko: '이 주석은 `{rule}`을(를) 무시하지만 여기에는 해당하는 문제가 없다. 나중에 생길 문제를 가릴 수 있다. 주석을 지운다.',
  },
  'ignore-unknown-rule': {
    en: 'There is no rule `{rule}`, so this comment ignores nothing. Check the spelling: the id stands behind every finding.',
    ko: '`{rule}`라는 규칙이 없어 이 주석은 아무것도 무시하지 않는다. 철자를 확인한다. 규칙 id는 모든 진단 뒤에 표시된다.',
  },
  'ignore-names-no-rule': {
    en: 'This comment names no rule, so it ignores nothing. Write the id of the finding behind it: `# kube-probes-ignore rule-id`.',
    ko: '이 주석에는 규칙이 없어 아무것도 무시하지 않는다. 진단의 id를 뒤에 적는다: `# kube-probes-ignore rule-id`.',
  },
  'fix-remove-ignore': { en: 'Remove the ignore of "{rule}"', ko: '"{rule}" 무시 주석 지우기' },
  'fix-ignore-here': { en: 'Ignore "{rule}" here', ko: '여기서 "{rule}" 무시하기' },
  'fix-ignore-in-file': { en: 'Ignore "{rule}" in this file', ko: '이 파일에서 "{rule}" 무시하기' },
} as const satisfies Record<string, Translations>;
