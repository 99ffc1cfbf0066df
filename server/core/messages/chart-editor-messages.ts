import type { Translations } from './message.ts';

/** What an editor tells of names in a chart's files. */
export const chartEditorMessages = {
  'chart-value-from': { en: 'Written in {place}.', ko: '{place}에 쓰여 있다.' },
  'chart-value-over': {
    en: 'Written in {place}, in place of {shadowed}.',
    ko: '{place}에 쓰여 있으며 {shadowed}의 값을 대신한다.',
  },
  'chart-value-missing': {
    en: 'The default values of the chart do not have it: it is empty unless -f or --set gives it.',
    ko: '차트의 기본 values에 없다. -f나 --set으로 주지 않으면 비어 있다.',
  },
  'chart-value-missing-with': {
    en: 'Neither the default values of the chart nor {files} have it: it is empty unless -f or --set gives it.',
    ko: '차트의 기본 values에도 {files}에도 없다. -f나 --set으로 주지 않으면 비어 있다.',
  },
  'chart-value-uses': { en: 'Used in {places}.', ko: '사용하는 곳: {places}.' },
  'chart-built-in': {
    en: 'Helm gives it for each release. This is what helm template takes by itself.',
    ko: 'Helm이 릴리스마다 정하는 값이다. 여기 보이는 것은 helm template의 기본값이다.',
  },
  'chart-definition': { en: 'Defined in {places}.', ko: '정의된 곳: {places}.' },
  'chart-function-language': {
    en: 'A function of the template language of Go.',
    ko: 'Go 템플릿 언어의 함수이다.',
  },
  'chart-function-helm': { en: 'A function of Helm and Sprig.', ko: 'Helm과 Sprig의 함수이다.' },
  'chart-function-unstable': {
    en: 'It gives something else each time: what it prints changes with every upgrade.',
    ko: '호출할 때마다 결과가 다르므로 업그레이드할 때마다 출력이 바뀐다.',
  },
  'chart-effective-probe': {
    en: '{probe} of {object}, container {container}, with the default values',
    ko: '기본 values로 렌더링한 {object}, 컨테이너 {container}의 {probe}',
  },
  'chart-effective-probe-with': {
    en: '{probe} of {object}, container {container}, with {files}',
    ko: '{files}을(를) 더해 렌더링한 {object}, 컨테이너 {container}의 {probe}',
  },
  'chart-with-values': { en: 'with {name}: {chain}', ko: '{name}: {chain}' },
  'chart-values-alone': { en: 'the default values', ko: '기본 values' },
  'chart-field-absent': { en: 'not set', ko: '설정되지 않음' },
  'release-parameter': {
    en: '{name}: {value} for the chart, whatever the values say.',
    ko: '{name}: {value}. values에 무엇이 있든 차트는 이 값을 쓴다.',
  },
  'release-parameter-effect': {
    en: '{line} in {probe} of {object}, container {container}',
    ko: '{object}, 컨테이너 {container}의 {probe}: {line}',
  },
  'release-chart-found': {
    en: 'The values here are judged with the chart in {folder}.',
    ko: '여기 values는 {folder}의 차트로 검사한다.',
  },
  'release-chart-missing': {
    en: 'The values here are not checked: the chart is not in the workspace, or more than one that fits is. Open the folder that it lies in.',
    ko: '여기 values는 검사하지 않는다. 작업 영역에 이 차트가 없거나, 맞는 차트가 둘 이상이다. 차트가 있는 폴더를 연다.',
  },
  'release-values-unknown': {
    en: 'The values here are not judged: others that are not known may win over those of the chart in {folder}, or change what it renders.',
    ko: '여기 values는 검사하지 않는다. 알 수 없는 다른 values가 {folder}의 차트 values보다 우선하거나 렌더링 결과를 바꿀 수 있다.',
  },
  'chart-not-rendered-with': {
    en: 'not rendered with {files}',
    ko: '렌더링되지 않는 values: {files}',
  },
  'chart-dormant-probe': {
    en: 'The values switch this probe off. Below is what it would do.',
    ko: 'values에서 이 프로브를 껐다. 켜면 다음과 같다.',
  },
  'chart-probe-elsewhere': {
    en: 'Not rendered with the values that apply, but with others.',
    ko: '지금 적용되는 values로는 렌더링되지 않지만 다른 values로는 렌더링된다.',
  },
  'chart-helm-4-probe': {
    en: 'Only Helm 4 renders this probe: it leaves out nulls in the values of charts, which take the probe away in Helm 3.',
    ko: 'Helm 4만 이 프로브를 렌더링한다. Helm 3에서는 차트의 values에 있는 null이 프로브를 없애지만 Helm 4는 그 null을 버린다.',
  },
  'chart-helm-4-differs': {
    en: 'Helm 4 renders another probe: it leaves out nulls in the values of charts.',
    ko: 'Helm 4는 차트의 values에 있는 null을 버려서 다른 프로브를 렌더링한다.',
  },
  'values-default': { en: 'Default values', ko: '기본 values' },
  'values-settings': { en: 'As set', ko: '설정대로' },
  'values-status': { en: 'Chart: {name}', ko: '차트: {name}' },
  'values-status-own': { en: 'Rendered with values.yaml.', ko: 'values.yaml로 렌더링한다.' },
  'values-status-files': {
    en: 'Rendered with values.yaml and {files}.',
    ko: 'values.yaml에 {files}을(를) 더해 렌더링한다.',
  },
  'values-prompt': { en: 'What {chart} is rendered with', ko: '{chart}을(를) 렌더링할 values' },
  'values-choose': { en: 'Choose Values', ko: 'values 고르기' },
  'chart-more': { en: 'and {count} more', ko: '그 밖에 {count}개' },
} as const satisfies Record<string, Translations>;
