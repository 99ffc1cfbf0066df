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
} as const satisfies Record<string, Translations>;
