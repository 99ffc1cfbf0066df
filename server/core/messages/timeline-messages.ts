import type { Translations } from './message.ts';

/** The words of the timeline. They stand alone, so that the preview carries them without all other texts. */
export const timelineMessages = {
  'timeline-seconds': { en: '{seconds} s', ko: '{seconds}초' },
  'timeline-range': { en: '{min}–{max} s', ko: '{min}–{max}초' },

  'timeline-add-probe': { en: 'Add {probe}', ko: '{probe} 추가' },

  'timeline-lane-application': { en: 'Application', ko: '애플리케이션' },
  'timeline-lane-application-what': { en: 'what it really does', ko: '실제 상태' },
  'timeline-lane-container': { en: 'Container', ko: '컨테이너' },
  'timeline-lane-container-what': { en: 'what the kubelet does', ko: 'kubelet이 보는 상태' },
  'timeline-lane-service': { en: 'Service traffic', ko: '서비스 트래픽' },
  'timeline-lane-service-what': { en: 'what clients meet', ko: '클라이언트가 겪는 것' },

  'timeline-state-booting': { en: 'booting', ko: '기동 중' },
  'timeline-state-serving': { en: 'serving requests', ko: '요청 처리 중' },
  'timeline-state-slow': { en: 'slow replies', ko: '응답 지연' },
  'timeline-state-hung': { en: 'hung', ko: '응답 없음' },
  'timeline-state-failing': { en: 'failing', ko: '오류 응답' },
  'timeline-state-dependency-down': { en: 'dependency down', ko: '의존 서비스 장애' },
  'timeline-state-shutting-down': { en: 'shutting down', ko: '종료 처리 중' },
  'timeline-state-creating': { en: 'being created', ko: '생성 중' },
  'timeline-state-starting': { en: 'not started', ko: '기동 전' },
  'timeline-state-running': { en: 'running', ko: '실행 중' },
  'timeline-state-terminating': { en: 'terminating', ko: '종료 중' },
  'timeline-state-back-off': { en: 'back-off', ko: '백오프' },
  'timeline-state-stopped': { en: 'stopped', ko: '멈춤' },
  'timeline-state-no-traffic': { en: 'no traffic', ko: '트래픽 없음' },
  'timeline-state-traffic': { en: 'receiving traffic', ko: '트래픽 수신' },
  'timeline-state-errors': { en: 'errors', ko: '오류' },

  'timeline-wait-startup': { en: 'waits for startupProbe', ko: 'startupProbe 성공 대기' },
  'timeline-wait-delay': { en: 'initial delay', ko: '초기 지연' },
  'timeline-wait-not-running': { en: 'waits for the container', ko: '컨테이너 대기' },
  'timeline-wait-done': { en: 'done – idle until the next restart', ko: '완료 – 다음 재시작까지 쉼' },
  'timeline-wait-on-hold': { en: 'on hold', ko: '보류' },
  'timeline-wait-short': { en: 'waits', ko: '대기' },

  'timeline-result-success': { en: 'success', ko: '성공' },
  'timeline-result-failure': { en: 'failure', ko: '실패' },
  'timeline-result-timeout': { en: 'timed out', ko: '시간 초과' },
  'timeline-result-error': { en: 'discarded (the probe itself failed)', ko: '버림(프로브 자체의 오류)' },
  'timeline-result-running': { en: 'under way', ko: '진행 중' },

  'timeline-moment-started': { en: 'Started', ko: '기동 완료' },
  'timeline-moment-ready': { en: 'Ready', ko: 'Ready' },
  'timeline-moment-ready-again': { en: 'Ready again', ko: '다시 Ready' },
  'timeline-moment-hang': { en: 'App hangs', ko: '앱 행(hang)' },
  'timeline-moment-slow': { en: 'Replies slow down', ko: '응답 지연 시작' },
  'timeline-moment-failing': { en: 'App fails', ko: '앱 오류' },
  'timeline-moment-dependency-down': { en: 'Dependency down', ko: '의존 서비스 장애' },
  'timeline-moment-recovered': { en: 'App is well again', ko: '앱 정상화' },
  'timeline-moment-crash': { en: 'App crashes', ko: '앱 비정상 종료' },
  'timeline-moment-out-of-service': { en: 'Out of Service', ko: '서비스에서 제외' },
  'timeline-moment-liveness-fails': { en: 'Liveness fails', ko: '라이브니스 실패' },
  'timeline-moment-startup-fails': { en: 'Startup fails', ko: '스타트업 실패' },
  'timeline-moment-pod-deleted': { en: 'Pod deleted', ko: '파드 삭제' },
  'timeline-moment-killed': { en: 'SIGKILL', ko: 'SIGKILL' },
  'timeline-moment-exited': { en: 'Exited', ko: '종료됨' },
  'timeline-moment-restart': { en: 'Restart', ko: '재시작' },
  'timeline-moment-killed-restart': { en: 'SIGKILL, restart', ko: 'SIGKILL·재시작' },

  'timeline-story-started': {
    en: 'startupProbe passes; liveness and readiness begin',
    ko: 'startupProbe 성공, 라이브니스와 레디니스 검사 시작',
  },
  'timeline-story-ready': {
    en: 'readiness successes in a row: {successes} → the Pod joins the Service',
    ko: '레디니스 {successes}회 연속 성공 → 파드가 서비스에 연결됨',
  },
  'timeline-story-ready-without-probe': {
    en: 'no readinessProbe: ready as soon as it has started',
    ko: 'readinessProbe 없음: 기동하자마자 Ready',
  },
  'timeline-story-ready-again': {
    en: 'readiness successes in a row: {successes} → the Pod is back in the Service',
    ko: '레디니스 {successes}회 연속 성공 → 파드가 서비스에 다시 연결됨',
  },
  'timeline-story-hang': {
    en: 'the process is alive but answers nothing',
    ko: '프로세스는 살아 있지만 응답하지 않음',
  },
  'timeline-story-slow': { en: 'every reply takes longer now', ko: '모든 응답이 느려짐' },
  'timeline-story-failing': { en: 'every check is answered with an error', ko: '모든 검사에 오류로 응답' },
  'timeline-story-dependency-down': {
    en: 'only the readiness check is answered with an error; the process itself is fine',
    ko: '레디니스 검사에만 오류로 응답, 프로세스 자체는 정상',
  },
  'timeline-story-recovered': { en: 'every check is answered again', ko: '모든 검사에 다시 응답' },
  'timeline-story-crash': {
    en: 'the process ends by itself with exit code {code}',
    ko: '프로세스가 종료 코드 {code}로 스스로 끝남',
  },
  'timeline-story-out-of-service': {
    en: 'readiness failures in a row: {failures} → Ready=False, endpoint removed',
    ko: '레디니스 {failures}회 연속 실패 → Ready=False, 엔드포인트에서 제외',
  },
  'timeline-story-out-stopped': {
    en: 'the container has stopped → Ready=False, endpoint removed',
    ko: '컨테이너가 멈춤 → Ready=False, 엔드포인트에서 제외',
  },
  'timeline-story-out-deleted': {
    en: 'the Pod is being deleted → endpoint removed',
    ko: '파드 삭제 중 → 엔드포인트에서 제외',
  },
  'timeline-story-liveness-fails': {
    en: 'liveness failures in a row: {failures} → SIGTERM, up to {grace} to stop (event: Killing)',
    ko: '라이브니스 {failures}회 연속 실패 → SIGTERM, 최대 {grace} 안에 종료 (이벤트: Killing)',
  },
  'timeline-story-startup-fails': {
    en: 'startup failures in a row: {failures} → SIGTERM, up to {grace} to stop (event: Killing)',
    ko: '스타트업 {failures}회 연속 실패 → SIGTERM, 최대 {grace} 안에 종료 (이벤트: Killing)',
  },
  'timeline-story-pod-deleted': {
    en: 'preStop and SIGTERM begin while the endpoint is being removed',
    ko: '엔드포인트가 제거되는 동안 preStop과 SIGTERM이 시작됨',
  },
  'timeline-story-killed': {
    en: 'grace period over, exit code {code}',
    ko: '유예 시간 종료, 종료 코드 {code}',
  },
  'timeline-story-exited': {
    en: 'stopped after SIGTERM, exit code {code}',
    ko: 'SIGTERM 후 종료, 종료 코드 {code}',
  },
  'timeline-story-restart': {
    en: 'the container starts again (restart count {restarts})',
    ko: '컨테이너 재시작 (재시작 {restarts}회)',
  },
  'timeline-story-restart-back-off': {
    en: 'the container starts again after a wait of {wait} (restart count {restarts})',
    ko: '{wait} 기다린 뒤 컨테이너 재시작 (재시작 {restarts}회)',
  },
  'timeline-story-killed-restart': {
    en: 'grace period over, exit code {code}; the container starts again (restart count {restarts})',
    ko: '유예 시간 종료, 종료 코드 {code}, 컨테이너 재시작 (재시작 {restarts}회)',
  },
} as const satisfies Record<string, Translations>;
