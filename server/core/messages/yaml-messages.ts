import type { Translations } from './message.ts';

/** What the reader says about a text it cannot take, by problem code. */
export const yamlMessages = {
  'yaml-problem.syntax': {
    en: 'This is not YAML that the API server can read. kubectl stops here and applies nothing from this document on. Check the quotes, brackets and indentation around this place.',
    ko: 'API 서버가 읽을 수 있는 YAML이 아니다. kubectl은 여기서 멈추고 이 문서부터는 아무것도 적용하지 않는다. 이 자리 주변의 따옴표, 괄호, 들여쓰기를 확인한다.',
  },
  'yaml-problem.bad-indentation': {
    en: 'The indentation of this line fits no block above it. The API server cannot tell what the line belongs to. Align it with its neighbours.',
    ko: '이 줄의 들여쓰기가 위의 어떤 블록과도 맞지 않는다. API 서버는 이 줄이 어디에 속하는지 알 수 없다. 같은 단계의 줄에 맞춘다.',
  },
  'yaml-problem.tab-indentation': {
    en: 'A tab stands where YAML wants spaces. YAML does not allow tabs as indentation. Replace the tab with spaces.',
    ko: 'YAML에서 공백이 와야 할 자리에 탭이 있다. YAML은 들여쓰기에 탭을 허용하지 않는다. 탭을 공백으로 바꾼다.',
  },
  'yaml-problem.unclosed-quote': {
    en: 'The quote that opens here is never closed. Everything behind it becomes part of the text. Add the closing {quote}.',
    ko: '여기서 연 따옴표가 닫히지 않았다. 뒤의 모든 내용이 문자열이 된다. 닫는 {quote}를 추가한다.',
  },
  'yaml-problem.unclosed-flow': {
    en: 'The `{open}` that opens here is never closed, or something between its values is missing. The API server cannot tell where it ends. Add the missing `{close}` or comma.',
    ko: '여기서 연 `{open}`가 닫히지 않았거나 값 사이에 무언가 빠졌다. API 서버는 어디서 끝나는지 알 수 없다. 빠진 `{close}` 또는 쉼표를 추가한다.',
  },
  'yaml-problem.missing-colon': {
    en: 'There is no `:` behind this key. Without it the line is text, which cannot stand between keys. Add a colon and a space.',
    ko: '이 키 뒤에 `:`이 없다. 콜론이 없으면 이 줄은 키 사이에 올 수 없는 문자열이 된다. 콜론과 공백을 추가한다.',
  },
  'yaml-problem.unknown-anchor': {
    en: 'The anchor `&{anchor}` is not defined above. An alias can only repeat what stands before it in the same document. Define the anchor first, or write the value out.',
    ko: '앵커 `&{anchor}`가 위에 정의되어 있지 않다. 별칭은 같은 문서에서 앞에 나온 것만 반복할 수 있다. 앵커를 먼저 정의하거나 값을 직접 적는다.',
  },
  'yaml-problem.recursive-alias': {
    en: 'The alias `*{anchor}` stands inside the value that it repeats. Such a value would never end. Write the value out.',
    ko: '별칭 `*{anchor}`가 자신이 반복하는 값 안에 있다. 이런 값은 끝나지 않는다. 값을 직접 적는다.',
  },
  'yaml-problem.bad-merge': {
    en: 'The value of `<<` is not a mapping. Only the keys of a mapping, or of a list of mappings, can be merged. Refer to a mapping, or quote the key.',
    ko: '`<<`의 값이 맵이 아니다. 맵 또는 맵 목록의 키만 병합할 수 있다. 맵을 가리키게 하거나 키를 따옴표로 감싼다.',
  },
  'yaml-problem.bad-directive': {
    en: 'A `%` directive cannot stand here. kubectl cuts the file at `---`, so that a directive is left alone in a document of its own. Remove the line.',
    ko: '`%` 지시문은 여기에 올 수 없다. kubectl은 `---`에서 파일을 나누므로 지시문만 남은 문서가 된다. 이 줄을 지운다.',
  },
  'yaml-problem.bad-separator': {
    en: '`{text}` stands behind `---`. kubectl allows only a comment on a separator line, and reads no further. Move it to the next line.',
    ko: '`---` 뒤에 `{text}`가 있다. kubectl은 구분선에 주석만 허용하며 더 읽지 않는다. 다음 줄로 옮긴다.',
  },
  'yaml-problem.bad-tag': {
    en: '`{text}` does not fit its tag `{tag}`. The API server refuses the whole document. Change the value, or remove the tag.',
    ko: '`{text}`가 태그 `{tag}`와 맞지 않는다. API 서버는 문서 전체를 거부한다. 값을 바꾸거나 태그를 지운다.',
  },
  'yaml-problem.bad-escape': {
    en: '`{escape}` is no escape sequence of YAML. In double quotes a backslash starts one. Double the backslash, or use single quotes.',
    ko: '`{escape}`는 YAML의 이스케이프가 아니다. 큰따옴표 안에서는 역슬래시가 이스케이프를 시작한다. 역슬래시를 두 번 쓰거나 작은따옴표를 쓴다.',
  },
  'yaml-problem.bad-character': {
    en: 'The character {character} cannot stand here. YAML forbids control characters, and keeps some signs to itself at the start of a value. Remove it, or put the value in quotes.',
    ko: '문자 {character}는 여기에 올 수 없다. YAML은 제어 문자를 금지하고, 값의 첫머리에는 일부 기호를 쓸 수 없다. 지우거나 값을 따옴표로 감싼다.',
  },
  'yaml-problem.bad-key': {
    en: 'This cannot be a key. JSON, which the API server decodes, has only text, numbers and booleans as keys. Write a name, in quotes if need be.',
    ko: '키가 될 수 없는 값이다. API 서버가 해석하는 JSON에서 키는 문자열, 숫자, 불리언만 될 수 있다. 이름을 적고 필요하면 따옴표로 감싼다.',
  },
  'yaml-problem.not-a-mapping': {
    en: 'The document is not a mapping. A Kubernetes object has `apiVersion` and `kind` at its top. Write keys and values here.',
    ko: '문서가 맵이 아니다. 쿠버네티스 객체는 최상위에 `apiVersion`과 `kind`가 있다. 여기에 키와 값을 적는다.',
  },
  'yaml-problem.not-json': {
    en: '`{text}` has no counterpart in JSON. kubectl turns YAML into JSON before it sends it, and fails here. Use a finite number, or put it in quotes.',
    ko: '`{text}`는 JSON으로 나타낼 수 없다. kubectl은 보내기 전에 YAML을 JSON으로 바꾸므로 여기서 실패한다. 유한한 숫자를 쓰거나 따옴표로 감싼다.',
  },
  'yaml-problem.too-deep': {
    en: 'Nesting is deeper than {limit} levels here. What lies below is not looked at. Flatten the document.',
    ko: '중첩이 {limit}단계를 넘는다. 그 아래는 살펴보지 않는다. 문서를 단순하게 만든다.',
  },
  'yaml-problem.alias-bomb': {
    en: 'Aliases of aliases make this document explode. Written out it would have more than {limit} values, which the API server refuses. Write fewer of them.',
    ko: '별칭의 별칭 때문에 문서가 폭발적으로 커진다. 모두 펼치면 값이 {limit}개를 넘어 API 서버가 거부한다. 별칭을 줄인다.',
  },
  'yaml-problem.looks-like-template': {
    en: 'This looks like a Helm template outside a chart. `{{` opens a mapping in YAML, so that the API server cannot read the document. Move the file into a chart’s `templates` folder, or put the value in quotes.',
    ko: '차트 밖에 있는 Helm 템플릿처럼 보인다. YAML에서 `{{`는 맵을 여는 기호라서 API 서버가 문서를 읽을 수 없다. 파일을 차트의 `templates` 폴더로 옮기거나 값을 따옴표로 감싼다.',
  },
} as const satisfies Record<`yaml-problem.${string}`, Translations>;
