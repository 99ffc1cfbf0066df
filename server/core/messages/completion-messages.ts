import type { Translations } from './message.ts';

/** What stands beside and behind the items of a completion. */
export const completionMessages = {
  'completion-default': { en: 'Default: `{value}`', ko: '기본값: `{value}`' },
  'completion-limits': { en: 'From {minimum} to {maximum}.', ko: '{minimum}부터 {maximum}까지.' },
  'completion-documentation': { en: 'Kubernetes documentation', ko: 'Kubernetes 문서' },
  'completion-required': { en: 'required', ko: '필수' },
  'completion-default-detail': { en: 'default {value}', ko: '기본값 {value}' },
  'completion-port-detail': {
    en: 'containerPort {number}/{protocol}',
    ko: 'containerPort {number}/{protocol}',
  },
  'completion-port-name-detail': { en: 'port "{name}", {protocol}', ko: '포트 "{name}", {protocol}' },
  'completion-port-number-detail': { en: 'declared, {protocol}', ko: '선언된 포트, {protocol}' },
  'completion-path-image': { en: 'what this image answers', ko: '이 이미지가 응답하는 경로' },
  'completion-path-common': { en: 'in common use', ko: '널리 쓰이는 경로' },
  'completion-scheme-http': { en: 'the default', ko: '기본값' },
  'completion-scheme-https': { en: 'the certificate is not verified', ko: '인증서는 검증하지 않는다' },
  'completion-header-host': { en: 'chooses the virtual host', ko: '가상 호스트를 고른다' },
  'completion-header-user-agent': {
    en: 'instead of kube-probe/1.x',
    ko: 'kube-probe/1.x 대신 보낸다',
  },
  'completion-header-accept': { en: 'instead of */*', ko: '*/* 대신 보낸다' },
  'completion-header-authorization': {
    en: 'readable by everyone who may read the Pod',
    ko: '파드를 볼 수 있는 모두에게 보인다',
  },
  'completion-header-forwarded': {
    en: 'for applications that redirect plain HTTP',
    ko: '평문 HTTP를 리다이렉트하는 애플리케이션용',
  },
  'completion-sidecar': {
    en: 'Makes this init container a sidecar: it starts before the containers, keeps running beside them, is restarted when it ends, and may have probes.',
    ko: '이 초기화 컨테이너를 사이드카로 만든다. 다른 컨테이너보다 먼저 시작해 계속 함께 실행되고, 끝나면 재시작되며, 프로브를 가질 수 있다.',
  },
  'completion-sidecar-detail': { en: 'makes it a sidecar', ko: '사이드카로 만든다' },
} as const satisfies Record<string, Translations>;
