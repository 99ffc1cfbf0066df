import type { Snippet } from './snippet.ts';

/** What goes with the end of a container. */
export const shutdown: readonly Snippet[] = [
  {
    title: 'Graceful shutdown: preStop sleep',
    prefixes: ['probe-prestop'],
    body: ['lifecycle:', '  preStop:', '    sleep:', '      seconds: ${1:10}'],
    description: {
      en: 'keep serving while endpoints are being removed (native sleep action, newer clusters)',
      ko: '엔드포인트가 빠지는 동안 계속 응답 (내장 sleep 동작, 최신 클러스터용)',
    },
    keys: ['lifecycle'],
    level: 'container',
  },
  {
    title: 'Graceful shutdown: preStop sleep (exec)',
    prefixes: ['probe-prestop-exec'],
    body: ['lifecycle:', '  preStop:', '    exec:', '      command: ["/bin/sh", "-c", "sleep ${1:10}"]'],
    description: {
      en: 'same, for older clusters; needs a shell in the image',
      ko: '같은 동작의 구버전 클러스터용, 이미지에 셸 필요',
    },
    keys: ['lifecycle'],
    level: 'container',
  },
  {
    title: 'Probe grace period',
    prefixes: ['probe-grace'],
    body: ['terminationGracePeriodSeconds: ${1:5}'],
    description: {
      en: 'inside livenessProbe or startupProbe: do not wait 30 s for a process that is already stuck',
      ko: 'livenessProbe나 startupProbe 안에 추가: 이미 멈춘 프로세스를 30초 기다리지 않음',
    },
    keys: ['terminationGracePeriodSeconds'],
    level: 'probe',
  },
];
