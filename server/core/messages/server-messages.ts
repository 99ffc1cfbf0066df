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
