import type { Translations } from './message.ts';

/** About the project file, `.kube-probes.yaml`. */
export const projectMessages = {
  'project-file-unknown-key': {
    en: '`{key}` is no setting of a project file, so this line has no effect. A project file knows: {known}.',
    ko: '`{key}`는 프로젝트 파일의 설정이 아니어서 이 줄은 아무 효과가 없다. 쓸 수 있는 설정: {known}.',
  },
  'project-file-unknown-key-near': {
    en: '`{key}` is no setting of a project file, so this line has no effect. Did you mean `{nearest}`? A project file knows: {known}.',
    ko: '`{key}`는 프로젝트 파일의 설정이 아니어서 이 줄은 아무 효과가 없다. `{nearest}`을(를) 뜻했는지 확인한다. 쓸 수 있는 설정: {known}.',
  },
  'project-file-unknown-rule': {
    en: 'There is no rule `{rule}`, so this line changes nothing. Check the spelling: the id stands behind every finding.',
    ko: '`{rule}`라는 규칙이 없어 이 줄은 아무것도 바꾸지 않는다. 철자를 확인한다. 규칙 id는 모든 진단 뒤에 표시된다.',
  },
  'project-file-unknown-rule-near': {
    en: 'There is no rule `{rule}`, so this line changes nothing. Did you mean `{nearest}`?',
    ko: '`{rule}`라는 규칙이 없어 이 줄은 아무것도 바꾸지 않는다. `{nearest}`을(를) 뜻했는지 확인한다.',
  },
  'project-file-not-a-choice': {
    en: '`{value}` is no value of `{key}`, so it counts as not set. Write one of: {known}.',
    ko: '`{value}`는 `{key}`의 값이 아니어서 설정하지 않은 것으로 본다. 다음 중 하나를 쓴다: {known}.',
  },
  'project-file-not-a-version': {
    en: '`{value}` is no Kubernetes version, so it counts as not set. Write auto, 1.36 or v1.36.3.',
    ko: '`{value}`는 Kubernetes 버전이 아니어서 설정하지 않은 것으로 본다. auto, 1.36, v1.36.3처럼 쓴다.',
  },
  'project-file-not-rules': {
    en: '`rules` maps rule ids to severities, and this is none such mapping, so it counts as not set. Write for example `{example}: off` below it.',
    ko: '`rules`에는 규칙 id와 심각도를 짝지어 써야 하는데 그렇지 않아 설정하지 않은 것으로 본다. 예를 들어 아래에 `{example}: off`처럼 쓴다.',
  },
  'project-file-not-globs': {
    en: '`{key}` is a list of globs, and this is none, so it counts as not set. Write each on a line of its own behind a dash.',
    ko: '`{key}`에는 glob 목록을 써야 하는데 목록이 아니어서 설정하지 않은 것으로 본다. 줄마다 하나씩 줄표 뒤에 쓴다.',
  },
  'project-file-not-a-glob': {
    en: 'An item of `{key}` has to be a glob, such as "deploy/*.yaml". This one is left out.',
    ko: '`{key}`의 항목은 "deploy/*.yaml" 같은 glob이어야 한다. 이 항목은 무시한다.',
  },
  'project-file-unquoted-glob': {
    en: 'A plain value cannot begin with `*`: YAML takes it for an alias, and cannot read the file. Put the glob in quotes.',
    ko: '따옴표 없는 값은 `*`로 시작할 수 없다. YAML이 별칭으로 여겨 파일을 읽지 못한다. glob을 따옴표로 감싼다.',
  },
  'project-file-not-settings': {
    en: 'A project file is a mapping of settings, and this is none, so nothing is set. Write for example `profile: strict`.',
    ko: '프로젝트 파일에는 설정 이름과 값을 써야 하는데 그렇지 않아 아무것도 설정되지 않는다. 예를 들어 `profile: strict`처럼 쓴다.',
  },
  'project-file-surplus-document': {
    en: 'Only the first document of a project file counts, so this one sets nothing. Move its settings up and remove the `---`.',
    ko: '프로젝트 파일은 첫 문서만 읽으므로 이 문서는 아무것도 설정하지 않는다. 설정을 위로 옮기고 `---`를 지운다.',
  },
  'project-key-profile': {
    en: 'Which risks are looked for: minimal, recommended (the default) or strict.',
    ko: '어떤 위험을 찾을지 정한다: minimal, recommended(기본값), strict.',
  },
  'project-key-rules': {
    en: 'Severities by rule id: error, warning, information, hint or off.',
    ko: '규칙 id별 심각도: error, warning, information, hint, off.',
  },
  'project-key-kubernetes-version': {
    en: 'Judge as this release does: auto (the newest known), 1.36, v1.36.3.',
    ko: '이 버전 기준으로 판단한다: auto(알려진 최신), 1.36, v1.36.3.',
  },
  'project-key-include': {
    en: 'Globs of the only files to look at, relative to this file’s folder. Without it: all.',
    ko: '검사할 파일의 glob. 이 파일이 있는 폴더 기준이며, 없으면 모두 검사한다.',
  },
  'project-key-exclude': {
    en: 'Globs of files to leave alone, relative to this file’s folder.',
    ko: '검사하지 않을 파일의 glob. 이 파일이 있는 폴더 기준.',
  },
  'project-key-helm': {
    en: 'What charts are rendered with, and what of them is judged.',
    ko: '차트를 무엇으로 렌더링하고 어디까지 검사할지 정한다.',
  },
  'project-key-helm-values-files': {
    en: 'Values files that charts are rendered with besides their values.yaml, by their paths from the chart’s folder. Later ones win; a chart that does not have a file does without it.',
    ko: '차트를 렌더링할 때 values.yaml에 더하는 values 파일. 차트 폴더 기준 경로로 쓰며 뒤의 것이 우선한다. 차트에 없는 파일은 건너뛴다.',
  },
  'project-key-helm-profiles': {
    en: 'Lists of values files by name, to choose from in the editor and with --values-profile.',
    ko: '이름을 붙인 values 파일 목록. 편집기와 --values-profile에서 고른다.',
  },
  'project-key-helm-dormant': {
    en: 'Whether probes that the values switch off (`enabled: false`) are judged as if they were on. Their findings are information.',
    ko: 'values에서 꺼 둔(`enabled: false`) 프로브도 켜져 있는 것처럼 검사할지 정한다. 그 결과는 정보로 표시한다.',
  },
  'project-file-not-helm': {
    en: '`helm` holds settings of charts, and this is none, so it counts as not set. Write for example `valuesFiles: [values-production.yaml]` below it.',
    ko: '`helm`에는 차트 설정을 써야 하는데 그렇지 않아 설정하지 않은 것으로 본다. 예를 들어 아래에 `valuesFiles: [values-production.yaml]`처럼 쓴다.',
  },
  'project-file-not-profiles': {
    en: '`helm.profiles` maps names to lists of values files, and this is none such mapping, so it counts as not set. Write for example `production: [values-production.yaml]` below it.',
    ko: '`helm.profiles`에는 이름과 values 파일 목록을 짝지어 써야 하는데 그렇지 않아 설정하지 않은 것으로 본다. 예를 들어 아래에 `production: [values-production.yaml]`처럼 쓴다.',
  },
  'project-file-not-files': {
    en: '`{key}` is a list of values files, and this is none, so it counts as not set. Write each on a line of its own behind a dash.',
    ko: '`{key}`에는 values 파일 목록을 써야 하는데 목록이 아니어서 설정하지 않은 것으로 본다. 줄마다 하나씩 줄표 뒤에 쓴다.',
  },
  'project-file-not-a-file': {
    en: 'An item of `{key}` has to be a path, such as values-production.yaml. This one is left out.',
    ko: '`{key}`의 항목은 values-production.yaml 같은 경로여야 한다. 이 항목은 무시한다.',
  },
} as const satisfies Record<string, Translations>;
