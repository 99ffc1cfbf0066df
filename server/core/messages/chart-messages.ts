import type { Translations } from './message.ts';

/** What is said besides a finding of a chart's rendering. */
export const chartMessages = {
  'chart-packed-value': {
    en: 'The value is written in {file}, which is packed and is replaced with the next release of the subchart. Write {path} in the values of this chart instead.',
    ko: '값은 {file}에 있다. 압축된 파일이고 서브차트의 다음 릴리스에서 바뀌므로, 이 차트의 values에 {path}를 쓴다.',
  },
  'chart-packed-template': {
    en: 'It is written in {file}, in a packed subchart that leaves no value for it. Ask its authors, or take another release of it.',
    ko: '{file}에 있다. 압축된 서브차트이고 이를 바꿀 값이 없다. 작성자에게 요청하거나 다른 릴리스를 쓴다.',
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
    en: 'The values file {file} cannot be read. Check the path.',
    ko: 'values 파일 {file}을(를) 읽을 수 없다. 경로를 확인한다.',
  },
} as const satisfies Record<string, Translations>;
