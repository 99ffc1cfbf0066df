import { baseName, isPosix, nameOf, simpleCommands } from '../../command/index.ts';
import { fixesWith, isShared, setScalar } from '../../edits/index.ts';
import { message } from '../../messages/message.ts';
import { imageNameOf, programIn } from '../image-name.ts';
import { databaseImages, jvmImages } from '../lists.ts';
import type { OfferedFix } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { ExecSubject } from './exec-subject.ts';
import { everyProbe, execSubject, reportedPlace } from './exec-subject.ts';
import { leaving, withWords } from './leaves.ts';

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
  fix: 'changes-behaviour',
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
    const missing = missingTool(image.value, program, subject);
    const first = argv[0];
    if (missing === null || !first) return [];
    const { tool, isCertain } = missing;
    return [
      {
        span: reportedPlace(subject, first.span),
        objectPath: subject.handler.objectPath,
        message: message('exec-tool-missing-in-image', { image: image.value, tool }),
        severity: isCertain ? 'warning' : 'information',
        fixes: tool === 'bash' && isCertain && !hasNoDistribution(image.value) ? bySh(subject) : [],
      },
    ];
  },
});

interface MissingTool {
  readonly tool: string;
  /** The tool is known to be missing rather than likely to be. */
  readonly isCertain: boolean;
}

function missingTool(
  image: string,
  program: string,
  { command }: Pick<ExecSubject, 'command'>,
): MissingTool | null {
  const name = baseName(program);
  const isOwnPath = program.includes('/') && !/^\/(?:usr\/)?s?bin\//.test(program);
  if (isOwnPath || /(?:^|[:/_-])(?:debug|dev|shell)/.test(image)) return null;
  if (hasNoDistribution(image)) return usualTools.has(name) ? { tool: name, isCertain: true } : null;
  if (isUsuallyBare(image)) return usualTools.has(name) ? { tool: name, isCertain: false } : null;
  const commands = simpleCommands(command);
  const hasNoBash = /(?:^|\/)(?:alpine|busybox)(?:[:@]|$)/.test(image);
  const usesBash = name === 'bash' || (name === 'env' && commands.some((one) => nameOf(one) === 'bash'));
  if (usesBash) return hasNoBash ? { tool: 'bash', isCertain: true } : null;
  const first = commands[0] ? nameOf(commands[0]) : '';
  // Behind `||` another program may do the same.
  const mayDoWithout = commands.some(
    (one) => one.connectorBefore === '||' && !['exit', 'false', 'echo'].includes(nameOf(one)),
  );
  return !mayDoWithout && lacksTool(image, first) ? { tool: first, isCertain: false } : null;
}

/** Images made of a program alone. */
function hasNoDistribution(image: string): boolean {
  return /distroless|(?:^|\/)scratch(?:[:@]|$)|^ko\.local\/|(?:^|\/)pause(?:[:@]|$)/.test(image);
}

/** Images of Chainguard that exist to bring a shell or a tool along. */
const chainguardTools: readonly string[] = [
  'wolfi-base',
  'busybox',
  'bash',
  'curl',
  'git',
  'kubectl',
  'wget',
];

/** Images that mostly have nothing but their program: those of Chainguard, and tags that say so. */
function isUsuallyBare(image: string): boolean {
  const reference = imageNameOf(image);
  if (/(?:^|[-_])static(?:[-_]|$)/.test(reference.name) || /:[^/@]*-static(?:@|$)/.test(image)) return true;
  const isChainguard = reference.organisations[0] === 'chainguard' || /^cgr\.dev\//.test(image);
  // The images of servers start them with scripts.
  return (
    isChainguard &&
    !chainguardTools.includes(reference.name) &&
    programIn(reference, [...databaseImages, ...jvmImages]) === null
  );
}

/** Official images of languages, which have of a distribution only what the language needs. */
const slimmed: ReadonlySet<string> = new Set(['node', 'python', 'ruby', 'golang']);
/** Debian's own slim image has none of these, while Alpine's busybox is all of them but curl. */
const missingInSlim: ReadonlySet<string> = new Set(['curl', 'wget', 'nc', 'ps', 'pgrep']);

function lacksTool(image: string, tool: string): boolean {
  const { organisations, name } = imageNameOf(image);
  const isOfficial = organisations.length === 0 || organisations[0] === 'library';
  if (!isOfficial || !slimmed.has(name)) return false;
  const [, tag = ''] = /:([^/@]+)(?:@|$)/.exec(image) ?? [];
  if (/(?:^|-)alpine[\d.]*$/.test(tag)) return tool === 'curl';
  return /(?:^|-)slim(?:-[a-z]+)?$/.test(tag) && missingInSlim.has(tool);
}

/** The same script by a shell that every image with a shell has. */
function bySh(subject: ExecSubject): readonly OfferedFix[] {
  const { command, source, shared, container, probe, handler } = subject;
  const { direct, shell, argv } = command;
  const [program] = direct.words;
  if (!program || shell?.program !== 'bash' || shell.positional.length > 0 || !isPosix(shell.script))
    return [];
  const options = direct.words.slice(
    1,
    direct.words.findIndex(({ origin }) => origin === shell.scriptWord),
  );
  if (!options.every(({ text }) => /^-[ceux]+$/.test(text))) return [];
  if ([container, probe, handler].some(({ via }) => via.length > 0)) return [];
  const { origin } = program;
  if (origin.text !== origin.written || isShared(origin.span, shared)) return [];
  const sh = origin.text.includes('/') ? '/bin/sh' : 'sh';
  const fixes = fixesWith(
    { title: message('fix-run-instead', { command: sh }), safety: 'changes-behaviour', isPreferred: true },
    setScalar(source.text, origin.span, sh),
  );
  return leaving(
    fixes,
    withWords(
      probe,
      handler,
      argv.map((word) => (word === origin ? sh : word.written)),
    ),
  );
}
