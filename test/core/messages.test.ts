import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { allMessages } from '../../server/core/messages/all-messages.ts';
import { fieldMessages } from '../../server/core/messages/field-messages.ts';
import type { MessageId, Translations } from '../../server/core/messages/message.ts';
import { languageOfLocale, languages, message, renderMessage } from '../../server/core/messages/message.ts';

const folder = new URL('../../server/core/messages/', import.meta.url);

/** The tables of all areas, by file. */
async function readAreas(): Promise<Readonly<Record<string, Translations>>[]> {
  const files = readdirSync(folder, { encoding: 'utf8', recursive: true })
    .map((file) => file.replaceAll('\\\\', '/'))
    .filter((file) => file.endsWith('-messages.ts') && file !== 'all-messages.ts');
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
  return modules.flatMap((module) => Object.values<Record<string, Translations>>(module));
}

const entries: [string, Translations][] = allMessages.flatMap((area) => Object.entries<Translations>(area));

function slotsOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{([a-zA-Z]+)\}/g), ([, name]) => name ?? ''))].sort();
}

/** Two sentences or more: a lone phrase may be a title. */
function isProse(text: string): boolean {
  return /[.!?] [A-Z가-힣`{“"]/.test(text);
}

/** `합니다`, `습니다`: a syllable that ends in ㅂ before `니다`. The plain `아니다` is none. */
function isFormal(text: string): boolean {
  return Array.from(text.matchAll(/([가-힣])니다/g)).some(
    ([, syllable = '']) => (syllable.charCodeAt(0) - 0xac00) % 28 === 17,
  );
}

test('there is no message without words in both languages', () => {
  for (const [id, translations] of entries) {
    assert.deepEqual(Object.keys(translations).sort(), [...languages].sort(), id);
    for (const language of languages) {
      assert.notEqual(translations[language].trim(), '', `${id} ${language}`);
      assert.equal(
        translations[language],
        translations[language].trim(),
        `${id} ${language} has blanks at its ends`,
      );
    }
  }
});

test('both languages have the same slots', () => {
  for (const [id, { en, ko }] of entries) assert.deepEqual(slotsOf(ko), slotsOf(en), id);
});

test('no slot is unbalanced or misspelt', () => {
  for (const [id, translations] of entries) {
    for (const language of languages) {
      const withoutSlots = translations[language].replace(/\{[a-z][a-zA-Z]*\}/g, '');
      // `{{` is spoken of where a message is about templates.
      const rest = withoutSlots.replace(/\{\{[^{}]*\}\}|\{\{|\}\}|\{\}/g, '');
      assert.doesNotMatch(rest, /[{}]/, `${id} ${language}: ${translations[language]}`);
    }
  }
});

test('backticks and bold marks come in pairs', () => {
  for (const [id, translations] of entries) {
    for (const language of languages) {
      const text = translations[language];
      assert.equal((text.match(/`/g) ?? []).length % 2, 0, `${id} ${language}: ${text}`);
      assert.equal((text.match(/\*\*/g) ?? []).length % 2, 0, `${id} ${language}: ${text}`);
    }
  }
});

test('prose ends like a sentence', () => {
  for (const [id, translations] of entries) {
    for (const language of languages) {
      const text = translations[language];
      if (isProse(text)) assert.match(text, /(?:[.!?)]|\})$/, `${id} ${language}: ${text}`);
    }
  }
});

test('Korean is Korean, in the plain declarative style', () => {
  for (const [id, { ko }] of entries) {
    assert.ok(!isFormal(ko), `${id}: ${ko}`);
    assert.doesNotMatch(ko, /(?:세요|십시오|어요|아요)(?=[.!?\s)]|$)/, `${id}: ${ko}`);
    assert.doesNotMatch(ko, /\d (?:초|회|분|개)(?![가-힣])/, `${id}: ${ko}`);
  }
});

test('no message begs or blames', () => {
  for (const [id, { en }] of entries) assert.doesNotMatch(en, /\b(?:please|sorry|oops)\b/i, `${id}: ${en}`);
});

test('ids are kebab-case and belong to one area only', async () => {
  const owners = new Map<string, number>();
  (await readAreas()).forEach((area, index) => {
    for (const id of Object.keys(area)) {
      assert.equal(owners.get(id), undefined, `${id} stands in two files`);
      owners.set(id, index);
      assert.match(id, /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);
    }
  });
  assert.deepEqual([...owners.keys()].sort(), entries.map(([id]) => id).sort());
});

test('a message in a slot speaks the language of the whole', () => {
  const inner = message('field-startup-probe');
  const { ko } = fieldMessages['field-startup-probe'];
  assert.equal(renderMessage(inner, 'ko'), ko);
  const withSlot = entries.find(([, { en }]) => slotsOf(en).length === 1);
  assert.ok(withSlot);
  const [id, { ko: outer }] = withSlot;
  const [slot = ''] = slotsOf(outer);
  const whole = { id: id as MessageId, args: { [slot]: inner } };
  assert.equal(renderMessage(whole, 'ko'), outer.replaceAll(`{${slot}}`, ko));
});

test('an argument that is missing stays visible', () => {
  const withSlot = entries.find(([, { en }]) => slotsOf(en).length === 1);
  assert.ok(withSlot);
  const [id, { en }] = withSlot;
  assert.equal(renderMessage({ id: id as MessageId, args: {} }, 'en'), en);
});

test('the language follows the locale', () => {
  const read = ['ko', 'ko-KR', 'ko_KR.UTF-8', 'KO', 'en-US', 'kok', 'C', undefined].map(languageOfLocale);
  assert.deepEqual(read, ['ko', 'ko', 'ko', 'ko', 'en', 'en', 'en', 'en']);
});
