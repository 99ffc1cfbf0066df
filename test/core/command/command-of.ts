import type { ExecCommand, SimpleCommand } from '../../../server/core/command/index.ts';
import { readCommand, simpleCommands } from '../../../server/core/command/index.ts';
import { analysed } from '../../support/fixtures.ts';

/** The command of a readiness probe; `list` is the member `command`, `env` the value of the container's `env`. */
export function commandIn(list: string, env = '[]'): ExecCommand | null {
  const text = podWith(list, env);
  const container = analysed(text)[0]?.analysis.containers[0];
  const probe = container?.probes.readinessProbe;
  const handler = probe?.kind === 'probe' ? probe.handlers[0] : undefined;
  return container && handler ? readCommand(container, handler) : null;
}

export function commandsIn(list: string, env = '[]'): readonly SimpleCommand[] {
  const command = commandIn(list, env);
  return command ? simpleCommands(command) : [];
}

export function podWith(list: string, env: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: web
      env: ${env}
      readinessProbe:
        exec:
          ${list.replaceAll('\n', '\n          ')}
`;
}
