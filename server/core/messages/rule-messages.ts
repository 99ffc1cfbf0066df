import type { Translations } from './message.ts';

export const ruleMessages = {
  'liveness-without-startup-protection': {
    en: 'Nothing protects the start: this container is killed {from}–{to} s after it started if it is not up by then. Liveness counts from the first second, so an application that boots more slowly is killed while booting, over and over. Add a startupProbe, or at least initialDelaySeconds.',
    ko: '기동을 보호하는 것이 없음: 컨테이너가 시작한 뒤 {from}–{to}초 안에 응답하지 못하면 종료된다. liveness는 첫 순간부터 세므로 이보다 느리게 기동하는 애플리케이션은 기동 중에 거듭 종료된다. startupProbe를 추가하거나, 적어도 initialDelaySeconds를 넣는다.',
  },
  'liveness-without-startup-protection-jvm': {
    en: 'This container is killed {from}–{to} s after it started if it is not up by then, and it runs on the JVM ({evidence}). A JVM application often takes longer to boot, above all under a CPU limit, and is then killed while booting, over and over. Add a startupProbe.',
    ko: '컨테이너가 시작한 뒤 {from}–{to}초 안에 응답하지 못하면 종료되는데, JVM 위에서 돈다({evidence}). JVM 애플리케이션은 기동에 더 오래 걸리는 일이 많고 CPU 제한이 있으면 더욱 그러해서, 기동 중에 거듭 종료된다. startupProbe를 추가한다.',
  },
  'liveness-without-startup-protection-database': {
    en: 'This container is killed {from}–{to} s after it started if it is not up by then, and it is a database ({evidence}). After a crash it first replays its log; each kill makes it begin again from zero, so it may never finish. Add a startupProbe.',
    ko: '컨테이너가 시작한 뒤 {from}–{to}초 안에 응답하지 못하면 종료되는데, 데이터베이스다({evidence}). 비정상 종료 뒤에는 먼저 로그를 재생하며, 종료될 때마다 처음부터 다시 시작하므로 끝내 올라오지 못할 수 있다. startupProbe를 추가한다.',
  },
  'liveness-without-startup-protection-title': {
    en: 'Liveness starts at once, with no startupProbe and no delay',
    ko: 'startupProbe도 지연도 없이 바로 시작되는 liveness',
  },
  'liveness-without-startup-protection-what': {
    en: 'The container has a livenessProbe that counts from the first second, and nothing allows for the time the application needs to start.',
    ko: '컨테이너에 첫 순간부터 세는 livenessProbe가 있고, 애플리케이션이 기동하는 데 걸리는 시간을 허용하는 것이 없음.',
  },
  'liveness-without-startup-protection-why': {
    en: 'Whatever boots more slowly than periodSeconds × failureThreshold (30 s by default) is killed while booting and never comes up. A database that replays its log after a crash starts again from zero with every kill.',
    ko: 'periodSeconds × failureThreshold(기본값으로 30초)보다 느리게 기동하면 기동 중에 종료되어 끝내 올라오지 못한다. 비정상 종료 뒤 로그를 재생하는 데이터베이스는 종료될 때마다 처음부터 다시 시작한다.',
  },
  'liveness-without-startup-protection-instead': {
    en: 'Add a startupProbe with the same check and as many failures as the slowest start needs. A fixed initialDelaySeconds is the second best: it also delays every later restart.',
    ko: '같은 검사에 가장 느린 기동이 필요로 하는 만큼의 실패를 허용하는 startupProbe를 추가한다. 고정된 initialDelaySeconds는 차선이다: 이후의 모든 재시작도 그만큼 늦어진다.',
  },
} as const satisfies Record<string, Translations>;
