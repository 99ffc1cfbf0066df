import type { Translations } from './message.ts';

export const fixMessages = {
  'fix-add-startup-probe': {
    en: 'Add startupProbe allowing {seconds} s (uses the liveness check)',
    ko: 'startupProbe 추가 (기동 {seconds}초 허용, liveness 검사 사용)',
  },
  'fix-add-probe-http': {
    en: 'Add a {probe}: GET {path} on port {port}',
    ko: '{probe} 추가: 포트 {port}에서 GET {path}',
  },
  'fix-add-probe-tcp': {
    en: 'Add a {probe}: connect to port {port}',
    ko: '{probe} 추가: 포트 {port}에 연결',
  },
  'fix-add-probe-grpc': {
    en: 'Add a {probe}: gRPC health on port {port}',
    ko: '{probe} 추가: 포트 {port}에서 gRPC health',
  },
  'fix-add-prestop-sleep': {
    en: 'Add a preStop hook that sleeps {seconds} s',
    ko: '{seconds}초 동안 sleep하는 preStop 추가',
  },
  'fix-add-prestop-command': {
    en: 'Add a preStop hook that runs sleep {seconds} in a shell',
    ko: '셸 명령으로 {seconds}초 동안 sleep하는 preStop 추가',
  },
  'fix-add-startup-connection': {
    en: 'Add startupProbe allowing {seconds} s (connects to port {port})',
    ko: 'startupProbe 추가 (기동 {seconds}초 허용, 포트 {port}에 연결)',
  },
  'fix-add-field': {
    en: 'Add {field}: {value}',
    ko: '{field}: {value} 추가',
  },
  'fix-raise-number': {
    en: 'Raise {field} to {value}',
    ko: '{field}를 {value}로 늘리기',
  },
  'fix-write-value': { en: 'Write {value}', ko: '값 바꾸기: {value}' },
  'fix-remove-quotes': { en: 'Remove the quotes: {value}', ko: '따옴표 지우기: {value}' },
  'fix-add-quotes': { en: 'Put it in quotes: {value}', ko: '따옴표로 감싸기: {value}' },
  'fix-write-list': { en: 'Write it as a list: {value}', ko: '목록으로 바꾸기: {value}' },
  'fix-write-header-list': {
    en: 'Write the headers as a list of name and value',
    ko: '헤더를 name과 value 목록으로 바꾸기',
  },
  'fix-rename-key': { en: 'Rename {key} to {name}', ko: '키 이름 바꾸기: {key} → {name}' },
  'fix-move-beside': { en: 'Move {key} beside {target}', ko: '{key} 옮기기: {target} 옆' },
  'fix-move-into': { en: 'Move {key} into {target}', ko: '{key} 옮기기: {target} 안' },
  'fix-set-field': { en: 'Set {field} to {value}', ko: '{field} 변경: {value}' },
  'fix-remove-field': { en: 'Remove {field} from {owner}', ko: '{owner}에서 {field} 지우기' },
  'fix-keep-handler': { en: 'Keep {kept}, remove {removed}', ko: '{kept}만 남기고 {removed} 지우기' },
  'fix-add-handler': { en: 'Add {handler} on port {port}', ko: '포트 {port}에 {handler} 추가' },
  'fix-add-exec-handler': { en: 'Add exec: {command}', ko: 'exec 추가: {command}' },
  'fix-make-sidecar': {
    en: 'Make it a sidecar (restartPolicy: Always)',
    ko: '사이드카로 만들기 (restartPolicy: Always)',
  },
  'fix-lower-number': { en: 'Lower {field} to {value}', ko: '{field} 줄이기: {value}' },
  'fix-use-declared-port': {
    en: 'Use declared port {name} ({number})',
    ko: '선언된 포트 {name}({number}) 사용',
  },
  'fix-use-port-number': {
    en: 'Use the number of container {owner}’s port: {number}',
    ko: '컨테이너 {owner}의 포트 번호 사용: {number}',
  },
  'fix-add-port': {
    en: 'Add port {name} to ports (containerPort {number})',
    ko: 'ports에 포트 {name} 추가 (containerPort {number})',
  },
  'fix-write-defaults': { en: 'Write defaults explicitly', ko: '기본값을 명시적으로 쓰기' },
  'fix-remove-defaults': { en: 'Remove values equal to the default', ko: '기본값과 같은 값 지우기' },
  'fix-all-of-rule': {
    en: 'Fix all {count} problems of {rule} in this file',
    ko: '이 파일의 {rule} 문제 {count}개 모두 고치기',
  },
  'fix-all-of-rule-in-workspace': {
    en: 'Fix all problems of {rule} in the workspace…',
    ko: '작업 영역의 {rule} 문제 모두 고치기…',
  },
  'fix-explain-rule': { en: 'Explain {rule}', ko: '{rule} 설명' },
  'fix-turn-rule-off': { en: 'Turn {rule} off in the settings', ko: '설정에서 {rule} 끄기' },
  'fix-all-safe': { en: 'Fix all safe problems of Kube Probes', ko: 'Kube Probes의 안전한 수정 모두 적용' },
} as const satisfies Record<string, Translations>;
