import type { SimpleCommand } from '../../command/index.ts';
import { baseName, nameOf, simpleCommands } from '../../command/index.ts';
import { message } from '../../messages/message.ts';
import { defineRule } from '../rule.ts';
import { everyProbe, execSubject, reportedPlace } from './exec-subject.ts';

const usualTools: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'ash',
  'curl',
  'wget',
  'nc',
  'cat',
  'ps',
  'pgrep',
  'grep',
]);

/** A shell or tool that images without a distribution do not have. */
export const execToolMissingInImage = defineRule({
  id: 'exec-tool-missing-in-image',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'none',
  appliesTo: everyProbe,
  quietFor: ['partly-shown'],
  docs: {
    title: 'exec-tool-missing-in-image-title',
    what: 'exec-tool-missing-in-image-what',
    why: 'exec-tool-missing-in-image-why',
    instead: 'exec-tool-missing-in-image-instead',
  },
  check(given) {
    const subject = execSubject(given);
    const { image } = given.container;
    if (!subject || image.kind !== 'known') return [];
    const { direct, argv } = subject.command;
    const program = direct.words[0]?.text ?? '';
    const tool = missingTool(image.value, program, simpleCommands(subject.command));
    const first = argv[0];
    if (tool === null || !first) return [];
    return [
      {
        span: reportedPlace(subject, first.span),
        objectPath: subject.handler.objectPath,
        message: message('exec-tool-missing-in-image', { image: image.value, tool }),
      },
    ];
  },
});

function missingTool(image: string, program: string, commands: readonly SimpleCommand[]): string | null {
  const name = baseName(program);
  const isOwnPath = program.includes('/') && !/^\/(?:usr\/)?s?bin\//.test(program);
  if (isOwnPath || /(?:^|[:/_-])(?:debug|dev|shell)/.test(image)) return null;
  if (hasNoDistribution(image)) return usualTools.has(name) ? name : null;
  const hasNoBash = /(?:^|\/)(?:alpine|busybox)(?:[:@]|$)/.test(image);
  const usesBash = name === 'bash' || (name === 'env' && commands.some((one) => nameOf(one) === 'bash'));
  return hasNoBash && usesBash ? 'bash' : null;
}

/** Images made of a program alone. */
function hasNoDistribution(image: string): boolean {
  return /distroless|(?:^|\/)scratch(?:[:@]|$)|^ko\.local\/|(?:^|\/)pause(?:[:@]|$)/.test(image);
}
