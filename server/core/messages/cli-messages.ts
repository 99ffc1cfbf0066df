import type { Translations } from './message.ts';

export const cliMessages = {
  'severity-error': { en: 'error', ko: '오류' },
  'severity-warning': { en: 'warning', ko: '경고' },
  'severity-information': { en: 'information', ko: '정보' },
  'severity-hint': { en: 'hint', ko: '힌트' },
  'cli-words-at': { en: '{speaker}: {path}: {words}', ko: '{speaker}: {path}: {words}' },
  'cli-words': { en: '{speaker}: {words}', ko: '{speaker}: {words}' },
  'cli-fix': { en: 'fix: {title}', ko: '수정: {title}' },
  'cli-summary': {
    en: 'Files: {files} · containers: {containers} · probes: {probes} · errors: {errors} · warnings: {warnings} · other: {others}',
    ko: '파일 {files}개 · 컨테이너 {containers}개 · 프로브 {probes}개 · 오류 {errors}개 · 경고 {warnings}개 · 기타 {others}개',
  },
  'cli-not-found': {
    en: 'There is no such file or folder. Check the path, or use - to read from standard input.',
    ko: '해당 파일이나 폴더가 없다. 경로를 확인하거나, 표준 입력을 읽으려면 -를 쓴다.',
  },
  'cli-no-permission': {
    en: 'The file may not be read by this user. Change its permissions, or leave it out.',
    ko: '이 사용자에게 읽기 권한이 없다. 권한을 바꾸거나 대상에서 뺀다.',
  },
  'cli-unreadable': {
    en: 'The file could not be read ({reason}).',
    ko: '파일을 읽을 수 없다({reason}).',
  },
  'cli-version-clamped': {
    en: 'Kubernetes {asked} is not known to this release; judging as {used}, the nearest it knows.',
    ko: '이 버전은 Kubernetes {asked}을(를) 알지 못한다. 가장 가까운 {used} 기준으로 판단한다.',
  },
  'cli-version-unreadable': {
    en: '--kubernetes-version "{asked}" is not a version. Write auto, 1.36 or v1.36.3.',
    ko: '--kubernetes-version "{asked}"은(는) 버전이 아니다. auto, 1.36, v1.36.3처럼 쓴다.',
  },
  'cli-no-files': {
    en: 'Nothing to check was named. Name files or folders, or - for standard input.',
    ko: '검사할 대상이 없다. 파일이나 폴더를 지정하거나, 표준 입력은 -로 지정한다.',
  },
  'cli-rule-form': {
    en: '--rule "{asked}" is not of the form ID=SEVERITY. Write for example --rule {example}=off.',
    ko: '--rule "{asked}"은(는) ID=심각도 형식이 아니다. 예를 들어 --rule {example}=off처럼 쓴다.',
  },
  'cli-rule-severity': {
    en: '"{asked}" is not a severity of {rule}. Write one of: {known}.',
    ko: '"{asked}"은(는) {rule}에 줄 수 있는 심각도가 아니다. 다음 중 하나를 쓴다: {known}.',
  },
  'cli-rule-unknown': {
    en: 'There is no rule "{asked}". `kube-probes rules` lists all.',
    ko: '"{asked}" 규칙은 없다. `kube-probes rules`로 전체 목록을 볼 수 있다.',
  },
  'cli-rule-unknown-near': {
    en: 'There is no rule "{asked}". Did you mean {nearest}? `kube-probes rules` lists all.',
    ko: '"{asked}" 규칙은 없다. {nearest}을(를) 뜻했는지 확인한다. `kube-probes rules`로 전체 목록을 볼 수 있다.',
  },
  'cli-explain-kind': {
    en: 'Severity: {severity} · profile: {profile} · concern: {concern} · fix: {fix}',
    ko: '심각도: {severity} · 프로필: {profile} · 관심사: {concern} · 수정: {fix}',
  },
  'cli-explain-what': { en: 'What', ko: '무엇' },
  'cli-explain-why': { en: 'Why', ko: '이유' },
  'cli-explain-instead': { en: 'Instead', ko: '대신' },
  'cli-explain-every-profile': {
    en: 'No risk but a defect of the text: it is looked for in every profile. The page shows an example that has it, one that has not, and what fixes it.',
    ko: '위험이 아니라 텍스트의 결함이다: 모든 프로필에서 찾는다. 문서에 결함이 있는 예, 없는 예, 고치는 방법이 있다.',
  },
  'cli-explain-silence': {
    en: 'Silence one place: {comment} · everywhere: --rule {rule}=off',
    ko: '한 곳만 무시: {comment} · 전체: --rule {rule}=off',
  },
  'concern-risk': { en: 'risk', ko: '위험' },
  'concern-reliability': { en: 'reliability', ko: '신뢰성' },
  'concern-performance': { en: 'performance', ko: '성능' },
  'concern-best-practice': { en: 'best practice', ko: '모범 사례' },
  'concern-style': { en: 'style', ko: '스타일' },
  'fix-safety-none': { en: 'none', ko: '없음' },
  'fix-safety-safe': { en: 'safe', ko: '안전' },
  'fix-safety-changes-behaviour': { en: 'changes behaviour', ko: '동작 변경' },
  'cli-fixed': { en: 'Fixed in {path}: {fixes}', ko: '{path}에서 수정: {fixes}' },
  'cli-fix-lossy': {
    en: 'Not fixed: the file holds bytes that are no text in its encoding, and writing it back would change them. Save it as UTF-8 first.',
    ko: '수정하지 않음: 파일에 해당 인코딩의 텍스트가 아닌 바이트가 있어 다시 쓰면 바뀌게 된다. 먼저 UTF-8로 저장한다.',
  },
  'cli-not-written': {
    en: 'The fixed file could not be written ({reason}). Check its permissions.',
    ko: '수정한 파일을 쓸 수 없다({reason}). 권한을 확인한다.',
  },
  'cli-fix-stdin': {
    en: '--fix changes files, and standard input is none. Name files or folders.',
    ko: '--fix는 파일을 고치므로 표준 입력에는 쓸 수 없다. 파일이나 폴더를 지정한다.',
  },
  'cli-baseline': {
    en: 'Baseline: {known} known, left out · {stale} no longer found (--update-baseline removes them)',
    ko: '기준선: 알려진 {known}개 제외 · 더는 발견되지 않는 {stale}개(--update-baseline으로 제거)',
  },
  'cli-baseline-written': {
    en: '{count} findings written to {file}. From now on only others are reported.',
    ko: '{file}에 {count}개를 기록했다. 이제부터는 그 밖의 것만 알린다.',
  },
  'cli-baseline-missing': {
    en: 'There is no baseline {file}. Write it with --update-baseline.',
    ko: '기준선 {file}이(가) 없다. --update-baseline으로 만든다.',
  },
  'cli-baseline-unreadable': {
    en: '{file} is not a baseline that this release can read. Remove it and write it anew with --update-baseline.',
    ko: '{file}은(는) 이 버전이 읽을 수 있는 기준선이 아니다. 지우고 --update-baseline으로 새로 만든다.',
  },
  'cli-config-missing': {
    en: 'There is no project file {file}, or it may not be read. Check the path after --config.',
    ko: '프로젝트 파일 {file}이(가) 없거나 읽을 수 없다. --config 뒤의 경로를 확인한다.',
  },
  'cli-thread-lost': {
    en: 'A thread broke down ({reason}). Its files are checked all the same, but it takes longer; --threads 1 does without.',
    ko: '스레드 하나가 중단되었다({reason}). 해당 파일도 검사하지만 더 오래 걸린다. --threads 1을 쓰면 스레드를 나누지 않는다.',
  },
  'cli-left-out': {
    en: '{path} is not checked: {file} leaves it out. Change include or exclude there, or add --no-config.',
    ko: '{path}은(는) 검사하지 않는다. {file}에서 제외되어 있다. 그 파일의 include나 exclude를 고치거나 --no-config를 쓴다.',
  },
  'cli-baseline-unnamed': {
    en: '--update-baseline needs to know which file. Name it with --baseline FILE.',
    ko: '--update-baseline에는 파일이 필요하다. --baseline FILE로 지정한다.',
  },
} as const satisfies Record<string, Translations>;
