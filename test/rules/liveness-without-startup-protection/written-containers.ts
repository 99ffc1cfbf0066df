/** The same container in all the ways people write it. */

export interface Model {
  readonly image: string;
  readonly handler: WrittenHandler;
  /** `periodSeconds: 5` and the like. */
  readonly timing: readonly string[];
  readonly isHandlerLast: boolean;
  readonly isProbeFirst: boolean;
}

interface WrittenHandler {
  readonly name: string;
  /** JSON, and so flow style too. */
  readonly json: string;
  /** Block lines below the name, in units of `>`. */
  readonly block: readonly string[];
}

export const handlers: readonly WrittenHandler[] = [
  { name: 'tcpSocket', json: '{ "port": 80 }', block: ['>port: 80'] },
  {
    name: 'grpc',
    json: '{ "port": 9090, "service": "살아있니#" }',
    block: ['>port: 9090', '>service: "살아있니#"'],
  },
  {
    name: 'httpGet',
    json: '{ "path": "/건강", "port": "http", "httpHeaders": [{ "name": "A", "value": "b, c" }] }',
    block: ['>path: /건강', '>port: http', '>httpHeaders:', '>- name: A', '>  value: b, c'],
  },
  {
    name: 'exec',
    json: '{ "command": ["sh", "-c", "a && b # no comment"] }',
    block: [
      '>command:',
      '>- sh',
      '>- -c',
      '>- |',
      '>  #!/bin/sh',
      '>  curl -f localhost # no comment',
      '',
      '>  true',
    ],
  },
  { name: 'exec', json: '{ "command": ["/check"] }', block: ['>command: [/check]'] },
];

export const styles = ['block', 'flow-probe', 'flow', 'kyaml', 'json', 'tight-json'] as const;

export interface Style {
  readonly syntax: (typeof styles)[number];
  readonly step: number;
  readonly isListIndented: boolean;
  readonly hasComments: boolean;
  readonly hasAnchors: boolean;
  readonly lineEnding: '\n' | '\r\n';
  readonly endsWithLineEnding: boolean;
}

/** A Pod with that one container. */
export function writePod(model: Model, style: Style): string {
  const text =
    style.syntax === 'json' || style.syntax === 'tight-json' ? json(model, style) : yaml(model, style);
  const ended = style.endsWithLineEnding ? text : text.replace(/\n$/, '');
  return ended.replaceAll('\n', style.lineEnding);
}

function json(model: Model, style: Style): string {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [Object.fromEntries(members(model))] },
  };
  return style.syntax === 'json' ? `${JSON.stringify(pod, null, style.step)}\n` : JSON.stringify(pod);
}

function members(model: Model): readonly (readonly [string, unknown])[] {
  const { image, handler, timing, isHandlerLast, isProbeFirst } = model;
  const check = [[handler.name, JSON.parse(handler.json)]];
  const numbers = timing.map((field) => [field.split(': ')[0], Number(field.split(': ')[1])]);
  const probe = [
    'livenessProbe',
    Object.fromEntries(isHandlerLast ? [...numbers, ...check] : [...check, ...numbers]),
  ] as const;
  const others = [
    ['name', 'web'],
    ['image', image],
    ['ports', [{ name: 'http', containerPort: 80 }]],
  ] as const;
  return isProbeFirst ? [probe, ...others] : [...others, probe];
}

function yaml(model: Model, style: Style): string {
  const dash = `${' '.repeat(style.step + (style.isListIndented ? style.step : 0))}- `;
  const inner = ' '.repeat(dash.length);
  const comment = (text: string): string => (style.hasComments ? ` # ${text}` : '');
  const head = [
    'apiVersion: v1',
    'kind: Pod',
    `metadata: { name: web }${comment('이름')}`,
    'spec:',
    `${' '.repeat(style.step)}containers:`,
  ];
  if (style.syntax === 'flow' || style.syntax === 'kyaml') {
    return `${[...head, `${dash}${flowContainer(model, style, inner)}`].join('\n')}\n`;
  }
  const others = [
    `name: web`,
    `image: ${model.image}${comment('고정')}`,
    'ports:',
    '- name: http',
    '  containerPort: 80',
  ];
  const probe = [...(style.hasComments ? ['# liveness, 살아 있는지'] : []), ...probeLines(model, style)];
  const startsWithComment = model.isProbeFirst && style.hasComments;
  const lines = model.isProbeFirst ? [...probe, ...others] : [...others, '', ...probe];
  const [first = '', ...rest] = lines.map((line) => (line === '' ? '' : inner + line));
  const item = startsWithComment ? [dash.trimEnd(), first] : [dash + first.slice(inner.length)];
  return `${[...head, ...item, ...rest].join('\n')}\n`;
}

function probeLines(model: Model, style: Style): readonly string[] {
  const { handler, timing, isHandlerLast } = model;
  const comment = (text: string): string => (style.hasComments ? ` # ${text}` : '');
  const anchor = (name: string): string => (style.hasAnchors ? ` &${name}` : '');
  if (style.syntax === 'flow-probe') {
    const check = `${handler.name}:${anchor('check')} ${handler.json}`;
    const all = isHandlerLast ? [...timing, check] : [check, ...timing];
    return [`livenessProbe:${anchor('live')} { ${all.join(', ')} }${comment('한 줄')}`];
  }
  const indent = ' '.repeat(style.step);
  const check = [
    `${indent}${handler.name}:${anchor('check')}${comment('검사')}`,
    ...handler.block.map((line) => line.replace(/^>/, indent + indent)),
  ];
  const numbers = timing.map((field) => indent + field + comment('초'));
  const body = isHandlerLast ? [...numbers, ...check] : [...check, ...numbers];
  return [`livenessProbe:${anchor('live')}${comment('?')}`, ...body];
}

function flowContainer(model: Model, style: Style, inner: string): string {
  const { handler, timing, isHandlerLast, isProbeFirst } = model;
  const check = `${handler.name}: ${handler.json}`;
  const fields = isHandlerLast ? [...timing, check] : [check, ...timing];
  const others = ['name: "web"', `image: "${model.image}"`, 'ports: [{ name: "http", containerPort: 80 }]'];
  const ordered = (probe: string): readonly string[] =>
    isProbeFirst ? [probe, ...others] : [...others, probe];
  if (style.syntax === 'flow') return `{ ${ordered(`livenessProbe: { ${fields.join(', ')} }`).join(', ')} }`;
  const comment = style.hasComments ? ' # 값' : '';
  const step = ' '.repeat(style.step);
  const probe = [
    'livenessProbe: {',
    ...fields.map((field) => `${inner}${step}${step}${field},${comment}`),
    `${inner}${step}}`,
  ];
  return [
    '{',
    ...ordered(probe.join('\n')).map((member) => `${inner}${step}${member},${comment}`),
    `${inner}}`,
  ].join('\n');
}
