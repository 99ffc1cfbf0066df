import type { FileKind } from '../../server/core/index.ts';
import type { RuleId } from '../../server/core/rules/rule-ids.ts';

/** A manifest that breaks a rule and one that does not; where the rule has a fix, what the fix makes of the first is the second. */
export interface RuleExample {
  readonly title: string;
  readonly bad: string;
  readonly good: string;
  /** How they are read; as manifests when absent, and as whole charts with one document for each file. */
  readonly kind?: FileKind | 'chart';
  /** The rule speaks only where it is known that no other file matters. */
  readonly isWholeWorkspace?: true;
  /** What else is found in the first, because nothing can break this rule alone. */
  readonly besides?: RuleId;
}

/** A Pod around the fields of one container, which stand at six spaces. */
export const pod = (container: string, spec = ''): string => `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
${spec}  containers:
    - name: web
      image: registry.example.com/web:1.4.0
${container}`;

export const ports = '      ports:\n        - name: http\n          containerPort: 8080\n';
export const check = '        httpGet:\n          path: /readyz\n          port: 8080\n';
const liveCheck = check.replace('/readyz', '/livez');

export const deployment = (spec: string, podSpec = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
${spec}  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
${podSpec}      containers:
        - name: web
          image: registry.example.com/web:1.4.0
`;

export const probe = (
  name: string,
  rest: string,
  handler = name === 'readinessProbe' ? check : liveCheck,
): string => `      ${name}:\n${handler}${rest}`;
