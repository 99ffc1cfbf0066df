import type { Translations } from './message.ts';

/** What is said besides a finding of a chart's rendering. */
export const chartMessages = {
  'chart-foreign-value': {
    en: 'The value is written in {file}, which the next release of the subchart replaces. Write {path} in the values of this chart instead.',
    ko: '값은 {file}에 있다. 서브차트의 다음 릴리스에서 바뀌는 파일이므로, 이 차트의 values에 {path}를 쓴다.',
  },
  'chart-foreign-template': {
    en: 'It is written in {file}, in a subchart from elsewhere that leaves no value for it. Ask its authors, or take another release of it.',
    ko: '{file}에 있다. 외부에서 가져온 서브차트이고 이를 바꿀 값이 없다. 작성자에게 요청하거나 다른 릴리스를 쓴다.',
  },
  'chart-inline-value': {
    en: 'The value is written in {file} of the chart, for all its releases. Write {path} in these values to change it for this one.',
    ko: '값은 차트의 {file}에 있고 모든 릴리스에 쓰인다. 이 릴리스에서만 바꾸려면 여기 values에 {path}를 쓴다.',
  },
  'chart-inline-template': {
    en: 'It is written in {file} of the chart, which leaves no value for it here. It comes up with these values.',
    ko: '차트의 {file}에 있고 여기서 바꿀 값이 없다. 이 values를 쓸 때 나타난다.',
  },
  'fix-in-file': { en: '{fix}, in {file}', ko: '{file}: {fix}' },
  'chart-helm-4-finding': {
    en: 'Only with Helm 4, which leaves out nulls in the values of charts: {words}',
    ko: 'Helm 4에서만 해당함. 차트의 values에 있는 null을 버리기 때문이다. {words}',
  },
  'chart-dormant': {
    en: 'The probe is off here. It is judged as if it were on.',
    ko: '프로브가 여기서 꺼져 있다. 켜져 있다고 보고 검사했다.',
  },
  'chart-dormant-finding': {
    en: 'Off in the values. If on: {words}',
    ko: 'values에서 꺼져 있다. 켜면: {words}',
  },
  'cli-no-such-profile': {
    en: 'There is no values profile {name} in the project file. Known: {known}.',
    ko: '프로젝트 파일에 values 프로필 {name}이(가) 없다. 있는 것: {known}.',
  },
  'chart-rendered-container': {
    en: 'Rendered in {kind} {name}, container {container}.',
    ko: '{kind} {name}의 컨테이너 {container}에 렌더링된다.',
  },
  'chart-rendered-object': {
    en: 'Rendered in {kind} {name}.',
    ko: '{kind} {name}에 렌더링된다.',
  },
  'chart-rendered-file': {
    en: 'Rendered in {file}.',
    ko: '{file}에 렌더링된다.',
  },
  'cli-rendered': { en: 'in {places}', ko: '렌더링: {places}' },
  'cli-chart-problem': {
    en: 'Helm stops here ({stage}): {words}',
    ko: 'Helm이 여기서 멈춘다({stage}): {words}',
  },
  'cli-chart-flags': {
    en: '{flag} is for charts, and no chart was named. Name a folder with a Chart.yaml, or a packed chart.',
    ko: '{flag}은(는) 차트에만 쓰는데, 지정한 차트가 없다. Chart.yaml이 있는 폴더나 압축된 차트를 지정한다.',
  },
  'cli-chart-file': {
    en: 'A file that a flag names cannot be read ({reason}). Check its path.',
    ko: '플래그로 지정한 파일을 읽을 수 없다({reason}). 경로를 확인한다.',
  },
} as const satisfies Record<string, Translations>;
