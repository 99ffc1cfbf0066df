import type { FieldValue } from '../../kubernetes/field-value.ts';
import type { EnvironmentVariable, ListValue, ProbedContainer } from '../../kubernetes/probe.ts';
import { imageNameOf, programIn } from '../image-name.ts';
import { jvmImages, jvmOrganisations, replayingImages } from '../lists.ts';

/** Why a container is expected to take long to start, and by what word one can tell. */
export interface SlowStarter {
  readonly kind: 'database' | 'jvm';
  readonly evidence: string;
}

/** Recognises programs that need tens of seconds or more; null where nothing known says so. */
export function slowStarterIn(container: ProbedContainer): SlowStarter | null {
  return databaseIn(container) ?? jvmIn(container);
}

function databaseIn({ image }: ProbedContainer): SlowStarter | null {
  const evidence = image.kind === 'known' ? programIn(imageNameOf(image.value), replayingImages) : null;
  return evidence === null ? null : { kind: 'database', evidence };
}

function jvmIn(container: ProbedContainer): SlowStarter | null {
  const evidence = jvmImage(container) ?? javaCommand(container) ?? javaVariable(container.env);
  return evidence === null ? null : { kind: 'jvm', evidence };
}

function jvmImage({ image }: ProbedContainer): string | null {
  if (image.kind !== 'known') return null;
  const name = imageNameOf(image.value);
  if (name.organisations.some((organisation) => jvmOrganisations.includes(organisation))) return name.name;
  return programIn(name, jvmImages);
}

/** `java` as a program of its own or inside a shell line. */
const javaCall = /(?:^|[\s;&|/"'])java\s+(?:-|\S*\.jar)/;

function javaCommand({ command, args }: ProbedContainer): string | null {
  const words = [...knownItems(command), ...knownItems(args)];
  const isCalled = words.some((word) => /(?:^|\/)java$/.test(word) || javaCall.test(word));
  return isCalled ? 'java' : null;
}

const javaVariables =
  /^(?:_JAVA_OPTIONS|JAVA_OPTS|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|JVM_OPTS|CATALINA_OPTS|SPRING_PROFILES_ACTIVE)$/;

function javaVariable(env: ListValue<EnvironmentVariable>): string | null {
  if (env.kind !== 'known') return null;
  for (const { name } of env.items) {
    if (name.kind === 'known' && javaVariables.test(name.value)) return name.value;
  }
  return null;
}

function knownItems(list: ListValue<FieldValue<string>>): readonly string[] {
  if (list.kind !== 'known') return [];
  return list.items.flatMap((item) => (item.kind === 'known' ? [item.value] : []));
}
