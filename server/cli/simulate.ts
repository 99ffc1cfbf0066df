import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Expectation, Language, Message } from '../core/index.ts';
import { message, readScenario, renderMessage, simulate } from '../core/index.ts';

/**
 * Runs `kube-probes simulate`: a line `{id, kubernetesVersion, scenario}` in, a line `{id, trace}` out, one by one.
 * Answers the exit code: 2 when a line or the file was at fault.
 */
export async function simulateLines(file: string, language: Language): Promise<0 | 2> {
  const tell = (text: Message): void => {
    process.stderr.write(`${renderMessage(text, language)}\n`);
  };
  let line = 0;
  let hasFaults = false;
  try {
    for await (const text of linesOf(file === '-' ? process.stdin : createReadStream(file))) {
      line++;
      if (text.trim() === '') continue;
      const answer = answerTo(text, line);
      if (answer.kind === 'refused') {
        hasFaults = true;
        tell(answer.reason);
      } else if (!process.stdout.write(`${answer.text}\n`)) {
        await once(process.stdout, 'drain');
      }
    }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    // Whoever reads the answers has had enough.
    if (reason === 'EPIPE') return 0;
    tell(message('simulate-unreadable', { file, reason }));
    return 2;
  }
  return hasFaults ? 2 : 0;
}

async function* linesOf(stream: Readable): AsyncGenerator<string> {
  const failure: { error?: Error } = {};
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  stream.on('error', (error) => {
    failure.error = error;
    lines.close();
  });
  yield* lines;
  if (failure.error !== undefined) throw failure.error;
}

type LineAnswer =
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: Message };

function answerTo(text: string, line: number): LineAnswer {
  const refuse = (reason: Message): LineAnswer => ({ kind: 'refused', reason });
  const parsed = parse(text);
  if (parsed.kind === 'refused') {
    const example = '{"id": "a", "kubernetesVersion": "1.36", "scenario": {…}}';
    return refuse(message('simulate-no-json', { line, reason: parsed.reason, example }));
  }
  if (typeof parsed.value !== 'object' || parsed.value === undefined || Array.isArray(parsed.value)) {
    return refuse(message('simulate-misfit', { line, path: '.', expected: message('expected-object') }));
  }
  const { id, kubernetesVersion, scenario } = parsed.value as Readonly<Record<string, unknown>>;
  if (typeof kubernetesVersion !== 'string' || !/^v?1\.\d+/.test(kubernetesVersion)) {
    const expected = message('expected-version');
    return refuse(message('simulate-misfit', { line, path: 'kubernetesVersion', expected }));
  }
  const reading = readScenario(scenario, 'scenario');
  if (reading.kind === 'refused') {
    const { path, expected } = reading.misfit;
    return refuse(message('simulate-misfit', { line, path, expected: wordsFor(expected) }));
  }
  try {
    const trace = simulate(reading.scenario, kubernetesVersion);
    return { kind: 'answered', text: JSON.stringify({ id, trace }) };
  } catch (error) {
    return refuse(message('simulate-failed', { line, reason: String(error) }));
  }
}

type Parsing =
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly reason: string };

/** A null is as good as an absent field. */
function parse(text: string): Parsing {
  try {
    const value: unknown = JSON.parse(text, (_, part: unknown) => (part === null ? undefined : part));
    return { kind: 'parsed', value };
  } catch (error) {
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
  }
}

function wordsFor(expected: Expectation): Message {
  switch (expected.kind) {
    case 'number':
      return message('expected-number', { minimum: expected.minimum, maximum: expected.maximum });
    case 'one-of':
      return message('expected-one-of', { values: expected.values.join(', ') });
    default:
      return message(`expected-${expected.kind}`);
  }
}
