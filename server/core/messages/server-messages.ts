import type { Translations } from './message.ts';

export const serverMessages = {
  'server-quoted': { en: '{speaker}: {words}', ko: '{speaker}: {words}' },
  'server-version-clamped': {
    en: 'Kube Probes does not know Kubernetes {asked} and judges as {used}, the nearest release it knows. Set kubeProbes.kubernetesVersion to a release between {oldest} and {newest}, or to auto.',
    ko: 'Kube Probes는 Kubernetes {asked}을(를) 알지 못해 가장 가까운 {used} 기준으로 판단한다. kubeProbes.kubernetesVersion에 {oldest}–{newest} 사이의 버전이나 auto를 쓴다.',
  },
  'server-version-unreadable': {
    en: 'kubeProbes.kubernetesVersion "{asked}" is not a version, so Kube Probes judges as {used}, the newest it knows. Write auto, 1.36 or v1.36.3.',
    ko: 'kubeProbes.kubernetesVersion의 "{asked}"은(는) 버전이 아니어서 Kube Probes는 알고 있는 최신 버전 {used} 기준으로 판단한다. auto, 1.36, v1.36.3처럼 쓴다.',
  },
  'server-file-too-large': {
    en: 'Kube Probes does not check this file: it is {length} MB long, and the limit is {limit} MB. Checking a file of this size would slow the editor down. Split it to have it checked.',
    ko: 'Kube Probes는 이 파일을 검사하지 않는다. 크기가 {length} MB로 한도 {limit} MB를 넘는다. 이 크기의 파일을 검사하면 편집기가 느려진다. 검사하려면 파일을 나눈다.',
  },
  'server-status-probes': {
    en: 'Probes: {probes} · containers: {containers}',
    ko: '프로브 {probes}개 · 컨테이너 {containers}개',
  },
  'server-status-operations': {
    en: 'Patch operations on probes: {count}',
    ko: '프로브를 바꾸는 패치 연산 {count}개',
  },
  'server-judged-operations': {
    en: 'Patch: what it writes is judged.',
    ko: '패치: 쓰는 값만 판단한다.',
  },
  'server-status-quiet': { en: 'Nothing to check', ko: '검사할 것 없음' },
  'server-open-settings': { en: 'Open Settings', ko: '설정 열기' },
  'server-show-log': { en: 'Show Log', ko: '로그 보기' },
  'server-status-unreadable': { en: 'Cannot be read', ko: '읽을 수 없음' },
  'server-status-chart': { en: 'Part of a chart', ko: '차트의 일부' },
  'server-status-project': { en: 'Kube Probes settings', ko: 'Kube Probes 설정' },
  'server-judged-project': {
    en: 'For this folder and those in it.',
    ko: '이 폴더와 그 아래에 적용된다.',
  },
  'server-judged': {
    en: 'Judged as Kubernetes {release} does.',
    ko: 'Kubernetes {release} 기준으로 판단한다.',
  },
  'server-judged-among-others': {
    en: 'Other documents, not judged: {count}',
    ko: '판단하지 않는 다른 문서 {count}개',
  },
  'server-judged-probes-only': {
    en: 'Only probes and hooks are judged.',
    ko: '프로브와 훅만 판단한다.',
  },
  'server-judged-patch': {
    en: 'Patch: the rest is up to its base.',
    ko: '패치: 나머지는 base에 달렸다.',
  },
  'server-judged-template': {
    en: 'Template: computed parts left out.',
    ko: '템플릿이 계산하는 값은 제외한다.',
  },
  'server-judged-template-probes': {
    en: 'Template: some probes are computed.',
    ko: '템플릿이 정하는 프로브가 있다.',
  },
  'server-judged-custom': {
    en: 'Custom resource: containers only.',
    ko: '커스텀 리소스: 컨테이너만 본다.',
  },
  'server-judged-fragment': {
    en: 'Part of a manifest: containers only.',
    ko: '매니페스트 일부: 컨테이너만 본다.',
  },
  'server-judged-ignored': {
    en: 'Rules ignored in the whole file: {count}',
    ko: '파일 전체에서 무시하는 규칙 {count}개',
  },
  'server-quiet-not-kubernetes': {
    en: 'No Kubernetes object or container here.',
    ko: 'Kubernetes 객체나 컨테이너가 없다.',
  },
  'server-quiet-no-containers': {
    en: 'Kubernetes objects without containers.',
    ko: '컨테이너가 없는 Kubernetes 객체다.',
  },
  'server-quiet-templated': {
    en: 'Template: no containers in its text.',
    ko: '텍스트에 컨테이너가 없는 템플릿이다.',
  },
  'server-quiet-unreadable': {
    en: 'Errors in the YAML hide what is in here.',
    ko: 'YAML 오류로 내용을 알 수 없다.',
  },
  'server-quiet-disabled': {
    en: 'kubeProbes.enable is off for this file.',
    ko: 'kubeProbes.enable이 꺼져 있다.',
  },
  'server-quiet-excluded': {
    en: 'Left out by settings or .kube-probes.yaml.',
    ko: '설정이나 .kube-probes.yaml에서 빠져 있다.',
  },
  'server-quiet-not-a-working-copy': {
    en: 'Shown only: an older version or an output.',
    ko: '보기 전용: 이전 버전이나 출력이다.',
  },
  'server-quiet-chart-values': {
    en: 'Values: judged by what the chart renders.',
    ko: 'values: 차트를 렌더링한 결과로 판단한다.',
  },
  'server-quiet-chart-definition': {
    en: 'Definition: judged by what is rendered.',
    ko: '차트 정의: 렌더링한 결과로 판단한다.',
  },
  'server-quiet-too-large': {
    en: 'Too large to check while it is edited.',
    ko: '편집하며 검사하기에는 너무 크다.',
  },
  'rename-characters': {
    en: '"{name}" cannot be a port name. It may have only lower-case letters, digits and hyphens.',
    ko: '"{name}"은(는) 포트 이름이 될 수 없다. 영문 소문자, 숫자, 하이픈만 쓸 수 있다.',
  },
  'rename-too-long': {
    en: '"{name}" is too long for a port name. It may have 15 characters at most.',
    ko: '"{name}"은(는) 포트 이름으로 너무 길다. 최대 15자까지 쓸 수 있다.',
  },
  'rename-no-letter': {
    en: '"{name}" cannot be a port name. It needs at least one letter.',
    ko: '"{name}"은(는) 포트 이름이 될 수 없다. 영문자가 하나 이상 있어야 한다.',
  },
  'rename-double-hyphen': {
    en: '"{name}" cannot be a port name. Two hyphens may not follow each other.',
    ko: '"{name}"은(는) 포트 이름이 될 수 없다. 하이픈을 연달아 쓸 수 없다.',
  },
  'rename-edge-hyphen': {
    en: '"{name}" cannot be a port name. It may not begin or end with a hyphen.',
    ko: '"{name}"은(는) 포트 이름이 될 수 없다. 하이픈으로 시작하거나 끝날 수 없다.',
  },
  'rename-taken': {
    en: 'Another port of this container is named "{name}" already. Names are unique in a container.',
    ko: '이 컨테이너의 다른 포트가 이미 "{name}"을(를) 쓰고 있다. 이름은 컨테이너 안에서 유일해야 한다.',
  },
  'rename-shared': {
    en: '"{name}" is written behind an alias that other places use too. Renaming it here would change them as well: edit the anchor itself.',
    ko: '"{name}"은(는) 다른 곳에서도 쓰는 별칭을 통해 적혀 있다. 여기서 이름을 바꾸면 그곳도 바뀌므로 앵커를 직접 고친다.',
  },
} as const satisfies Record<string, Translations>;
