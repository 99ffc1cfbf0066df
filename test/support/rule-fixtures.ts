import type { RuleId } from '../../server/core/index.ts';
import type { FixtureOptions } from './fixtures.ts';
import * as fixtures from './fixtures.ts';

type Options = Omit<FixtureOptions, 'rules'>;

/** The fixture functions, looking at one rule only, whatever profile it is in. */
export function fixturesOf(id: RuleId) {
  const only = (options: Options): FixtureOptions => ({ ...options, rules: [id] });
  return {
    /** Asserts that exactly the drawn findings of the rule are found. */
    findings: (fixture: string, options: Options = {}) => fixtures.findings(fixture, only(options)),
    findingsOf: (text: string, options: Options = {}) => fixtures.findingsOf(text, only(options)),
    messagesOf: (text: string, options: Options & { readonly language?: 'en' | 'ko' } = {}) =>
      fixtures.messagesOf(text, { ...only(options), ...options }),
    fixTitles: (text: string, options: Options = {}) => fixtures.fixTitles(text, only(options)),
    /** The text after the rule's fix of this title. */
    fixed: (text: string, title: string, options: Options = {}) => fixtures.fixed(text, title, only(options)),
    /** Asserts what a fix makes of a text, and that neither this finding nor a new one stands there afterwards. */
    fixes: (before: string, title: string, after: string, options: Options = {}) => {
      fixtures.fixes(before, title, after, only(options));
    },
  };
}
